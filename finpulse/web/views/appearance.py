"""How a page looks in this browser: its colours, and whether single keys do something."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from flask import Response, request

from finpulse.api.auth.session_cookie import set_cookie
from finpulse.errors import InvalidInput
from finpulse.web.blueprint import page, see_other
from finpulse.web.frame import KEYS_COOKIE, THEME_COOKIE, THEMES, theme
from finpulse.web.views.gate import next_address

LIFETIME: Final = timedelta(days=365)


@page("/appearance", ["POST"])
def change_appearance() -> Response:
    """Choose the colours, by name or the `next` ones, and whether single keys are on."""
    answer = see_other(next_address())
    if chosen := request.form.get("theme"):
        found = THEMES[(THEMES.index(theme()) + 1) % len(THEMES)] if chosen == "next" else chosen
        if found not in THEMES:
            raise InvalidInput({"theme": [f"It takes one of {', '.join(THEMES)}."]})
        set_cookie(answer, THEME_COOKIE, found, LIFETIME)
    if keys := request.form.get("keys"):
        set_cookie(answer, KEYS_COOKIE, "off" if keys == "off" else "on", LIFETIME)
    return answer
