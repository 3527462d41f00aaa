"""Columns of debits, credits and fees, some with a minus and some without -> what the minus means in each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from finpulse.cleaning.layout import SignConvention
from finpulse.sources.detection.amount_rules.running_balance import Amounts, true_signs
from finpulse.sources.detection.column_evidence import ColumnEvidence
from finpulse.sources.detection.roles import Roles
from finpulse.sources.reading import Question

_UNSIGNED_CHOICES: Final = {
    "true": "all amounts in this column go the same way, with or without the minus",
    "false": "those of the rarer kind go the other way: they were taken back",
}
_FEE_CHOICES: Final = {
    "true": "fees with a minus were charged, those without were given back",
    "false": "fees without a minus were charged, those with one were given back",
}


class _Column(NamedTuple):
    """The amounts of one column, and how many of them the balance proves under each meaning of the minus.

    `unsigned`: all go the same way. `negative`: the ordinary ones have the minus. `positive`: they have none.
    """

    amounts: Amounts
    unsigned: int
    negative: int
    positive: int

    @property
    def is_mixed(self) -> bool:
        """Whether some amounts have a minus and some have none."""
        return any(value and value < 0 for value in self.amounts) and any(value and value > 0 for value in self.amounts)

    @property
    def is_mostly_negative(self) -> bool:
        """Whether the balance, else the more frequent sign, has ordinary amounts with a minus."""
        below = sum(value < 0 for value in self.amounts if value)
        above = sum(value > 0 for value in self.amounts if value)
        return (self.negative, below) > (self.positive, above)

    @property
    def is_unsigned(self) -> bool:
        """Whether the balance proves that the minus says nothing."""
        return self.unsigned > max(self.negative, self.positive)

    @property
    def is_open(self) -> bool:
        """Whether there are both signs, and the balance does not tell what they mean."""
        first, second = sorted((self.unsigned, self.negative, self.positive))[:0:-1]
        return self.is_mixed and first == second


def with_column_signs(
    signs: SignConvention, table: Sequence[ColumnEvidence], roles: Roles
) -> tuple[SignConvention, tuple[Question, ...]]:
    """The convention with what a minus means in columns of debits, credits and fees, and questions where it is open.

    A column of one sign needs no proof: it is that of its ordinary amounts.
    """
    debit, credit = _judged(roles.debit, roles, -1), _judged(roles.credit, roles, 1)
    fee = _judged_fees(table, roles)
    convention = replace(
        signs,
        debits_negative=debit.is_mostly_negative,
        credits_negative=credit.is_mostly_negative,
        debits_unsigned=debit.is_unsigned,
        credits_unsigned=credit.is_unsigned,
        fees_unsigned=fee.is_unsigned or not fee.is_mixed,
        fees_negative=fee.is_mostly_negative,
    )
    asked = (
        _question("debits_unsigned", "money out", "false") if debit.is_open else None,
        _question("credits_unsigned", "money in", "false") if credit.is_open else None,
        _question("fees_negative", "fees", str(fee.is_mostly_negative).lower()) if fee.is_open else None,
    )
    return convention, tuple(question for question in asked if question)


def _judged(column: ColumnEvidence | None, roles: Roles, way: int) -> _Column:
    """What the balance proves of a column whose ordinary amounts move it this way: 1 up, -1 down."""
    return _counted(column.amounts if column else (), roles, way)


def _judged_fees(table: Sequence[ColumnEvidence], roles: Roles) -> _Column:
    """What the balance proves of fees that stand alone in their rows."""
    fee = next((table[index] for index in roles.positions("fee") if index < len(table)), None)
    if fee is None:
        return _counted((), roles, -1)
    taken = [any(values) for values in zip(*(column.amounts for column in roles.money), strict=True)]
    return _counted(
        [None if is_taken else value for value, is_taken in zip(fee.amounts, taken, strict=True)], roles, -1
    )


def _counted(amounts: Amounts, roles: Roles, way: int) -> _Column:
    mixed = _Column(amounts, 0, 0, 0)
    if not mixed.is_mixed or not roles.balance:
        return mixed
    signs = true_signs(amounts, roles.balance.amounts, roles.newest_first) or ()
    proven = [(value, sign) for value, sign in zip(amounts, signs, strict=False) if value and sign]
    return _Column(
        amounts,
        unsigned=sum((value > 0) == (sign == way) for value, sign in proven),
        negative=sum(sign == -way for _, sign in proven),
        positive=sum(sign == way for _, sign in proven),
    )


def _question(about: str, column: str, taken: str) -> Question:
    return Question(
        about=about,
        text=f"In the column of {column} some amounts have a minus and some have none. What does that mean?",
        choices=_FEE_CHOICES if about == "fees_negative" else _UNSIGNED_CHOICES,
        taken=taken,
    )
