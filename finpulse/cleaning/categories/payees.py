"""Whether a payee is a person or a business, by the words of the name."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from finpulse.cleaning.categories.word_books import OUT_WORDS
from finpulse.cleaning.lexicon.descriptor_words import LEGAL_FORMS
from finpulse.cleaning.lexicon.people import BUSINESS_WORDS, GIVEN_NAMES, TITLES, TRADE_SURNAMES
from finpulse.cleaning.lexicon.phrasebook import Tier, tokens
from finpulse.cleaning.merchants.gazetteer import brand_at_start, exact_brand
from finpulse.cleaning.taxonomy import DEFAULT_KINDS

_GIVEN: Final = frozenset(GIVEN_NAMES.split())
_TITLES: Final = frozenset(TITLES.split())
_TRADES: Final = frozenset(TRADE_SURNAMES.split())
_LEGAL: Final = frozenset(tokens(LEGAL_FORMS)) - _TITLES
_BUSINESS: Final = frozenset(BUSINESS_WORDS.split())
_CERTAIN: Final = Tier.CERTAIN
_MOST_WORDS: Final = 5
_GIVEN_AND_SURNAME: Final = 2


@lru_cache(maxsize=8192)
def is_person(name: str) -> bool:
    """Whether a name of two words or more is a person's: it has no word of a business, and begins with no brand.

    >>> is_person("KAREN HOLLISTER"), is_person("MRS A BAKER"), is_person("Green Lawn Services")
    (True, True, False)
    """
    words = tokens(name)
    if not 1 < len(words) <= _MOST_WORDS or any(map(str.isdigit, name)):
        return False
    if words[0] in _TITLES:
        return _LEGAL.isdisjoint(words) and _BUSINESS.isdisjoint(words)
    # Behind a given name and a surname stands what the payment was for.
    known = words[:_GIVEN_AND_SURNAME] if words[0] in _GIVEN else words
    if not _LEGAL.isdisjoint(words[1:]) or not _BUSINESS.isdisjoint(known):
        return False
    if any(_is_trade(word) for at, word in enumerate(known) if not (at and word in _TRADES)):
        return False
    return words[0] in _GIVEN or not (brand_at_start(words) or exact_brand(words))


def is_surely_person(name: str) -> bool:
    """Whether a name is a person's and begins with a given name, a title or an initial.

    >>> is_surely_person("RAHUL VERMA"), is_surely_person("CHAI POINT")
    (True, False)
    """
    first, *_ = tokens(name) or ("",)
    return (first in _GIVEN or first in _TITLES or (len(first) == 1 and first.isalpha())) and is_person(name)


def _is_trade(word: str) -> bool:
    """Whether a word tells of a trade; a brand of that name tells of none, because people are called so too."""
    entry = None if word in _GIVEN else OUT_WORDS.find((word,))
    return bool(
        entry and entry.layer == "words" and entry.tier is not _CERTAIN and DEFAULT_KINDS[entry.category] == "spending"
    )


def is_company(name: str) -> bool:
    """Whether a legal form or a word of companies stands in a name."""
    words = tokens(name)
    return not (_LEGAL.isdisjoint(words[1:]) and _BUSINESS.isdisjoint(words))
