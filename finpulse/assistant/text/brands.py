"""The words of well-known brands: one of them is a name, however near it lies to a common word."""

from __future__ import annotations

from functools import lru_cache

from finpulse.assistant.text.tokens import key_of
from finpulse.cleaning.lexicon.brands import BRANDS


@lru_cache(maxsize=1)
def brand_words() -> frozenset[str]:
    """The keys of all words of all brands."""
    names = (name for table in BRANDS for names in table.values() for name in names.split(","))
    return frozenset(key_of(word) for name in names for word in name.split())
