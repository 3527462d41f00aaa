"""The phrasebooks of all word lists: one for money that came in, one for money that went out."""

from __future__ import annotations

from typing import Final

from finpulse.cleaning.lexicon.brands import BRANDS
from finpulse.cleaning.lexicon.brands.ambiguous import AMBIGUOUS_BRANDS
from finpulse.cleaning.lexicon.phrasebook import Group, Phrasebook, Tier, tokens
from finpulse.cleaning.lexicon.words.movements import MOVEMENTS_IN, MOVEMENTS_OUT
from finpulse.cleaning.lexicon.words.place_kinds import place_kind_words
from finpulse.cleaning.lexicon.words.purchases import (
    DEPARTMENT_WORDS,
    HINT_WORDS,
    PURCHASE_WORDS,
    REFUND_WORDS,
    TRANSFER_WORDS,
)
from finpulse.cleaning.taxonomy import SHOPPING, TRANSFER_IN, TRANSFERS


def _groups(layer: str, tier: Tier, *tables: dict[str, str]) -> list[Group]:
    return [Group(layer, tier, table) for table in tables]


_AMBIGUOUS: Final = frozenset(tokens(AMBIGUOUS_BRANDS))


def _distinct(table: dict[str, str]) -> dict[str, str]:
    """The brands whose names are nothing else: "Target" is known as a merchant's whole name alone."""
    return {
        category: ",".join(name for name in names.split(",") if not _AMBIGUOUS.issuperset(tokens(name)))
        for category, names in table.items()
    }


_BRANDS = _groups("merchant", Tier.CERTAIN, *map(_distinct, BRANDS))
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
