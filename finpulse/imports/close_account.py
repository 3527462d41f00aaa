"""Closing an account: everything that came in through it goes with it."""

from __future__ import annotations

from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from finpulse.errors import NotFound
from finpulse.models import (
    Account,
    CategoryDay,
    CategoryMonth,
    CleanChunk,
    DeletedTransaction,
    Job,
    LedgerLine,
    MerchantMonth,
    Plan,
    RawChunk,
    Statement,
    StatementTwin,
    Transaction,
    TransactionWords,
)
from finpulse.storage import delete_upload
from finpulse.totals.sums import settle_stats
from finpulse.transfers.links import dissolve_links

_BY_JOB: Final = (RawChunk, CleanChunk, StatementTwin, LedgerLine, Statement)
_BY_ACCOUNT: Final = (Transaction, DeletedTransaction, CategoryDay, CategoryMonth, MerchantMonth, Plan)


def close_account(session: Session, owner_id: int, account_id: int, storage_url: str) -> None:
    """Delete an account with its transactions, jobs, rows, totals and uploads, and commit.

    The other sides of its transfers get back what they were. A load of the same account is waited for; one that
    comes after finds its job gone, and commits nothing. Raises NotFound, and StorageUnavailable with nothing changed.
    """
    brought = select(Transaction.id).where(Transaction.owner_id == owner_id, Transaction.account_id == account_id)
    dissolve_links(session, owner_id, brought)
    mine = select(Account).where(Account.owner_id == owner_id, Account.id == account_id)
    account = session.scalar(mine.with_for_update())
    if account is None:
        raise NotFound(f"You have no account {account_id}.")
    uploads = _uploads(session, owner_id, account_id)
    _delete_rows(session, owner_id, account_id)
    settle_stats(session, owner_id)
    session.execute(delete(Job).where(Job.owner_id == owner_id, Job.account_id == account_id))
    session.delete(account)
    session.flush()
    # The files go first: where the storage is away nothing is deleted, and no file is left that nobody knows.
    for key in uploads:
        delete_upload(storage_url, key)
    session.commit()


def _uploads(session: Session, owner_id: int, account_id: int) -> list[str]:
    """Hold the statements, so that no stage stores rows of them once ours are deleted; where their files lie."""
    brought = select(Statement.storage_key).where(Statement.owner_id == owner_id, Statement.account_id == account_id)
    planned = select(Plan.storage_key).where(Plan.owner_id == owner_id, Plan.account_id == account_id)
    return [*session.scalars(brought.with_for_update()), *session.scalars(planned.where(Plan.job_id.is_(None)))]


def _delete_rows(session: Session, owner_id: int, account_id: int) -> None:
    jobs = select(Job.id).where(Job.owner_id == owner_id, Job.account_id == account_id).scalar_subquery()
    for by_job in _BY_JOB:
        session.execute(delete(by_job).where(by_job.owner_id == owner_id, by_job.job_id.in_(jobs)))
    rows = select(Transaction.id).where(Transaction.owner_id == owner_id, Transaction.account_id == account_id)
    words = TransactionWords.transaction_id.in_(rows.scalar_subquery())
    session.execute(delete(TransactionWords).where(TransactionWords.owner_id == owner_id, words))
    for by_account in _BY_ACCOUNT:
        session.execute(delete(by_account).where(by_account.owner_id == owner_id, by_account.account_id == account_id))
