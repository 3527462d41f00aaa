"""What the account's balances say of matches: whether the rows that were matched are there already, or come on top."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from finpulse.models import Account, Statement, StatementPeriod
from finpulse.pipeline.overlaps.compared_rows import HeldRow, NewRow, RowMatch, without
from finpulse.proofs.account_proof import account_proof
from finpulse.proofs.moved import moved_through


def by_balances(
    session: Session,
    statement: Statement,
    matches: Sequence[RowMatch],
    rows: Mapping[int, NewRow],
    stored: Mapping[int, HeldRow],
    fresh: Decimal | None,
) -> list[RowMatch]:
    """The matches as the balances decide them, where they do: `rows` and `stored` are what was matched.

    `fresh` is what the rows come to that are neither matched nor there as they are, None where that isn't known.

    From a balance that is proven to the one that the statement states, so much must have moved the account. Either
    what was asked about makes the difference, or nothing is missing without it. Of what was posted by hand a balance
    tells nothing, since it may wait to be counted.
    """
    asked = [match for match in matches if match.asked]
    is_told = asked and all(stored[match.transaction_id].job_id is not None for match in asked)
    missing = _missing(session, statement) if is_told else None
    if missing is None or fresh is None:
        return list(matches)
    in_doubt = sum((rows[match.line].amount for match in asked), Decimal(0))
    if in_doubt and missing == fresh:
        return [match._replace(asked=False, reason=f"{match.reason}, and the balances hold") for match in matches]
    if in_doubt and missing == fresh + in_doubt:
        return without(matches, (match.line for match in asked))
    return list(matches)


def _missing(session: Session, statement: Statement) -> Decimal | None:
    """What must come to the account with this statement, by the balances; None where nothing is proven.

    They are the balance before all that is known and the last one behind it: one of the account, the other of the
    statement, or of the account too where the statement is the earliest.
    """
    account = session.get(Account, (statement.owner_id, statement.account_id))
    if account is None:
        return None
    period = session.scalar(
        select(StatementPeriod).where(
            StatementPeriod.owner_id == statement.owner_id,
            StatementPeriod.account_id == statement.account_id,
            StatementPeriod.currency == account.currency,
            StatementPeriod.job_id == statement.job_id,
        )
    )
    if period is None or period.verdict != "proven":
        return None
    history = account_proof(session, account).history
    if history.verdict != "proven" or history.opening is None:
        return None
    last = history.spans[-1]
    if period.first_day < history.spans[0].first_day:
        is_within = period.closing_day <= last.last_day
        return _moved_beside(session, account, period.opening, last.closing, last.last_day) if is_within else None
    return _moved_beside(session, account, history.opening, period.closing, period.closing_day)


def _moved_beside(
    session: Session, account: Account, opening: Decimal | None, closing: Decimal | None, until: date
) -> Decimal | None:
    """What moved an account between two balances, beside what stands in it."""
    if opening is None or closing is None:
        return None
    return closing - opening - moved_through(session, account, [until])(until)
