"""Texts without what tells one payment from the next: card numbers, references, times and shop numbers."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from finpulse.cleaning.categories import numbers_of_words
from finpulse.cleaning.gazetteer import numbers_of_brands

# A number, a day, a time or an amount. One or two digits by themselves are often a part of a name.
_NUMBER: Final = re.compile(r"[0-9]+(?:[.,:/-][0-9]+)+|[0-9]{3,}")
_DIGIT: Final = re.compile(r"[0-9]")
_MARKS: Final = re.compile(r"[.,:/-]")


def without_references(text: str) -> str:
    """The text with the same digit throughout every number that is in no name.

    Two texts that become one mean the same: nothing in a merchant's name or a category hangs on such a number.

    >>> without_references("REMA 1000 OSLO 20240312 4711987") == without_references("REMA 1000 OSLO 20240419 1234567")
    True
    """
    return _NUMBER.sub(_stand_in, text)


def has_reference(text: str) -> bool:
    """Whether a number is left in the text that is in no name."""
    return any(not _is_of_a_name(number) for number in _NUMBER.findall(text))


def _stand_in(number: re.Match[str]) -> str:
    said = number[0]
    return said if _is_of_a_name(said) else _DIGIT.sub(_digit(len(said)), said)


def _is_of_a_name(number: str) -> bool:
    known = _numbers_of_names()
    return _MARKS.sub("", number) in known or any(len(part) > 2 and part in known for part in _MARKS.split(number))


@cache
def _digit(length: int) -> str:
    """A digit of which numbers up to that length are in no name."""
    known = _numbers_of_names()
    free = (digit for digit in "9876543210" if not any(digit * count in known for count in range(2, length + 1)))
    return next(free, "9")


@cache
def _numbers_of_names() -> frozenset[str]:
    return numbers_of_brands() | numbers_of_words()
