"""Columns of values -> PostgreSQL's arrays in their binary form, which need no escaping and no parsing.

An array is its count of dimensions, whether it holds nulls, the type of its elements, their count and the number of
the first; then each element with its length before it (see array_send and array_recv in PostgreSQL's sources).
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from itertools import chain, repeat
from typing import Any, Final

from psycopg.adapt import Dumper
from psycopg.pq import Format

_BYTEA, _INT8, _INT4, _TEXT, _DATE, _NUMERIC = 17, 20, 23, 25, 1082, 1700
_HEADER: Final = struct.Struct("!iiIii")
_NO_ELEMENTS: Final = struct.Struct("!iiI")
_LENGTH: Final = struct.Struct("!i")
_NULL: Final = _LENGTH.pack(-1)
_FIRST_DAY: Final = date(2000, 1, 1).toordinal()
# Statements repeat themselves; this many distinct values of each column are remembered at a time.
_MEMORY: Final = 50_000

_DATE_ELEMENT: Final = struct.Struct("!ii")
_INT8_ELEMENT: Final = struct.Struct("!iq")
_GROUP: Final = struct.Struct("!H")
# The last four digits of the numbers that have cents, by the cents as they are written.
_CENTS: Final = {
    f"{cents:0{places}}": _GROUP.pack(cents * 10 ** (4 - places)) for places in (1, 2) for cents in range(1, 10**places)
}
_POSITIVE, _NEGATIVE = 0x0000, 0x4000


class BinaryArray(bytes):
    """An array in its binary form, as a parameter of a statement that takes one there."""

    __slots__ = ()


class BinaryArrayDumper(Dumper):
    """Hands a BinaryArray to PostgreSQL as it is, which knows the type by where it stands."""

    format = Format.BINARY

    def dump(self, obj: BinaryArray) -> bytes:
        """The array's own bytes."""
        return obj


class Remembered(dict[Any, bytes]):
    """Elements by their values, each made once."""

    def __init__(self, make: Callable[[Any], bytes]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, value: Any) -> bytes:
        element = self[value] = self._make(value)
        return element

    def of(self, values: Iterable[Any]) -> list[bytes]:
        """The elements of these values."""
        if len(self) > _MEMORY:
            self.clear()
        return list(map(self.__getitem__, values))


def _text(value: str | None) -> bytes:
    if value is None:
        return _NULL
    encoded = value.encode("utf-8", "replace")
    return _LENGTH.pack(len(encoded)) + encoded


def _date(value: date | None) -> bytes:
    return _NULL if value is None else _DATE_ELEMENT.pack(4, value.toordinal() - _FIRST_DAY)


def _int8(value: int | None) -> bytes:
    return _NULL if value is None else _INT8_ELEMENT.pack(8, value)


def _numeric(value: str) -> bytes:
    """What any number would be, put together of what stands before its cents and of these: four times as fast."""
    whole, _, fraction = value.partition(".")
    cents = _CENTS.get(fraction)
    return _any_numeric(value) if cents is None else _up_to_cents(whole, len(fraction)) + cents


@lru_cache(_MEMORY)
def _up_to_cents(whole: str, places: int) -> bytes:
    return _any_numeric(f"{whole}.{'1' * places}")[: -_GROUP.size]


def _any_numeric(value: str) -> bytes:
    """PostgreSQL's own form of a numeric: digits to the base of 10,000, the first one's weight, and the scale."""
    plain = f"{Decimal(value):f}" if "E" in value else value
    whole, _, fraction = plain.partition(".")
    scale = len(fraction)
    # Groups of four digits begin at the point, on either side of it.
    behind = -(-scale // 4)
    left = abs(int(whole + fraction + "0" * (4 * behind - scale)))
    groups: list[int] = []
    while left:
        left, group = divmod(left, 10_000)
        groups.insert(0, group)
    weight = len(groups) - behind - 1 if groups else 0
    while groups and not groups[-1]:
        groups.pop()
    sign = _NEGATIVE if groups and plain[0] == "-" else _POSITIVE
    count = len(groups)
    return _numeric_form(count).pack(8 + 2 * count, count, weight, sign, scale, *groups)


@cache
def _numeric_form(count: int) -> struct.Struct:
    """The form of a numeric of that many digits to the base of 10,000."""
    return struct.Struct(f"!iHhHH{count}H")


_texts, _dates, _int8s, _numerics = Remembered(_text), Remembered(_date), Remembered(_int8), Remembered(_numeric)


def text_array(values: Sequence[str | None]) -> bytes:
    """text[] of any texts, None being null."""
    return _array(_TEXT, _texts.of(values))


def date_array(values: Sequence[date | None]) -> bytes:
    """date[], None being null."""
    return _array(_DATE, _dates.of(values))


def numeric_array(values: Sequence[Decimal]) -> bytes:
    """numeric[] of finite numbers, each with the decimal places that it has."""
    # As numbers, 1.5 and 1.50 would be remembered as one.
    return _array(_NUMERIC, _numerics.of(map(str, values)))


def int8_array(values: Sequence[int | None]) -> bytes:
    """bigint[], None being null."""
    return _array(_INT8, _int8s.of(values))


def int4_array(values: Sequence[int]) -> bytes:
    """integer[]."""
    numbers = chain.from_iterable(zip(repeat(4), values, strict=False))
    return _array(_INT4, [struct.pack(f"!{2 * len(values)}i", *numbers)], len(values))


def bytea_array(values: Sequence[bytes]) -> bytes:
    """bytea[]."""
    lengths = set(map(len, values))
    if len(lengths) == 1:
        # All fingerprints are of one length, which joins them in half the time.
        length = _LENGTH.pack(*lengths)
        return _array(_BYTEA, [length, length.join(values)], len(values))
    return _array(_BYTEA, [_LENGTH.pack(len(value)) + value for value in values])


def _array(element_type: int, elements: list[bytes], count: int | None = None) -> bytes:
    length = len(elements) if count is None else count
    if not length:
        return _NO_ELEMENTS.pack(0, 0, element_type)
    # PostgreSQL finds out by itself whether there are nulls, and only wants to be told either thing.
    return _HEADER.pack(1, 0, element_type, length, 1) + b"".join(elements)
