"""What the text of a transaction says about a transfer: that it is one, whom it names, and by which numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from finpulse.cleaning.lexicon.phrasebook import Group, Phrasebook, Tier, tokens
from finpulse.cleaning.lexicon.words.movements import CARD_PAYMENTS, OWN_ACCOUNTS
from finpulse.cleaning.lexicon.words.purchases import TRANSFER_WORDS
from finpulse.cleaning.merchants.gazetteer import category_of
from finpulse.cleaning.taxonomy import BANK, LOANS, TRANSFERS
from finpulse.transfers.vocabulary import (
    CARD_ISSUERS,
    CARD_WORDS,
    EXCHANGE_WORDS,
    FEE_WORDS,
    LOAN_WORDS,
    NAMES_NOBODY,
    PAID_WORDS,
    PURCHASE_BY_CARD,
)

_CACHED: Final = 16_384
_TRANSFER: Final = Phrasebook(
    [Group("words", Tier.CERTAIN, {TRANSFERS: words}) for words in (OWN_ACCOUNTS, TRANSFER_WORDS)]
)
_SHORT_FORMS: Final = frozenset({"xfer", "trf", "trfr", "tfr", "tpt", "trnsfr", "moved", "topup", "sweep"})
_CARD: Final = Phrasebook([Group("words", Tier.CERTAIN, {LOANS: CARD_PAYMENTS})])
_AUTOMATIC: Final = frozenset({"autopay", "autopmt", "epay", "epayment", "pymt", "crcardpmt", "ccpymt"})
# "Card payment" and "con tarjeta" are purchases where somebody else is named, who was paid.
_PAYMENT_BY: Final = frozenset(
    {"payment", "zahlung", "pago", "pagamento", "paiement", "betaling", "oplata", "оплата", "con", "par", "mit", "com"}
)
_DIGITS: Final = re.compile(r"\d{4,}")
# "...4471", "x7781", "XXXXXX7781", "*4821", "ending in 9999", "a/c 0012345": the last digits of some account.
_BEFORE_LAST_DIGITS: Final = (
    r"[x*•]{1,20}-?|\.{2,6}\s?|…\s?|\bend(?:ing|s)(?: in)?\s|\ba/c\s?|\bacct\.?\s|\b(?:account|konto|card|karte|счет)\s"
)
_MASKED: Final = re.compile(rf"(?:{_BEFORE_LAST_DIGITS})#?(\d{{4,20}})(?!\d)", re.I)
# The day that a text names. A month's name alone may be a person's.
_DAY: Final = re.compile(
    r"\b\d{1,2}[ .-]?(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])[a-z]{0,6}\b", re.I
)
_REFERENCE: Final = re.compile(r"(?<![A-Za-z0-9])(?=[A-Za-z]*\d)[A-Za-z0-9]{9,30}(?![A-Za-z0-9])")
# What stands behind these says who a company is, and not which payment it was.
_ID_OF_A_COMPANY: Final = re.compile(
    r"\b(?:web|ppd|ccd|tel|co|company|orig|cred|mandate|mref)[ :+]*+(?:id)?[ :+]*+\S++", re.I
)


@dataclass(frozen=True, slots=True)
class TransferText:
    """A transaction's text as the search for transfers reads it.

    `words` are folded; `strangers` are those of them that may name a person, a payee or a purpose; `numbers` are all
    runs of at least four digits, and `masked` those that are written as the last digits of an account. `says_paid`
    where it may be what a card's own statement says of being paid.
    """

    words: tuple[str, ...]
    says_transfer: bool
    says_exchange: bool
    says_fee: bool
    says_paid: bool
    pays_card: bool
    strangers: frozenset[str]
    numbers: frozenset[str]
    masked: frozenset[str]
    references: frozenset[str]


@lru_cache(maxsize=_CACHED)
def read_text(text: str) -> TransferText:
    """What a text says.

    >>> said = read_text("Online Transfer to SAV ...4471 transaction#: 89696705508")
    >>> said.says_transfer, sorted(said.strangers), sorted(said.masked)
    (True, [], ['4471'])
    >>> sorted(read_text("ZELLE TO LANDLORD LLC").strangers)
    ['landlord', 'llc', 'zelle']
    """
    words = tokens(_DAY.sub(" ", text))
    return TransferText(
        words=words,
        says_transfer=_TRANSFER.find(words) is not None or not _SHORT_FORMS.isdisjoint(words),
        says_exchange=not EXCHANGE_WORDS.isdisjoint(words),
        says_fee=not FEE_WORDS.isdisjoint(words),
        says_paid=not PAID_WORDS.isdisjoint(words),
        pays_card=_pays_card(words),
        strangers=frozenset(filter(_may_name, words)),
        numbers=frozenset(_DIGITS.findall(text)),
        masked=frozenset(_MASKED.findall(text)),
        references=frozenset(_REFERENCE.findall(_ID_OF_A_COMPANY.sub(" ", text.upper()))),
    )


def _pays_card(words: tuple[str, ...]) -> bool:
    """Whether a text tells of the payment of a card, and not of a payment by card.

    >>> _pays_card(tokens("CHASE CREDIT CRD EPAY")), _pays_card(tokens("Card payment to Tesco"))
    (True, False)
    """
    if _CARD.find(words) is not None:
        return True
    said = frozenset(words)
    if said.isdisjoint(PAID_WORDS) or not said.isdisjoint(PURCHASE_BY_CARD | LOAN_WORDS):
        return False
    if not said.isdisjoint(_AUTOMATIC) and "thank" in said:
        return True
    by_card = any({one, other} & CARD_WORDS and {one, other} & _PAYMENT_BY for one, other in pairwise(words))
    if by_card and any(map(_may_name, words)):
        return False
    return not said.isdisjoint(CARD_WORDS | CARD_ISSUERS)


def _may_name(word: str) -> bool:
    """Whether a word may be part of somebody's name, or of a purpose."""
    return len(word) > 1 and not any(map(str.isdigit, word)) and word not in NAMES_NOBODY and not is_bank(word)


@lru_cache(maxsize=_CACHED)
def is_bank(name: str) -> bool:
    """Whether a word, or several, are the name of a bank that the gazetteer knows."""
    return category_of(name) == BANK
