"""What says that two transactions are the two sides of one transfer between own accounts, and what speaks against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Final, NamedTuple

from finpulse.cleaning.taxonomy import BANK, CASH, INCOME, LOANS, OTHER, Kind
from finpulse.transfers.own_accounts import Naming, OwnAccount, Spoken
from finpulse.transfers.texts import TransferText

_OWED: Final = ("credit_card", "loan")
# Money that comes in before it has gone out, by more than a day of booking, is seldom the same.
_MOST_DAYS_EARLY: Final = 1
_SAME_DAYS: Final = 1
_LIKELY_DAYS: Final = 3


class Says(Enum):
    """What a row says of itself."""

    TRANSFER = "transfer"
    CASH = "cash"
    DEBT = "debt"
    OPEN = "open"  # Nothing explains it well, so that it may be anything.
    EXPLAINED = "explained"  # It is something else by its words: a purchase, pay, a fee.
    DECIDED = "decided"  # It is something else, as the user has said.


class Evidence(NamedTuple):
    """How strong the evidence is, greater is stronger; what it is; and whether it proves a transfer by itself."""

    strength: int
    text: str
    proves: bool = True

    def proposed(self) -> Evidence:
        """The same where something makes it less than a proof."""
        return self._replace(proves=False)

    def weak(self) -> Evidence:
        """The same where it is hardly more than a coincidence."""
        return self._replace(strength=ONE_SAYS_SO.strength, proves=False)


BOTH_NAMED: Final = Evidence(6, "both texts name the other account")
NAMED: Final = Evidence(5, "a text names the other account")
REPAID: Final = Evidence(4, "a card or a loan was paid")
CASHED: Final = Evidence(4, "cash moved to or from a cash account")
KIND_NAMED: Final = Evidence(3, "a text tells of a transfer to or from an account of this kind")
SAME_REFERENCE: Final = Evidence(3, "both texts have the same reference")
BOTH_SAY_SO: Final = Evidence(2, "both texts tell of a transfer")
SAME_PERSON: Final = Evidence(2, "both texts name the same person", proves=False)
BANK_NAMED: Final = Evidence(2, "a text names the other account's bank", proves=False)
ONE_SAYS_SO: Final = Evidence(1, "one text tells of a transfer, and nothing explains the other", proves=False)

NOTHING_ELSE: Final = Evidence(1, "nothing explains either of two equal amounts within days", proves=False)


@dataclass(frozen=True, slots=True)
class Side:
    """A counted transaction as the search for transfers sees it; `kind` is that of its category.

    `decided` where the user has: by a rule, by a correction, or for this row alone. Category and source are those
    without a link. `spoken` are the own accounts that its text speaks of, besides its own.
    """

    id: int
    date: date
    amount: Decimal
    currency: str
    description: str
    text: TransferText
    spoken: Spoken
    category: str
    source: str
    kind: Kind
    decided: bool
    account: OwnAccount

    @property
    def says(self) -> Says:
        """What the row says of itself, unless the user has."""
        if self.kind == "transfer":
            return Says.CASH if self.category == CASH else Says.TRANSFER
        if self.decided:
            return Says.DECIDED
        if self.category == LOANS or self._is_payment_of_card:
            return Says.DEBT
        if self.text.says_transfer and not self.text.says_fee and self.category != INCOME:
            return Says.TRANSFER  # The rest of its words may say what for, and be mistaken for a purchase.
        if self._unexplained:
            return Says.TRANSFER if self.text.says_transfer else Says.OPEN
        return Says.EXPLAINED

    @property
    def _is_payment_of_card(self) -> bool:
        if self.account.account_type == "credit_card":
            return self.amount > 0 and self.text.says_paid and not self.spoken.strangers
        return self.text.pays_card and self.amount < 0

    @property
    def names_somebody(self) -> bool:
        """Whether its text names a person, a payee or a purpose besides own accounts."""
        return bool(self.spoken.strangers)

    def names(self, other: Side) -> Naming:
        """How surely its text speaks of the other side's account."""
        return self.spoken.named.get(other.account.id, Naming.NONE)

    def names_another_than(self, other: Side) -> bool:
        """Whether its text surely speaks of own accounts, and not of the other side's."""
        surely = [each for each, naming in self.spoken.named.items() if naming >= Naming.NAME]
        return bool(surely) and other.account.id not in surely

    @property
    def _unexplained(self) -> bool:
        """What no layer was sure of. A bank by its name is no purchase; words that go out are a fee."""
        guessed = self.source == "model" and self.category != INCOME
        a_bank = self.category == BANK and (self.source == "merchant" or self.amount > 0)
        return self.source == "none" or guessed or a_bank or self.category == OTHER


def evidence_of(out: Side, into: Side) -> Evidence | None:
    """What makes money out of one account and into another, of the same amount, one transfer; None where nothing does.

    Equal amounts by coincidence are no transfer, so one side at least must tell of one, and what names somebody else,
    or an account of somebody else, proves none: it is proposed at most.
    """
    if Says.DECIDED in (out.says, into.says) or out.names_another_than(into) or into.names_another_than(out):
        return None
    found = _named(out, into) or _moved_cash(out, into) or _repaid(out, into) or _said(out, into)
    if found is None or (into.date - out.date).days >= -_MOST_DAYS_EARLY:
        return found
    return found.proposed()


def _named(out: Side, into: Side) -> Evidence | None:
    """A name or a number is what overrules any guess at what a text means: a pot may be called Netflix."""
    by_out, by_into = out.names(into) >= Naming.NAME, into.names(out) >= Naming.NAME
    if by_out and by_into:
        return BOTH_NAMED
    if not by_out and not by_into:
        return None
    silent, told = (into, out) if by_out else (out, into)
    if silent.says is Says.EXPLAINED:
        return None if silent.category == INCOME else NAMED.proposed()
    tells_another = silent.spoken.unknown_number and bool(told.account.numbers)
    return NAMED.proposed() if silent.names_somebody or tells_another else NAMED


def _moved_cash(out: Side, into: Side) -> Evidence | None:
    said = {out.says, into.says}
    if Says.CASH not in said or Says.EXPLAINED in said:
        return None
    return CASHED if "cash" in (out.account.account_type, into.account.account_type) else None


def _repaid(out: Side, into: Side) -> Evidence | None:
    """The payment of a card or a loan. A card's own text seldom says more than thanks."""
    if Says.DEBT not in (out.says, into.says) or Says.EXPLAINED in (out.says, into.says):
        return None
    if out.spoken.unknown_number and into.account.numbers:
        return REPAID.proposed()
    if into.account.account_type in _OWED:
        silent = [side for side in (out, into) if side.says is not Says.DEBT]
        if not any(side.names_somebody for side in silent):
            return REPAID
        return REPAID.proposed() if all(side.says is Says.TRANSFER for side in silent) else None
    return REPAID if out.says is into.says else None


def _said(out: Side, into: Side) -> Evidence | None:
    """What the words of both sides come to where neither is sure to name the other's account."""
    if not {Says.TRANSFER, Says.OPEN}.issuperset((out.says, into.says)):
        return None
    silent = out.says is into.says is Says.OPEN
    if not silent and out.text.references & into.text.references:
        return SAME_REFERENCE
    if out.names_somebody and into.names_somebody:
        return _same_person(out, into)
    if silent:
        return _by_bank(out, into) or _by_nothing_else(out, into)
    found = _plainly_said(out, into)
    return found.proposed() if out.names_somebody or into.names_somebody else found


def _same_person(out: Side, into: Side) -> Evidence | None:
    """Where both texts name somebody it may be the account holder; if not the same, it takes both to tell of a transfer
    on the same day for them to be worth a question.
    """
    strangers = out.spoken.strangers, into.spoken.strangers
    if 2 * len(strangers[0] & strangers[1]) >= min(map(len, strangers)):
        return SAME_PERSON
    both = out.says is into.says is Says.TRANSFER
    return BOTH_SAY_SO.weak() if both and _days_apart(out, into) <= _SAME_DAYS else None


def _by_nothing_else(out: Side, into: Side) -> Evidence | None:
    """Texts such as Withdrawal and Deposit, which name nobody and nothing."""
    names = out.names_somebody or into.names_somebody or out.text.says_fee or into.text.says_fee
    return None if names or _days_apart(out, into) > _LIKELY_DAYS else NOTHING_ELSE


def _plainly_said(out: Side, into: Side) -> Evidence:
    """The evidence of words alone, of which one side at least tells of a transfer."""
    by_kind = any(
        one.says is Says.TRANSFER and one.names(other) == Naming.KIND for one, other in ((out, into), (into, out))
    )
    found = KIND_NAMED if by_kind else BOTH_SAY_SO if out.says is into.says else ONE_SAYS_SO
    # "Savings" may be an account that isn't there, and a deposit anything.
    doubtful = out.spoken.unknown_number or into.spoken.unknown_number
    doubtful = doubtful or (out.says is not into.says and _days_apart(out, into) > _SAME_DAYS)
    return found.proposed() if doubtful else found


def _days_apart(out: Side, into: Side) -> int:
    return abs((into.date - out.date).days)


def _by_bank(out: Side, into: Side) -> Evidence | None:
    return BANK_NAMED if Naming.BANK in (out.names(into), into.names(out)) else None
