"""Columns beside a balance: a second one with the balances before the rows, and the flags of a balance's own sign."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Final

from finpulse.cleaning.values.direction_flags import flag_word
from finpulse.sources.detection.amount_rules.flag_words import IN_FLAGS, OUT_FLAGS
from finpulse.sources.detection.column_evidence import ColumnEvidence
from finpulse.sources.detection.roles import Roles

# So large a share of rows must lie between two balances for these to be those before and after it.
_NEARLY_ALL: Final = 0.9
_FEWEST: Final = 2
_SAMPLED: Final = 60
# A flag of two values, or of these and blank cells.
_MOST_FLAGS: Final = 3
# So near behind the balance stands what says which sign it has; its currency may stand between them.
_NEAR: Final = 2


def balance_after(roles: Roles, columns: Sequence[ColumnEvidence]) -> ColumnEvidence | None:
    """The balance that each row leads to, where it is printed beside the one that the row began with."""
    balance, amount = roles.balance, roles.amount
    if not balance or not amount or amount.sign_counts[-1]:
        return balance  # Where amounts show their signs, no balance has to tell them.
    other = next((c for c in columns if c is not amount and c is not balance and _differ_by(amount, balance, c)), None)
    if other is None:
        return balance
    own, others = _follows(balance, other, roles), _follows(other, balance, roles)
    return other if others > own else balance


def _differ_by(amount: ColumnEvidence, first: ColumnEvidence, second: ColumnEvidence) -> bool:
    """Whether in nearly every row two columns differ by just the amount."""
    rows = islice(zip(amount.amounts, first.amounts, second.amounts, strict=True), _SAMPLED)
    steps = [(value, b - a) for value, a, b in rows if value and a is not None and b is not None]
    fitting = sum(abs(step) == abs(value) for value, step in steps)
    return fitting >= _FEWEST and fitting >= _NEARLY_ALL * len(steps)


def _follows(after: ColumnEvidence, before: ColumnEvidence, roles: Roles) -> int:
    """In how many rows the balance before is the one after the row that is next in time."""
    before_next = before.amounts[1:] if not roles.newest_first else before.amounts[:-1]
    after_own = after.amounts[:-1] if not roles.newest_first else after.amounts[1:]
    return sum(one is not None and one == other for one, other in zip(after_own, before_next, strict=True))


def balance_flags(table: Sequence[ColumnEvidence], roles: Roles) -> list[ColumnEvidence]:
    """The columns that say which sign a balance has: they stand behind it, and their few words also before it."""
    balance = roles.balance
    if balance is None:
        return []
    few = [column for column in table if 0 < len(column.distinct) <= _MOST_FLAGS and _holds_flags(column)]
    before = [set(column.distinct) for column in few if column.index < balance.index]
    near = [column for column in few if balance.index < column.index <= balance.index + _NEAR]
    return [
        column
        for column in near
        if column.tag in ("", "flag") and any(own.issuperset(column.distinct) for own in before)
    ]


def _holds_flags(column: ColumnEvidence) -> bool:
    return all(flag_word(text) in OUT_FLAGS | IN_FLAGS for text in column.distinct)
