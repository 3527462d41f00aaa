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


def _brands() -> list[Group]:
    return _groups("merchant", Tier.CERTAIN, *map(_distinct, BRANDS))


# Words for pay, cash, fees and loans come before the brands, because "Payroll Amazon" is no purchase. Money that comes
# back from a shop is a refund and no income, even if nobody knows the shop. Words for kinds of places tell no refund,
# because an employer is called by what it does.
def _groups_in() -> list[Group]:
    return [
        *_groups("words", Tier.CERTAIN, *MOVEMENTS_IN, DEPARTMENT_WORDS),
        *_brands(),
        *_groups("words", Tier.PROBABLE, PURCHASE_WORDS),
        *_groups("words", Tier.HINT, HINT_WORDS),
        *_groups("words", Tier.HINT, {SHOPPING: REFUND_WORDS}, {TRANSFER_IN: TRANSFER_WORDS}),
    ]


def _groups_out() -> list[Group]:
    return [
        *_groups("words", Tier.CERTAIN, *MOVEMENTS_OUT, DEPARTMENT_WORDS),
        *_brands(),
        *_groups("words", Tier.PROBABLE, PURCHASE_WORDS),
        Group("words", Tier.PROBABLE, place_kind_words(), folded=True),
        *_groups("words", Tier.PROBABLE, {TRANSFERS: TRANSFER_WORDS}),
        *_groups("words", Tier.HINT, HINT_WORDS),
    ]


IN_WORDS: Final = Phrasebook(_groups_in)
OUT_WORDS: Final = Phrasebook(_groups_out)
