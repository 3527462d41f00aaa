"""A transaction's texts and direction -> one of the default categories."""

from __future__ import annotations

import re
from functools import lru_cache

from finpulse.cleaning.categories.by_channel import by_channel
from finpulse.cleaning.categories.by_words import BrandCategory, Categorisation, Knowledge, by_words, directed
from finpulse.cleaning.categories.model import TextModel
from finpulse.cleaning.categories.word_books import IN_WORDS, OUT_WORDS
from finpulse.cleaning.descriptors import read_descriptor
from finpulse.cleaning.lexicon.category_names import CATEGORY_NAMES
from finpulse.cleaning.lexicon.phrasebook import tokens
from finpulse.cleaning.merchants.gazetteer import category_of
from finpulse.cleaning.taxonomy import DEFAULT_CATEGORIES, INCOME

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
    model: TextModel | None = None,
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
    known = Knowledge(brand_category, model)
    told = read_descriptor(description)
    if told is None:
        return by_words(description, merchant, money_in, known)
    return by_channel(told, description, merchant, money_in, known)


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
            return directed(name, money_in)
    return None


def _key(name: str) -> str:
    return " ".join(word for word in tokens(name) if word not in _JOINERS)


_DEFAULT_NAMES = {_key(category.name): category.name for category in DEFAULT_CATEGORIES}
# Of two categories that have the same name, the first wins.
_USUAL_NAMES = {_key(usual): name for name, listed in reversed(CATEGORY_NAMES.items()) for usual in listed.split(",")}
