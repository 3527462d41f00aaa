"""A record's fields -> the cells of a row: moments as days, numbers with their decimal mark."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Final

from finpulse.sources.readers.json.json_names import is_day
from finpulse.sources.readers.syntax.cell_text import time_text

_EPOCH: Final = re.compile(r"[12]\d{9}(\d{3})?(?:\.\d+)?")
_UNSCALED: Final = re.compile(r"unscaled_?value$", re.IGNORECASE)


class CellMaker:
    """Makes the cells of each record, in the order of the names of the fields."""

    def __init__(self, names: Sequence[str]) -> None:
        self._columns = [_column(name) for name in names]

    def cells_of(self, fields: Mapping[str, str]) -> list[str]:
        """The cells of one record, "" for fields that it doesn't have."""
        return [make(fields, name) for name, make in self._columns]


def is_scaled(name: str) -> bool:
    """Whether a field's number becomes whole units here, by the scale beside it.

    >>> is_scaled("amount.value.unscaledValue"), is_scaled("amount.value")
    (True, False)
    """
    return bool(_UNSCALED.search(name))


def _column(name: str) -> tuple[str, Callable[[Mapping[str, str], str], str]]:
    if is_scaled(name):
        return name, _scaled
    return name, _day if is_day(name) else _plain


def _plain(fields: Mapping[str, str], name: str) -> str:
    return fields.get(name, "")


def _day(fields: Mapping[str, str], name: str) -> str:
    """A day or time as text; a count of seconds or milliseconds since 1970 becomes one."""
    text = fields.get(name, "")
    match = _EPOCH.fullmatch(text)
    if not match:
        return text
    return time_text(datetime.fromtimestamp(float(text) / (1000 if match[1] else 1), UTC))


def _scaled(fields: Mapping[str, str], name: str) -> str:
    """A number without its decimal mark; the field beside it says how many digits are the fraction."""
    scale = fields.get(_UNSCALED.sub("scale", name), "0")
    return _shifted(fields.get(name, ""), int(scale) if scale.isdecimal() and len(scale) < 3 else 0)


def _shifted(text: str, places: int) -> str:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    return f"{value.scaleb(-places):f}" if value.is_finite() and abs(value.adjusted()) < 30 else text
