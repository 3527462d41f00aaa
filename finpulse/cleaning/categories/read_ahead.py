"""Reads all that cleaning knows of words, brands and places, before the processes that clean are forked."""

from __future__ import annotations

from finpulse.cleaning.categories.model.text_model import shipped_model
from finpulse.cleaning.categories.word_books import IN_WORDS, OUT_WORDS
from finpulse.cleaning.merchants.gazetteer.brand_lookup import numbers_of_brands
from finpulse.cleaning.merchants.gazetteer.place_names import towns


def read_ahead() -> None:
    """Have it all in memory, which the processes then share."""
    numbers_of_brands()
    towns()
    shipped_model()
    IN_WORDS.read()
    OUT_WORDS.read()
