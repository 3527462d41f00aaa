"""Another currency for an account: what it means for rows that are there is said by whoever asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, Literal

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from finpulse.accounts import find_account, update_account
from finpulse.errors import Conflict
from finpulse.imports.submit import submit_reread
from finpulse.models import Account, Job, Statement, Transaction
from finpulse.problems.problem_types import ProblemType

# What is to become of the rows that an account has: their statements are read again, in the account's currency.
RowsChoice = Literal["reread"]
REREAD: Final[RowsChoice] = "reread"


def change_account(
    session: Session,
    owner_id: int,
    account_id: int,
    changes: dict[str, Any],
    rows: RowsChoice | None,
    request_id: str | None,
) -> Account:
    """Change an account's fields. Another currency takes a word about the rows that are there, if there are any.

    With `reread` the statements whose amounts were taken for the old currency are read again in the new one, each by a
    job. Rows whose currency a statement or their user has named keep it. Raises NotFound, and Conflict where rows are
    there and nothing is said of them, or where a statement can't be read again any more.
    """
    account = find_account(session, owner_id, account_id)
    before, after = account.currency, changes.get("currency", account.currency)
    if after == before:
        return update_account(session, owner_id, account_id, changes)
    if rows is None and _has_rows(session, account):
        raise Conflict(
            f"Account {account_id} has transactions, which are in {before} or name their own currency. If they were "
            f"misread, send ?rows=reread: statements whose amounts were taken for {before} are read again in {after}. "
            "Else add another account for the other currency.",
            problem=ProblemType.IN_USE,
        )
    misread = [statement.job_id for statement in _statements(session, account, before)]
    changed = update_account(session, owner_id, account_id, changes)
    for job_id in misread:
        submit_reread(session, owner_id, job_id, {}, {"currency": after}, request_id)
    return changed


def _has_rows(session: Session, account: Account) -> bool:
    rows = exists().where(Transaction.owner_id == account.owner_id, Transaction.account_id == account.id)
    return bool(session.scalar(select(rows)))


def _statements(session: Session, account: Account, currency: str) -> Sequence[Statement]:
    """Those of the account that were read in a currency by a job that has completed, the first first."""
    read = (
        select(Statement)
        .join(Job, (Job.owner_id == Statement.owner_id) & (Job.id == Statement.job_id))
        .where(Statement.owner_id == account.owner_id, Statement.account_id == account.id, Job.status == "completed")
        .where(Statement.reading["currency"].as_string() == currency)
    )
    return session.scalars(read.order_by(Statement.job_id)).all()
