"""Names of months in CLDR's languages -> their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final

from babel import Locale, UnknownLocaleError

from finpulse.cleaning.text import fold
from finpulse.cleaning.values.month_names import MONTH_NAMES

# A shorter word is a month only if it is exactly a name of one.
_SHORTEST: Final = 3
# By at most this many letters do languages bend the name of a month inside a date.
_LONGEST_ENDING: Final = 3

_Names = dict[str, dict[str, int]]


@lru_cache(maxsize=4096)
def month_number(word: str, locale: str | None = None) -> int | None:
    """The number of the month that a word names, bent or shortened as it may be; None for any other word.

    >>> month_number("Nov"), month_number("Januar"), month_number("мая"), month_number("fevral"), month_number("Bank")
    (11, 1, 5, 2, None)
    >>> month_number("listopad", "pl"), month_number("listopad", "hr")
    (11, 10)
    """
    name = fold(word).strip(".'")
    if not name or name.isdecimal():
        return None
    return (_look_up(name, _names_in(locale)) if locale else None) or _look_up(name, _all_names())


def cldr_names(locale: str) -> Iterator[tuple[int, str]]:
    """Every name that CLDR has in a language for each month, folded; none for an unknown locale."""
    try:
        months = Locale.parse(locale.replace("-", "_")).months
    except (UnknownLocaleError, ValueError):
        return
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, text in months[context][width].items():
                name = fold(text).strip(".'")
                if not any(map(str.isdigit, name)):
                    yield number, name


@cache
def _names_in(locale: str) -> _Names:
    return _by_start(cldr_names(locale))


@cache
def _all_names() -> _Names:
    return _by_start((number, name) for number, names in MONTH_NAMES.items() for name in names.split("|"))


def _by_start(names: Iterable[tuple[int, str]]) -> _Names:
    """Names by their first letters, so that looking one up costs the same however many there are."""
    table: _Names = {}
    for number, name in names:
        table.setdefault(name[:_SHORTEST], {})[name] = number
    return table


def _look_up(name: str, table: _Names) -> int | None:
    """An exact name, else the one month whose names begin with this word or with which this word begins."""
    names = table.get(name[:_SHORTEST], {})
    if name in names:
        return names[name]
    if len(name) < _SHORTEST:
        return None
    found = {number for known, number in names.items() if _is_form_of(name, known)}
    return found.pop() if len(found) == 1 else None


def _is_form_of(word: str, known: str) -> bool:
    """Whether a word shortens or bends a name: `januarja` bends `januar`, but `market` is no form of `mar`."""
    if len(word) < len(known):
        return known.startswith(word)
    return len(known) > _SHORTEST and word.startswith(known) and len(word) - len(known) <= _LONGEST_ENDING
