"""Words of a statement -> the brand that they name."""

from __future__ import annotations

import gzip
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from finpulse.cleaning.lexicon import descriptor_words
from finpulse.cleaning.lexicon.phrasebook import tokens
from finpulse.cleaning.taxonomy import DEFAULT_CATEGORIES, GROCERIES, TRANSPORT
from finpulse.cleaning.text import fold


class Brand(NamedTuple):
    """A brand as people write its name, and the category of what it sells."""

    name: str
    category: str


class _Gazetteer(NamedTuple):
    """Brands by their names' words without blanks, and where in a text these names count."""

    distinct: dict[str, Brand]  # other words may stand behind them
    alone: dict[str, Brand]
    anywhere: frozenset[str]  # those of the distinct before which other words may stand too
    beginnings: frozenset[str]  # the first letters of all


# The marks of a name in the file.
ALONE, BEGINNING, ANYWHERE = "=", "", "+"
FILLERS: Final = frozenset(fold(descriptor_words.FILLERS).split())
FUEL: Final = frozenset(fold(descriptor_words.FUEL_WORDS).split())
_NUMBER: Final = re.compile(r"[0-9]+")
UNSPACED: Final = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_MOST_WORDS: Final = 6
_BEGINNING: Final = 6


@cache
def _gazetteer() -> _Gazetteer:
    """The gazetteer, read when it is first needed."""
    distinct: dict[str, Brand] = {}
    alone: dict[str, Brand] = {}
    anywhere = set()
    categories = {category.name: category.name for category in DEFAULT_CATEGORIES}
    packed = (files(__package__) / "brands.tsv.gz").read_bytes()
    for line in gzip.decompress(packed).decode().splitlines():
        name, category, keys = line.split("\t")
        brand = Brand(name, categories[category])
        for key in keys.split(" "):
            if key[0] == ALONE:
                alone[key[1:]] = brand
            elif key[0] == ANYWHERE:
                anywhere.add(key[1:])
                distinct[key[1:]] = brand
            else:
                distinct[key] = brand
    beginnings = frozenset(key[:_BEGINNING] for names in (distinct, alone) for key in names)
    return _Gazetteer(distinct, alone, frozenset(anywhere), beginnings)


@cache
def numbers_of_brands() -> frozenset[str]:
    """The numbers in names of brands, such as the 1000 of Rema 1000."""
    known = _gazetteer()
    return frozenset(_NUMBER.findall(" ".join([*known.distinct, *known.alone])))


def find_brand(words: Sequence[str]) -> Brand | None:
    """The brand that the words of a merchant's text name, as `tokens` gives them; the longest name wins.

    All words together may be any name. With other words beside it, a name must be nobody's and nothing's else:
    "Target" is a shop, "target practice" is none.

    >>> find_brand(("carrefour", "market", "lille"))
    Brand(name='Carrefour', category='Groceries')
    >>> find_brand(("target", "practice")) is None
    True
    """
    return brand_at_start(words) or _inside(words)


def brand_at_start(words: Sequence[str]) -> Brand | None:
    """The brand with whose name the words begin."""
    known = _gazetteer()
    may_be_long = "".join(words[:_MOST_WORDS])[:_BEGINNING] in known.beginnings
    key, found = "", None
    for size, word in enumerate(words[:_MOST_WORDS], 1):
        key += word
        if not may_be_long and len(key) >= _BEGINNING:
            break
        if key in known.distinct:
            found = _fuelled(known.distinct[key], words[size:])
        elif key in known.alone and (size == 1 or size == len(words)) and FILLERS.issuperset(words[size:]):
            found = known.alone[key]
    return found or (_unspaced_beginning(words[0]) if words and not words[0].isascii() else None)


def _fuelled(brand: Brand, behind: Sequence[str]) -> Brand:
    """A supermarket's pumps are a merchant of their own, for they sell something else."""
    if brand.category == GROCERIES and not FUEL.isdisjoint(behind):
        return Brand(f"{brand.name} Fuel", TRANSPORT)
    return brand


def _unspaced_beginning(word: str) -> Brand | None:
    """The brand at the beginning of a run of letters that are written without blanks."""
    if not UNSPACED.match(word):
        return None
    known = _gazetteer().distinct
    return next((brand for size in range(len(word) - 1, 1, -1) if (brand := known.get(word[:size]))), None)


def _inside(words: Sequence[str]) -> Brand | None:
    known = _gazetteer()
    for start in range(1, len(words)):
        if "".join(words[start : start + _MOST_WORDS])[:_BEGINNING] not in known.beginnings:
            continue
        for end in range(min(len(words), start + _MOST_WORDS), start, -1):
            key = "".join(words[start:end])
            if key in known.anywhere:
                return known.distinct[key]
    return None


def exact_brand(words: Sequence[str]) -> Brand | None:
    """The brand whose name all the words together are.

    >>> exact_brand(("rema", "1000"))
    Brand(name='Rema 1000', category='Groceries')
    """
    known, whole = _gazetteer(), "".join(words)
    return known.alone.get(whole) or known.distinct.get(whole)


@lru_cache(maxsize=8192)
def is_brand_of_words(text: str) -> bool:
    """Whether a text is nothing but a brand's name of several words.

    >>> is_brand_of_words("TOTAL ENERGIES"), is_brand_of_words("Total amount")
    (True, False)
    """
    words = tokens(text)
    return len(words) > 1 and exact_brand(words) is not None


def category_of(merchant: str) -> str | None:
    """The category of a brand by its name, None where no brand goes by it.

    >>> category_of("REWE"), category_of("Tesco Fuel"), category_of("Corner Coffee")
    ('Groceries', 'Transport & Taxi', None)
    """
    words = tokens(merchant)
    brand = exact_brand(words) or (brand_at_start(words) if words and words[-1] in FUEL else None)
    return brand.category if brand else None
