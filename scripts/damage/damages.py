"""What may happen to a statement between its bank and its reader, each as a change of one place in it.

Left out are changes that no figure of the statement can show, as `contradicts_itself` says: of them nothing is asked.
Those are above all a day altered within the order of the days, or in a format that states its balances in messages; a
row at the end of a table without an opening or closing balance, and the amount of its first row; amounts exchanged
between two balances; and rows exchanged or cut that sum to nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from random import Random
from typing import Final

from scripts.damage.statement import Part, Row, Statement, contradicts_itself

Damage = Callable[[Random, Statement], Statement | None]
_TRIES: Final = 30


@dataclass(frozen=True)
class Damaged:
    """A statement after a damage; `cut` are the amounts of the rows that are gone."""

    name: str
    statement: Statement
    cut: tuple[Decimal, ...] = ()


def damaged(random_: Random, statement: Statement, name: str) -> Damaged | None:
    """A statement after a damage of one of DAMAGES that its figures show; None where none could be found."""
    for _ in range(_TRIES):
        after = DAMAGES[name](random_, statement)
        if after and after.rows and contradicts_itself(after):
            gone = [row for row in statement.rows if row not in after.rows] if name == "cut" else []
            return Damaged(name, after, tuple(row.moved for row in gone))
    return None


def _cut(random_: Random, statement: Statement) -> Statement:
    at = random_.randrange(len(statement.rows))
    return replace(statement, rows=(*statement.rows[:at], *statement.rows[at + 1 :]))


def _cut_several(random_: Random, statement: Statement) -> Statement:
    first = random_.randrange(len(statement.rows))
    last = first + random_.randint(2, 5)
    return replace(statement, rows=(*statement.rows[:first], *statement.rows[last:]))


def _double(random_: Random, statement: Statement) -> Statement:
    at = random_.randrange(len(statement.rows))
    return replace(statement, rows=(*statement.rows[: at + 1], *statement.rows[at:]))


def _digit(random_: Random, statement: Statement) -> Statement:
    at = random_.randrange(len(statement.rows))
    row = statement.rows[at]
    return _with(statement, at, replace(row, moved=_altered(random_, row.amount) - row.fee))


def _sign(random_: Random, statement: Statement) -> Statement:
    at = random_.randrange(len(statement.rows))
    row = statement.rows[at]
    return _with(statement, at, replace(row, moved=-row.amount - row.fee))


def _exchange(random_: Random, statement: Statement) -> Statement | None:
    """The amounts of two rows of one part and of different amounts."""
    one, other = random_.choices(range(len(statement.rows)), k=2)
    first, second = statement.rows[one], statement.rows[other]
    if first.part != second.part:
        return None
    changed = _with(statement, one, replace(first, moved=second.amount - first.fee))
    return _with(changed, other, replace(second, moved=first.amount - second.fee))


def _day(random_: Random, statement: Statement) -> Statement | None:
    """Another month or another year."""
    at = random_.randrange(len(statement.rows))
    row = statement.rows[at]
    month = (row.day.month - 1 + random_.randint(4, 8)) % 12 + 1
    day = row.day.replace(month=month, day=min(row.day.day, 28))
    if random_.random() < 0.3:
        day = date(row.day.year - 1, row.day.month, min(row.day.day, 28))
    return _with(statement, at, replace(row, day=day))


def _balance(random_: Random, statement: Statement) -> Statement | None:
    """A digit of a printed balance, or of one that a part begins or ends with."""
    printed = [at for at, row in enumerate(statement.rows) if row.balance is not None]
    if printed:
        at = random_.choice(printed)
        row = statement.rows[at]
        return _with(statement, at, replace(row, balance=_altered(random_, row.balance or Decimal(0))))
    at = random_.randrange(len(statement.parts))
    parts = list(statement.parts)
    parts[at] = _with_altered_end(random_, parts[at])
    return replace(statement, parts=tuple(parts))


def _with_altered_end(random_: Random, part: Part) -> Part:
    if part.opening is None or part.closing is None:
        return part
    if random_.random() < 0.5:
        return replace(part, opening=_altered(random_, part.opening))
    return replace(part, closing=_altered(random_, part.closing))


def _altered(random_: Random, value: Decimal) -> Decimal:
    """The amount with another digit at one place."""
    sign, digits, exponent = value.as_tuple()
    changed = list(digits)
    at = random_.randrange(len(changed))
    changed[at] = random_.choice([digit for digit in range(10) if digit != changed[at]])
    return Decimal((sign, tuple(changed), int(exponent)))


def _with(statement: Statement, at: int, row: Row) -> Statement:
    return replace(statement, rows=(*statement.rows[:at], row, *statement.rows[at + 1 :]))


DAMAGES: Final[dict[str, Damage]] = {
    "cut": _cut,
    "cut several": _cut_several,
    "double": _double,
    "digit": _digit,
    "sign": _sign,
    "exchange": _exchange,
    "day": _day,
    "balance": _balance,
}
