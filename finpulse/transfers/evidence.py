"""What says that two transactions are the two sides of one transfer between own accounts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Final, NamedTuple

from finpulse.cleaning.taxonomy import BANK, CASH, INCOME, LOANS, OTHER, Kind
from finpulse.cleaning.text import fold

# A name such as "Main" is in too many texts to be evidence.
_LEAST_NAME: Final = 5
_WORD: Final = re.compile(r"[^\W_]+")
_ACCOUNT_NUMBER: Final = re.compile(r"(?!(?:19|20)\d\d\b)\d{4,}")
_PROVIDERS_OF_NOTHING: Final = ("csv", "manual")
_OWED: Final = ("credit_card", "loan")


class Says(Enum):
    """What a row says of itself."""

    TRANSFER = "transfer"
    CASH = "cash"
    DEBT = "debt"
    OPEN = "open"  # Nothing explains it well, so that it may be anything.
    NO = "no"  # It is something else: a purchase, pay, a fee, or what the user has said it is.


class Evidence(NamedTuple):
    """How strong the evidence is, greater is stronger, and what it is."""

    strength: int
    text: str


NAMED: Final = Evidence(3, "a text names the other account")
BOTH_SAY_SO: Final = Evidence(2, "both texts tell of a transfer")
REPAID: Final = Evidence(2, "a card or a loan was paid")
CASHED: Final = Evidence(2, "cash moved to or from a cash account")
ONE_SAYS_SO: Final = Evidence(1, "one text tells of a transfer, and nothing explains the other")


@dataclass(frozen=True, slots=True)
class AccountNames:
    """How texts speak of an account: by its name or provider, as folded words, or by its number."""

    account_type: str
    phrases: tuple[str, ...]
    numbers: tuple[str, ...]

    @classmethod
    def of(cls, name: str, provider: str, account_type: str) -> AccountNames:
        """What there is to be found of an account in texts.

        >>> AccountNames.of("Visa *4821", "csv", "credit_card").numbers
        ('4821',)
        >>> AccountNames.of("Main", "csv", "checking").phrases
        ()
        """
        phrases = [_words(name)] + ([] if provider in _PROVIDERS_OF_NOTHING else [_words(provider)])
        long_enough = tuple(phrase for phrase in phrases if len(phrase) >= _LEAST_NAME)
        return cls(account_type, long_enough, tuple(_ACCOUNT_NUMBER.findall(name)))

    def named_in(self, text: str) -> bool:
        """Whether a text speaks of this account.

        >>> AccountNames.of("Rainy Day", "csv", "savings").named_in("TRF TO RAINY-DAY 0042")
        True
        >>> AccountNames.of("Giro 4821", "csv", "checking").named_in("IBAN DE0210010010 0000004821")
        True
        """
        words = _words(text)
        if any(f" {phrase} " in f" {words} " for phrase in self.phrases):
            return True
        return any(word.endswith(number) for number in self.numbers for word in words.split() if word.isdigit())


@dataclass(frozen=True, slots=True)
class Side:
    """A counted transaction as the search for transfers sees it; `kind` is that of its category.

    `decided` where the user has: by a rule, by a correction, or for this row alone.
    """

    id: int
    date: date
    amount: Decimal
    currency: str
    text: str
    category: str
    source: str
    kind: Kind
    decided: bool
    account: AccountNames

    @property
    def says(self) -> Says:
        """What the row says of itself, unless the user has."""
        if self.kind == "transfer":
            return Says.CASH if self.category == CASH else Says.TRANSFER
        if self.decided:
            return Says.NO
        if self.category == LOANS:
            return Says.DEBT
        return Says.OPEN if self._unexplained else Says.NO

    @property
    def _unexplained(self) -> bool:
        """What no layer was sure of. A bank by its name is no purchase; words that go out are a fee."""
        guessed = self.source == "model" and self.category != INCOME
        a_bank = self.category == BANK and (self.source == "merchant" or self.amount > 0)
        return self.source == "none" or guessed or a_bank or self.category == OTHER


def evidence_of(out: Side, into: Side) -> Evidence | None:
    """What makes money out of one account and into another, of the same amount, one transfer; None where nothing does.

    Equal amounts by coincidence are no transfer, so one side at least must tell of one, and the other
    must not be something else.
    """
    said = {out.says, into.says}
    if Says.NO in said:
        return None
    if Says.CASH in said:
        return CASHED if "cash" in (out.account.account_type, into.account.account_type) else None
    if into.account.named_in(out.text) or out.account.named_in(into.text):
        return NAMED
    if Says.DEBT in said:
        return REPAID if len(said) == 1 or into.account.account_type in _OWED else None
    if Says.TRANSFER not in said:
        return None
    return BOTH_SAY_SO if len(said) == 1 else ONE_SAYS_SO


def _words(text: str) -> str:
    return " ".join(_WORD.findall(fold(text)))
