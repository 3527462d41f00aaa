"""Description, merchant, direction and the file's own category to one of the default categories."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from finpulse.cleaning.categories.model import TextModel, said_words, shipped_model
from finpulse.cleaning.lexicon.brands import BRANDS
from finpulse.cleaning.lexicon.given import GIVEN
from finpulse.cleaning.lexicon.money import MONEY_IN, MONEY_OUT
from finpulse.cleaning.lexicon.phrasebook import Group, Phrasebook, tokens
from finpulse.cleaning.lexicon.purchases import COUNTERS, HINTS, PURCHASES, RETURNED, TRANSFERRED
from finpulse.cleaning.lexicon.words_osm import place_words
from finpulse.cleaning.merchants.gazetteer import category_of
from finpulse.cleaning.taxonomy import (
    BANK,
    CASH,
    DEFAULT_CATEGORIES,
    INCOME,
    LOANS,
    OTHER,
    SHOPPING,
    TRANSFER_IN,
    TRANSFERS,
)

KindOf = Callable[[str], str | None]
Model = TextModel | None


class Category(NamedTuple):
    """A category's name, and the layer that decided: `given`, `merchant`, `words`, `model` or `none`."""

    name: str
    source: str


def _groups(layer: str, *tables: dict[str, str]) -> list[Group]:
    return [Group(layer, table) for table in tables]


# Words for pay, cash, fees and loans come before the merchant, because "Payroll Amazon" is no purchase.
_SURE_IN = (*_groups("words", *MONEY_IN, COUNTERS), *_groups("merchant", *BRANDS))
_SURE_OUT = (*_groups("words", *MONEY_OUT, COUNTERS), *_groups("merchant", *BRANDS))
_PURCHASES = (*_groups("words", PURCHASES), Group("words", place_words(), folded=True))
# Money that a shop gives back is no income, even where the shop is not known. Employers are called by what they do,
# so that fewer words tell a refund than a purchase.
_IN = Phrasebook(
    *_SURE_IN, *_groups("words", PURCHASES), *_groups("words", HINTS, {SHOPPING: RETURNED}, {TRANSFER_IN: TRANSFERRED})
)
_OUT = Phrasebook(*_SURE_OUT, *_PURCHASES, *_groups("words", {TRANSFERS: TRANSFERRED}, HINTS))
# The last group that the gazetteer does not overrule, and the hints, which the text model does.
_LAST_SURE_IN, _LAST_SURE_OUT = 1 - len(_SURE_IN), 1 - len(_SURE_OUT)
_HINTS_OUT = _LAST_SURE_OUT - len(_PURCHASES) - 2

# What comes from a bank or a lender is no refund of a purchase there.
_LENDERS = frozenset((BANK, CASH, LOANS))
_JOINERS = frozenset(("and", "und", "et", "y", "e", "i", "и", "va", "ва"))
_LEVELS = re.compile(r"\s*(?:[:>|/\\]|\s[-–—]\s)\s*")


def numbers_of_words() -> frozenset[str]:
    """The numbers in words and phrases that say what money was for."""
    return _IN.numbers() | _OUT.numbers()


def categorise(
    description: str, merchant: str, money_in: bool, given: str, *, kind_of: KindOf = category_of, model: Model = None
) -> Category:
    """The category by the first layer that is sure; never raises.

    A refund keeps the category of its purchase. What nothing explains is income where it comes in. `kind_of` and
    `model` are the gazetteer and the text model that come with Fin-Pulse, unless others are to be measured.

    >>> categorise("KORZINKA-17 TOSHKENT UZ", "Korzinka", False, "")
    Category(name='Groceries', source='merchant')
    >>> categorise("Oylik maosh, avgust", "", True, "")
    Category(name='Salary & Income', source='words')
    >>> categorise("Business lunch", "", False, "")
    Category(name='Food & Restaurants', source='words')
    """
    if given and (name := _category_given(given, money_in)):
        return Category(name, "given")
    named = tokens(merchant)
    words = _words(tokens(description), named)
    known = (_known_in if money_in else _known_out)(words, merchant, kind_of)
    if known or money_in:
        return known or Category(INCOME, "none")
    guessed = (model or shipped_model()).guess(said_words(named, words)) if named else None
    if guessed:
        return Category(guessed, "model")
    hint = _OUT.find(words)
    return Category(hint.category, hint.layer) if hint else Category(OTHER, "none")


def _known_in(words: tuple[str, ...], merchant: str, kind_of: KindOf) -> Category | None:
    """What words and the merchant's name say for sure of money that came in."""
    said = _IN.find(words)
    kind = kind_of(merchant) if merchant and (not said or said.rank.group < _LAST_SURE_IN) else None
    if kind and kind not in _LENDERS and (kind != TRANSFERS or not said):
        return Category(_directed(kind, True), "merchant")
    return Category(_directed(said.category, True), said.layer) if said else None


def _known_out(words: tuple[str, ...], merchant: str, kind_of: KindOf) -> Category | None:
    """What words and the merchant's name say for sure of money that went out."""
    said = _OUT.find(words)
    kind = kind_of(merchant) if merchant and (not said or said.rank.group < _LAST_SURE_OUT) else None
    # A wallet with other words beside it is only the way on which the money went.
    if kind and (kind != TRANSFERS or (not said and len(tokens(merchant)) == len(words))):
        return Category(kind, "merchant")
    return Category(said.category, said.layer) if said and said.rank.group > _HINTS_OUT else None


def _words(said: tuple[str, ...], named: tuple[str, ...]) -> tuple[str, ...]:
    """The words of description and merchant, but only the former where the merchant was drawn out of them."""
    return said if all(map(said.__contains__, named)) else named + said


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
