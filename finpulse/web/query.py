"""What a page's address asks for: each parameter by its parser, and a sentence for whatever the page doesn't know."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from flask import request

from finpulse.cleaning.values.currencies import is_currency_code
from finpulse.errors import InvalidInput

Parser = Callable[[str], Any]
_MONTH: Final = re.compile(r"(19|20)\d\d-(0[1-9]|1[0-2])")
_ID: Final = re.compile(r"[1-9]\d{0,17}")


def parameters(parsers: Mapping[str, Parser]) -> dict[str, Any]:
    """The page's parameters, None where the address leaves one out or empty. Raises InvalidInput.

    What isn't known, comes twice, or can't be read is told, as the API tells it.
    """
    given = request.args
    errors = {name: ["This page doesn't know it."] for name in given if name not in parsers}
    errors |= {name: ["It may come once."] for name in given if len(given.getlist(name)) > 1}
    found: dict[str, Any] = {}
    for name, parse in parsers.items():
        text = given.get(name, "").strip()
        try:
            found[name] = parse(text) if text else None
        except ValueError as error:
            errors[name] = [str(error)]
    if errors:
        raise InvalidInput(errors)
    return found


def month_of(text: str) -> date:
    """The first day of a month such as 2026-10. Raises ValueError."""
    if not _MONTH.fullmatch(text):
        raise ValueError("It takes a month such as 2026-10.")
    return date.fromisoformat(f"{text}-01")


def id_of(text: str) -> int:
    """An id. Raises ValueError."""
    if not _ID.fullmatch(text):
        raise ValueError("It takes a whole number from 1 on.")
    return int(text)


def currency_of(text: str) -> str:
    """A currency's code. Raises ValueError."""
    if not is_currency_code(text):
        raise ValueError("It takes an ISO 4217 code, such as UZS.")
    return text.upper()
