"""Unsigned amounts beside a running balance -> the balance before the oldest row, which alone tells its direction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NamedTuple

from finpulse.sources.detection.amount_rules.direction_words import direction_of_text, directions_of_rows
from finpulse.sources.detection.amount_rules.running_balance import figures_in
from finpulse.sources.detection.amount_rules.sign_rule import SignRule
from finpulse.sources.detection.column_evidence import ColumnEvidence
from finpulse.sources.detection.roles import Roles
from finpulse.sources.detection.unsigned_amounts.sparse_rule import (
    entries_of,
    opening_of_sparse_balance,
    with_doubts,
)
from finpulse.sources.reading import Question

# Where the balances before and after a transaction stand, if a file's first row has none before it.
_FIRST: Final = ((-1, 0), (0, -1))
_LAST: Final = (1, 0)


@dataclass(frozen=True, slots=True)
class RowsAround:
    """What each row says, what stands above and below the table, and whether these are all of its rows."""

    texts: Sequence[str]
    beside: str
    is_whole: bool
    is_card: bool


class SettledSigns(NamedTuple):
    """A rule for signs, the balance before the oldest row, and the question where only a person can tell that."""

    rule: SignRule
    opening: Decimal | None
    question: Question | None


def settle_signs(signs: SignRule, table: Sequence[ColumnEvidence], roles: Roles, around: RowsAround) -> SettledSigns:
    """The rule with what balances leave open of it, and the balance before the oldest row."""
    if not (signs.sparse_balances and roles.amount and roles.balance):
        return SettledSigns(signs, *opening_balance(signs, table, roles, around))
    entries = entries_of(roles.amount, roles.balance, around.texts)
    opening, question = opening_of_sparse_balance(
        entries, around.beside, roles.balance.decimal_mark, newest_first=signs.balance_rows == _LAST
    )
    opening = Decimal(question.taken) if question else opening
    return SettledSigns(with_doubts(signs, entries, opening), opening, question)


def opening_balance(
    signs: SignRule, table: Sequence[ColumnEvidence], roles: Roles, around: RowsAround
) -> tuple[Decimal | None, Question | None]:
    """The balance that makes the outermost row money in or out, and the question where only a person can tell.

    It is the one of the two that is stated beside the table, or the one that suits what the row is about. None where
    that is left to whoever reads the row, who knows its other cells, or where no balance tells signs.
    """
    rows = signs.balance_rows
    if not (rows and roles.amount and roles.balance) or not (rows in _FIRST or (rows == _LAST and around.is_whole)):
        return None, None
    at = 0 if rows in _FIRST else len(roles.amount.amounts) - 1
    amount, balance = roles.amount.amounts[at], roles.balance.amounts[at]
    if not amount or balance is None:
        return None, None
    into, out = (balance + amount, balance - amount) if rows[0] == 0 else (balance - amount, balance + amount)
    stated = figures_in(around.beside, roles.balance.decimal_mark or ".") | _figures_of(table, roles, at)
    if (into in stated) != (out in stated) or not (into and out):
        return (into if into in stated or not into else out), None
    way = _way(around.texts[at], is_card=around.is_card)
    if way:
        return (into if way > 0 else out), None
    # While it is open in which order balances were counted, this is no question yet.
    return (None, None) if signs.question else (out, _question(around.texts[at], into, out))


def _figures_of(table: Sequence[ColumnEvidence], roles: Roles, at: int) -> set[Decimal]:
    """The figures of a row that have no role yet, such as a second balance."""
    taken = roles.days_and_money.keys() | roles.others.keys()
    values = (column.amounts[at] for column in table if column.index not in taken and column.is_numeric)
    return {value for value in values if value is not None}


def _way(text: str, *, is_card: bool) -> int:
    return directions_of_rows([text], is_card=True)[0] if is_card else direction_of_text(text)


def _question(text: str, into: Decimal, out: Decimal) -> Question:
    return Question(
        about="opening_balance",
        text=f"No balance stands before the oldest row of this file. Which way did its money go: {_short(text)}?",
        choices={
            f"{out:f}": f"money went out: the account held {out:,f} before",
            f"{into:f}": f"money came in: the account held {into:,f} before",
        },
        taken=f"{out:f}",
    )


def _short(text: str) -> str:
    return f'"{text}"' if len(text) <= _LONGEST else f'"{text[:_LONGEST]}…"'


_LONGEST: Final = 60
