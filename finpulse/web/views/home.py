"""The first page: what to begin with for whoever has nothing yet, else the month."""

from __future__ import annotations

from finpulse.web.blueprint import page
from finpulse.web.frame import show


@page("/", ["GET"])
def show_home() -> str:
    """The way in."""
    return show("pages/welcome.html")
