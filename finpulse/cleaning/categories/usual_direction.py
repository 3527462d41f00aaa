"""What a transaction was for -> which way money goes for such a thing: out for a purchase, in for a salary."""

from __future__ import annotations

from functools import cache

from finpulse.cleaning.categories.by_words import sure_of_out
from finpulse.cleaning.categories.word_books import IN_WORDS, OUT_WORDS
from finpulse.cleaning.lexicon.phrasebook import Group, LexiconEntry, Phrasebook, Tier, tokens
from finpulse.cleaning.lexicon.words.purchases import REFUND_WORDS
from finpulse.cleaning.merchants.find_merchant import find_merchant
from finpulse.cleaning.merchants.gazetteer import category_of
from finpulse.cleaning.taxonomy import BANK, CASH, DEFAULT_KINDS, INCOME, LOANS, SHOPPING, TRANSFER_IN, TRANSFERS


def usual_direction(description: str) -> int:
    """-1 for the text of a purchase, a fee or cash, 1 for that of income or a refund, 0 where it may be either.

    >>> usual_direction("REWE SAGT DANKE"), usual_direction("Payroll ACME"), usual_direction("Refund ZARA")
    (-1, 1, 1)
    >>> usual_direction("Transfer to savings"), usual_direction("Jane Smith"), usual_direction("AUTOPAY THANK YOU")
    (0, 0, 0)
    """
    words = tokens(description)
    if _refunds().find(words):
        return 1
    inward, out = IN_WORDS.find(words), OUT_WORDS.find(words)
    if inward and inward.category == INCOME and inward.tier is Tier.CERTAIN:
        is_cost = out and out.category in (BANK, CASH, LOANS) and out.rank.words > inward.rank.words
        return -1 if is_cost else 1
    if out and (out.category == TRANSFERS or _is_paid_in(inward, out) or _pays_a_card(inward)):
        return 0
    sold = sure_of_out(words, find_merchant(description, ""), category_of)
    return -1 if sold and (sold.name == CASH or DEFAULT_KINDS[sold.name] == "spending") else 0


def _is_paid_in(inward: LexiconEntry | None, out: LexiconEntry) -> bool:
    """Whether a phrase for cash that was paid in stands in a text whose other words are those for cash."""
    is_deposit = inward and inward.category == TRANSFER_IN and inward.tier is Tier.CERTAIN
    return bool(is_deposit and inward and inward.rank[1:3] != out.rank[1:3])


def _pays_a_card(inward: LexiconEntry | None) -> bool:
    """Whether a text tells of a card's payment, which goes out of one account and comes in on the card's."""
    return bool(inward and inward.tier is Tier.CERTAIN and inward.category == LOANS)


@cache
def _refunds() -> Phrasebook:
    return Phrasebook([Group("words", Tier.HINT, {SHOPPING: REFUND_WORDS})])
