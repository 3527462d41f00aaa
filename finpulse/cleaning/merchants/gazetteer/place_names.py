"""Towns, states and countries behind a merchant's name."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from finpulse.cleaning.lexicon.descriptor_words import CITIES, COUNTRIES, PARTICLES, STATES
from finpulse.cleaning.text import fold

_MOST_WORDS: Final = 4
_COUNTRIES: Final = frozenset(fold(COUNTRIES).split())
_PARTICLES: Final = frozenset(PARTICLES.split())
_STATES: Final = frozenset(STATES.split())


class _Towns(NamedTuple):
    """Folded names: of towns known wherever they stand, and of those known only before their country or state."""

    large: frozenset[str]
    all: frozenset[str]
    last_words: frozenset[str]


@cache
def _towns() -> _Towns:
    packed = (files(__package__) / "cities.txt.gz").read_bytes()
    large, small = gzip.decompress(packed).decode().strip().split("\n\n")
    known = frozenset(large.split("\n")) | frozenset(fold(CITIES).split())
    towns = known | frozenset(small.split("\n"))
    return _Towns(known, towns, frozenset(name.rpartition(" ")[2] for name in towns))


def towns() -> frozenset[str]:
    """Every town that is known, folded."""
    return _towns().all


def without_place(folded: Sequence[str], written: Sequence[str]) -> int:
    """How many of the words are left without the town, state and country at their end; at least one.

    >>> words = ["BLUE", "BOTTLE", "SAN", "FRANCISCO", "CA", "US"]
    >>> without_place([word.lower() for word in words], words)
    2
    """
    count = len(folded)
    while count > 1 and _is_region(folded[count - 1], written[count - 1], _COUNTRIES):
        count -= 1
    if count > 1 and _is_region(folded[count - 1], written[count - 1], _STATES):
        count -= 1
    # Districts are letters: AARHUS C.
    if count > 2 and len(folded[count - 1]) == 1 and _town_size(folded[1 : count - 1], _towns().large):
        count -= 1
    known = _towns().large if count == len(folded) else _towns().all
    size = _town_size(folded[1:count], known)
    town = folded[count - size : count]
    # "Jumbo Utrecht UTRECHT" says it twice.
    while size and count > size and folded[count - size : count] == town:
        count -= size
    # "Ascotts of Bromsgrove" is a whole name.
    return count if folded[count - 1] not in _PARTICLES else len(folded)


def without_town(text: str) -> str:
    """The text without the town with which it begins, where another word stands behind it.

    >>> without_town("KANSAS CITY HY-VEE 1302")
    'HY-VEE 1302'
    """
    words = text.split()
    folded = [fold(each) for each in words]
    sizes = range(min(_MOST_WORDS, len(words) - 1), 0, -1)
    size = next((size for size in sizes if " ".join(folded[:size]) in _towns().all), 0)
    return " ".join(words[size:])


def _town_size(folded: Sequence[str], known: frozenset[str]) -> int:
    """How many words at the end are a town's name."""
    if not folded or folded[-1] not in _towns().last_words:
        return 0
    sizes = range(min(_MOST_WORDS, len(folded)), 0, -1)
    return next((size for size in sizes if " ".join(folded[-size:]) in known), 0)


def is_country(folded: str, written: str) -> bool:
    """Whether a word is a country's name or its code."""
    return _is_region(folded, written, _COUNTRIES)


def _is_region(folded: str, written: str, regions: frozenset[str]) -> bool:
    """Whether a word is one of the regions; short codes are words too, unless they stand in capitals."""
    return folded in regions and (len(folded) > 3 or written.isupper())
