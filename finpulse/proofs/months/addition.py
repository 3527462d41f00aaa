"""A month of an account as a column addition: what was there, what came and went, and what the bank states then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from finpulse.balances.verdict import Verdict
from finpulse.models import Account, Statement, StatementPeriod
from finpulse.periods import ONE_DAY, month_end, month_start, months_before
from finpulse.proofs.account_proof import account_proof
from finpulse.proofs.moved import moved_through

_MOVED: Final = text("""
    SELECT coalesce(sum(money_in), 0), coalesce(sum(count_in), 0), coalesce(sum(money_out), 0),
           coalesce(sum(count_out), 0)
    FROM category_days
    WHERE owner_id = :owner_id AND account_id = :account_id AND currency = :currency AND day BETWEEN :first AND :last
""")


class MonthStatement(NamedTuple):
    """A statement that has days of the month."""

    job_id: int
    filename: str
    first_day: date
    last_day: date
    opening: Decimal | None
    closing: Decimal | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class MonthAddition:
    """`opening` and what came in and went out until `last_day` make `expected`; the bank states `closing` for that day.

    Where the month's own statements state none, `closing` is what the next one begins with, and `by_next` is true.
    Without a balance that a statement tells, `opening` is None, and so is what follows from it. Money out is positive.
    """

    first_day: date
    last_day: date
    opening: Decimal | None
    money_in: Decimal
    count_in: int
    money_out: Decimal
    count_out: int
    closing: Decimal | None
    by_next: bool
    statements: Sequence[MonthStatement]

    @property
    def expected(self) -> Decimal | None:
        """What should be there in the end."""
        return None if self.opening is None else self.opening + self.money_in - self.money_out

    @property
    def difference(self) -> Decimal | None:
        """What the bank states beyond that."""
        return None if self.expected is None or self.closing is None else self.closing - self.expected


def month_addition(session: Session, account: Account, month: date) -> MonthAddition:
    """The addition of the month that begins with this day, from the kept totals of its days."""
    first, end = month, month_end(month)
    statements = _statements(session, account, first, end)
    stated = [each for each in statements if each.closing is not None and first <= each.last_day <= end]
    last = max((each.last_day for each in stated), default=end)
    closing = next((each.closing for each in reversed(stated) if each.last_day == last), None)
    by_next = closing is None and bool(statements)
    if by_next:
        closing = _next_opening(session, account, end)
    values = {"owner_id": account.owner_id, "account_id": account.id, "currency": account.currency}
    money_in, count_in, money_out, count_out = session.execute(_MOVED, {**values, "first": first, "last": last}).one()
    opening = _opening(session, account, statements, first)
    sums = (money_in, int(count_in), money_out, int(count_out))
    return MonthAddition(first, last, opening, *sums, closing, by_next and closing is not None, statements)


def _next_opening(session: Session, account: Account, end: date) -> Decimal | None:
    """What the month behind begins with, by the first of its statements that states it."""
    behind = _statements(session, account, end + ONE_DAY, month_end(end + ONE_DAY))
    stated = next((each for each in behind if each.opening is not None and each.first_day > end), None)
    if stated is None or stated.opening is None:
        return None
    return _carried(session, account, stated.opening, stated.first_day - ONE_DAY, end)


def _opening(session: Session, account: Account, statements: Sequence[MonthStatement], first: date) -> Decimal | None:
    """The balance before the month's first day.

    It is what the first statement of the month begins with, else what the month before has ended with, else what all
    rows before make it; None where something is missing between these.
    """
    stated = next((each for each in statements if each.opening is not None), None)
    if stated is not None and stated.opening is not None:
        return _carried(session, account, stated.opening, stated.first_day - ONE_DAY, first - ONE_DAY)
    proof = account_proof(session, account)
    before = [span for span in proof.history.spans if span.closing is not None and span.last_day < first]
    last = max(before, key=lambda span: span.last_day, default=None)
    if last is not None and last.closing is not None:
        is_next = month_start(last.last_day) >= months_before(first, 1)
        return _carried(session, account, last.closing, last.last_day, first - ONE_DAY) if is_next else None
    if proof.opening is None or any(gap.before <= first for gap in proof.history.gaps):
        return None
    return proof.opening + moved_through(session, account, [first - ONE_DAY])(first - ONE_DAY)


def _carried(session: Session, account: Account, balance: Decimal, from_day: date, to_day: date) -> Decimal:
    """A balance at the end of one day -> the one at the end of another, by what has moved the account between."""
    moved = moved_through(session, account, [from_day, to_day])
    return balance - moved(from_day) + moved(to_day)


def _statements(session: Session, account: Account, first: date, last: date) -> list[MonthStatement]:
    """Those that have days of these, in the order of their last days."""
    days = StatementPeriod
    query = (
        select(
            days.job_id, Statement.filename, days.first_day, days.closing_day, days.opening, days.closing, days.verdict
        )
        .join(Statement, (Statement.owner_id == days.owner_id) & (Statement.job_id == days.job_id))
        .where(days.owner_id == account.owner_id, days.account_id == account.id, days.currency == account.currency)
        .where(days.first_day <= last, days.closing_day >= first, Statement.state == "loaded")
        .order_by(days.closing_day, days.job_id)
    )
    return [MonthStatement(*row) for row in session.execute(query)]
