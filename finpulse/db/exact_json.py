"""JSON whose numbers are exact: a Decimal goes out and comes back as the digits it has."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import orjson

from finpulse.numbers import OutOfBounds, exact_decimal, exact_integer


def dumps(value: Any) -> str:
    """Write JSON; Decimals become plain numbers such as 0.30, dates and times ISO 8601 text."""
    return orjson.dumps(value, default=_plain, option=orjson.OPT_NON_STR_KEYS).decode()


def loads(text: str | bytes) -> Any:
    """Read JSON; numbers with a fraction become Decimals. Raises ValueError.

    A number beyond all bounds becomes an OutOfBounds, which no field takes: so that who sent it is told which field.
    """
    return json.loads(text, parse_float=_decimal, parse_int=_integer, parse_constant=OutOfBounds)


def _decimal(text: str) -> Decimal | OutOfBounds:
    return OutOfBounds(text) if (number := exact_decimal(text)) is None else number


def _integer(text: str) -> int | OutOfBounds:
    return OutOfBounds(text) if (number := exact_integer(text)) is None else number


def _plain(value: object) -> Any:
    if isinstance(value, Decimal):
        return orjson.Fragment(format(value, "f"))
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")
