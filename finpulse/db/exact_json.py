"""JSON whose numbers are exact: a Decimal goes out and comes back as the digits it has."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import orjson

from finpulse.numbers import exact_decimal, exact_integer


def dumps(value: Any) -> str:
    """Write JSON; Decimals become plain numbers such as 0.30, dates and times ISO 8601 text."""
    return orjson.dumps(value, default=_plain, option=orjson.OPT_NON_STR_KEYS).decode()


def loads(text: str | bytes) -> Any:
    """Read JSON; numbers with a fraction become Decimals. Raises ValueError, and NumberOutOfBounds for one too long."""
    return json.loads(text, parse_float=exact_decimal, parse_int=exact_integer, parse_constant=exact_decimal)


def _plain(value: object) -> Any:
    if isinstance(value, Decimal):
        return orjson.Fragment(format(value, "f"))
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")
