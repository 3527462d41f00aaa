"""Money as text: who accepts `application/json; money=string` gets every amount as a string."""

from __future__ import annotations

from typing import Final

from flask import Flask, Response, g, request
from werkzeug.http import parse_options_header

from finpulse.api.schemas.fields import MONEY_AS_TEXT

JSON: Final = "application/json"


def register(app: Flask) -> None:
    """Ask each request what it accepts, and say so in the answer."""
    app.before_request(_choose)
    app.after_request(_tell)


def money_as_text() -> bool:
    """Whether this request wants money as text."""
    return bool(g.get("money_as_text"))


def _choose() -> None:
    g.money_as_text = _asks_for_text(request.headers.get("Accept", ""))
    MONEY_AS_TEXT.set(g.money_as_text)


def _asks_for_text(accept: str) -> bool:
    """Whether the first form of JSON that an Accept header names is the one with money as text.

    >>> _asks_for_text("text/csv, application/json; money=string"), _asks_for_text("application/json, */*")
    (True, False)
    """
    if "money" not in accept:  # Spares most requests the parsing.
        return False
    named = (parse_options_header(part) for part in accept.split(","))
    return next((options.get("money") == "string" for kind, options in named if kind.lower() == JSON), False)


def _tell(response: Response) -> Response:
    if money_as_text() and response.mimetype == JSON:
        response.headers["Content-Type"] = f"{JSON}; money=string"
    return response
