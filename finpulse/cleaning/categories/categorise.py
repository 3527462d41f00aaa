"""A transaction's texts and direction -> one of the default categories."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from finpulse.cleaning.categories.model import TextModel, shipped_model, telling_words
from finpulse.cleaning.lexicon.brands import BRANDS
from finpulse.cleaning.lexicon.category_names import CATEGORY_NAMES
from finpulse.cleaning.lexicon.phrasebook import Group, LexiconEntry, Phrasebook, Tier, tokens
from finpulse.cleaning.lexicon.words.movements import MOVEMENTS_IN, MOVEMENTS_OUT
from finpulse.cleaning.lexicon.words.place_kinds import place_kind_words
from finpulse.cleaning.lexicon.words.purchases import (
    DEPARTMENT_WORDS,
    HINT_WORDS,
    PURCHASE_WORDS,
    REFUND_WORDS,
    TRANSFER_WORDS,
)
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

# A merchant's name -> the category of what that brand sells, None if it is no known brand.
BrandCategory = Callable[[str], str | None]
Model = TextModel | None
# To look a member up on its enum, for every row, takes seven times as long.
_CERTAIN, _HINT = Tier.CERTAIN, Tier.HINT


class Categorisation(NamedTuple):
    """A category's name, and the layer that has decided it: `given`, `merchant`, `words`, `model` or `none`."""

    name: str
    source: str


def _groups(layer: str, tier: Tier, *tables: dict[str, str]) -> list[Group]:
    return [Group(layer, tier, table) for table in tables]


_BRANDS = _groups("merchant", Tier.CERTAIN, *BRANDS)
_PURCHASES = _groups("words", Tier.PROBABLE, PURCHASE_WORDS)
_PLACE_KINDS = Group("words", Tier.PROBABLE, place_kind_words(), folded=True)
_HINTS = _groups("words", Tier.HINT, HINT_WORDS)
# Words for pay, cash, fees and loans come before the brands, because "Payroll Amazon" is no purchase. Money that comes
# back from a shop is a refund and no income, even if nobody knows the shop. Words for kinds of places tell no refund,
# because an employer is called by what it does.
IN_WORDS = Phrasebook(
    *_groups("words", Tier.CERTAIN, *MOVEMENTS_IN, DEPARTMENT_WORDS),
    *_BRANDS,
    *_PURCHASES,
    *_HINTS,
    *_groups("words", Tier.HINT, {SHOPPING: REFUND_WORDS}, {TRANSFER_IN: TRANSFER_WORDS}),
)
OUT_WORDS = Phrasebook(
    *_groups("words", Tier.CERTAIN, *MOVEMENTS_OUT, DEPARTMENT_WORDS),
    *_BRANDS,
    *_PURCHASES,
    _PLACE_KINDS,
    *_groups("words", Tier.PROBABLE, {TRANSFERS: TRANSFER_WORDS}),
    *_HINTS,
)

# Money from a bank or a lender is no refund of a purchase.
_LENDERS = frozenset((BANK, CASH, LOANS))
_JOINERS = frozenset(("and", "und", "et", "y", "e", "i", "и", "va", "ва"))
_LEVELS = re.compile(r"(?<!\s)\s++(?:[:>|/\\]|[-–—]\s)\s*+|[:>|/\\]\s*+")


def numbers_of_words() -> frozenset[str]:
    """The numbers in the words and phrases of both phrasebooks."""
    return IN_WORDS.numbers() | OUT_WORDS.numbers()


def categorise(
    description: str,
    merchant: str,
    money_in: bool,
    given: str,
    *,
    brand_category: BrandCategory = category_of,
    model: Model = None,
) -> Categorisation:
    """The category by the first layer that is sure; never raises.

    `given` is the category that the file itself names, "" if it names none. A refund keeps the category of its
    purchase. Money in that nothing explains is income. `brand_category` and `model` are the gazetteer and the text
    model that come with Fin-Pulse; a benchmark may pass others.

    >>> categorise("KORZINKA-17 TOSHKENT UZ", "Korzinka", False, "")
    Categorisation(name='Groceries', source='merchant')
    >>> categorise("Oylik maosh, avgust", "", True, "")
    Categorisation(name='Salary & Income', source='words')
    >>> categorise("Business lunch", "", False, "")
    Categorisation(name='Food & Restaurants', source='words')
    """
    if given and (name := _category_given(given, money_in)):
        return Categorisation(name, "given")
    merchant_words = tokens(merchant)
    words = _joined_words(tokens(description), merchant_words)
    sure = (_sure_of_in if money_in else sure_of_out)(words, merchant, brand_category)
    if sure or money_in:
        return sure or Categorisation(INCOME, "none")
    guess = (model or shipped_model()).guess(telling_words(merchant_words, words)) if merchant_words else None
    if guess:
        return Categorisation(guess, "model")
    hint = OUT_WORDS.find(words)
    return Categorisation(hint.category, hint.layer) if hint else Categorisation(OTHER, "none")


def _sure_of_in(words: tuple[str, ...], merchant: str, brand_category: BrandCategory) -> Categorisation | None:
    """What the words and the merchant's name say of money that came in; None if they say nothing."""
    entry = IN_WORDS.find(words)
    sold = _sold_by(merchant, entry, brand_category)
    if sold and sold not in _LENDERS and (sold != TRANSFERS or not entry):
        return Categorisation(_directed(sold, True), "merchant")
    return Categorisation(_directed(entry.category, True), entry.layer) if entry else None


def sure_of_out(words: tuple[str, ...], merchant: str, brand_category: BrandCategory) -> Categorisation | None:
    """What the words and the merchant's name say of money that went out; None if there is at most a hint."""
    entry = OUT_WORDS.find(words)
    sold = _sold_by(merchant, entry, brand_category)
    # A wallet with other words beside it is only how the money was sent.
    if sold and (sold != TRANSFERS or (not entry and len(tokens(merchant)) == len(words))):
        return Categorisation(sold, "merchant")
    return Categorisation(entry.category, entry.layer) if entry and entry.tier is not _HINT else None


def _sold_by(merchant: str, entry: LexiconEntry | None, brand_category: BrandCategory) -> str | None:
    """The category of what the merchant sells, None if no brand is known or an entry is certain already."""
    if not merchant or (entry and entry.tier is _CERTAIN):
        return None
    return brand_category(merchant)


def _joined_words(described: tuple[str, ...], named: tuple[str, ...]) -> tuple[str, ...]:
    """The words of merchant and description; those of the description alone if they hold the merchant's."""
    return described if all(map(described.__contains__, named)) else named + described


def _directed(name: str, money_in: bool) -> str:
    """The category for the direction: Plaid's taxonomy and ours tell transfers in from transfers out."""
    return TRANSFER_IN if money_in and name == TRANSFERS else name


@lru_cache(maxsize=4096)
def _category_given(given: str, money_in: bool) -> str | None:
    """The default category that the file's own category means, None if its name is not a usual one.

    Apps write levels, as in "Food: Groceries". The whole is tried first, then each level from the narrowest.
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
# Of two categories that have the same name, the first wins.
_USUAL_NAMES = {_key(usual): name for name, listed in reversed(CATEGORY_NAMES.items()) for usual in listed.split(",")}
