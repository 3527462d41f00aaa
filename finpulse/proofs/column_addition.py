"""A statement as a column addition: its opening balance, what came in and went out, and its closing balance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from finpulse.models import Statement, StatementPeriod
from finpulse.proofs.keep_proof import moved_of_statement
from finpulse.proofs.row_figures import Moved


@dataclass(frozen=True, slots=True)
class Addition:
    """The rows of one currency between the balances that the statement states, either of which it may not."""

    currency: str
    first_day: date
    last_day: date
    opening: Decimal | None
    moved: Moved
    closing: Decimal | None
    closing_day: date

    @property
    def computed(self) -> Decimal | None:
        """The closing balance as it follows from the rows."""
        return None if self.opening is None else self.opening + self.moved.total

    @property
    def difference(self) -> Decimal | None:
        """What is stated and follows from no row; None where one of both balances is not stated."""
        if self.computed is None or self.closing is None:
            return None
        return self.closing - self.computed


def additions_of(session: Session, statement: Statement) -> list[Addition]:
    """The addition of each currency of a statement whose rows are cleaned; those with the most rows come first."""
    moved = moved_of_statement(session, statement)
    if not moved:
        return []
    mine = StatementPeriod.owner_id == statement.owner_id, StatementPeriod.job_id == statement.job_id
    periods = session.scalars(select(StatementPeriod).where(*mine)).all()
    found = [
        Addition(
            period.currency,
            period.first_day,
            period.last_day,
            period.opening,
            moved[period.currency],
            period.closing,
            period.closing_day,
        )
        for period in periods
        if period.currency in moved
    ]
    return sorted(found, key=lambda one: -one.moved.count)
