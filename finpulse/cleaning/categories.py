"""Description, merchant, direction and the file's own category to one of the default categories."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from finpulse.cleaning.lexicon.brands import BRANDS
from finpulse.cleaning.lexicon.given import GIVEN
from finpulse.cleaning.lexicon.money import MONEY_IN, MONEY_OUT
from finpulse.cleaning.lexicon.phrasebook import Group, Phrasebook, tokens
from finpulse.cleaning.lexicon.purchases import COUNTERS, WORDS_IN, WORDS_OUT
from finpulse.cleaning.taxonomy import DEFAULT_CATEGORIES, INCOME, OTHER, TRANSFER_IN, TRANSFERS


@dataclass(frozen=True, slots=True)
class Category:
    """A category's name, and the layer that decided: `given`, `merchant`, `words` or `none`."""

    name: str
    source: str


def _groups(layer: str, tables: tuple[dict[str, str], ...]) -> list[Group]:
    return [Group(layer, table) for table in tables]


# Words for pay, cash, fees and loans come before the merchant, because "Payroll Amazon" is no purchase.
_MONEY_IN = Phrasebook(
    *_groups("words", MONEY_IN + COUNTERS), *_groups("merchant", BRANDS), *_groups("words", WORDS_IN)
)
_MONEY_OUT = Phrasebook(
    *_groups("words", MONEY_OUT + COUNTERS), *_groups("merchant", BRANDS), *_groups("words", WORDS_OUT)
)

_JOINERS = frozenset(("and", "und", "et", "y", "e", "i", "и", "va", "ва"))
_LEVELS = re.compile(r"\s*(?:[:>|/\\]|\s[-–—]\s)\s*")


def categorise(description: str, merchant: str, money_in: bool, given: str) -> Category:
    """The category by the first layer that is sure; never raises.

    A refund keeps the category of its purchase. What nothing explains is income where it comes in.

    >>> categorise("KORZINKA-17 TOSHKENT UZ", "Korzinka", False, "")
    Category(name='Groceries', source='merchant')
    >>> categorise("Oylik maosh, avgust", "", True, "")
    Category(name='Salary & Income', source='words')
    >>> categorise("Business lunch", "", False, "")
    Category(name='Food & Restaurants', source='words')
    """
    if given and (name := _category_given(given, money_in)):
        return Category(name, "given")
    book = _MONEY_IN if money_in else _MONEY_OUT
    if meaning := book.find(_words(description, merchant)):
        return Category(_directed(meaning[0], money_in), meaning[1])
    return Category(INCOME if money_in else OTHER, "none")


def _words(description: str, merchant: str) -> tuple[str, ...]:
    """The words of both texts, but only the description's where the merchant was drawn out of it."""
    said = tokens(description)
    return said if merchant.lower() in description.lower() else tokens(merchant) + said


def _directed(name: str, money_in: bool) -> str:
    """Plaid's taxonomy, and ours with it, names a transfer by its direction."""
    return TRANSFER_IN if money_in and name == TRANSFERS else name


@lru_cache(maxsize=4096)
def _category_given(given: str, money_in: bool) -> str | None:
    """The category that the file itself names, or None where it is not one of the usual names.

    Apps write levels ("Food: Groceries"); the whole is tried, then its levels from the narrowest.
    """
    levels = [given, *reversed(_LEVELS.split(given))]
    keys = [_key(level) for level in levels]
    for key in keys:
        if key in _DEFAULT_NAMES:
            return _DEFAULT_NAMES[key]
    for key in keys:
        name = _USUAL_NAMES.get(key)
        if name and (money_in or name != INCOME):
            return _directed(name, money_in)
    return None


def _key(name: str) -> str:
    return " ".join(word for word in tokens(name) if word not in _JOINERS)


_DEFAULT_NAMES = {_key(category.name): category.name for category in DEFAULT_CATEGORIES}
_USUAL_NAMES = {_key(usual): name for name, listed in reversed(GIVEN.items()) for usual in listed.split(",")}
