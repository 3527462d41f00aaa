"""Closing an account: everything that came in through it is deleted with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import ColumnElement, Delete, Table, any_, delete, func, literal_column, select
from sqlalchemy.orm import Session

from finpulse.errors import NotFound
from finpulse.imports.stored_uploads.doomed import doom
from finpulse.imports.undo import Removed
from finpulse.models import Account, Base, CategoryMonth, Correction, Job, Plan, Statement, Transaction
from finpulse.totals.change import TotalsChange, totals_change
from finpulse.transfers.links import unlink_transactions
from finpulse.transfers.matching import match_waiting

BATCH_ROWS: Final = 50_000
# A correction outlives the transaction that it was made on. Jobs, by which other tables' rows are found, and the
# account are deleted after all others.
_KEPT: Final = (Correction.__tablename__,)
_LAST: Final = (Job.__tablename__, Account.__tablename__)


def close_account(session: Session, owner_id: int, account_id: int) -> None:
    """Close an account, as `closing` does, without a pause."""
    for _ in closing(session, owner_id, account_id):
        pass


def closing(session: Session, owner_id: int, account_id: int) -> Iterator[Removed]:
    """Delete an account with its transactions, jobs, rows and totals, and after the commit its uploads.

    The other sides of its transfers get back what they were. A load of the same account is waited for; one that
    comes after finds its job gone, and commits nothing. Yields between two batches, of which none may be committed
    without the others. Raises NotFound.
    """
    with totals_change(session, owner_id) as change:
        mine = select(Account).where(Account.owner_id == owner_id, Account.id == account_id)
        account = session.scalar(mine.with_for_update())
        if account is None:
            raise NotFound(f"You have no account {account_id}.")
        brought = select(Transaction.id).where(Transaction.owner_id == owner_id, Transaction.account_id == account_id)
        unlink_transactions(change, brought)
        doom(session, owner_id, _locked_uploads(session, owner_id, account_id))
        yield from _delete_rows(change, account_id)
        match_waiting(change)
        session.execute(delete(Job).where(Job.owner_id == owner_id, Job.account_id == account_id))
        session.delete(account)


def _locked_uploads(session: Session, owner_id: int, account_id: int) -> list[str]:
    """Where the account's uploads lie; its statements are locked, so that no stage stores rows of them any more."""
    brought = select(Statement.storage_key).where(Statement.owner_id == owner_id, Statement.account_id == account_id)
    planned = select(Plan.storage_key).where(Plan.owner_id == owner_id, Plan.account_id == account_id)
    return [*session.scalars(brought.with_for_update()), *session.scalars(planned.where(Plan.job_id.is_(None)))]


def _delete_rows(change: TotalsChange, account_id: int) -> Iterator[Removed]:
    """Delete all rows of the account, some at a time; transactions are about half of them, as each has its words."""
    change.moves_totals = True
    months = select(func.coalesce(func.sum(CategoryMonth.count_in + CategoryMonth.count_out), 0))
    mine = (CategoryMonth.owner_id == change.owner_id, CategoryMonth.account_id == account_id)
    total, done = 2 * int(change.session.scalar(months.where(*mine)) or 0), 0
    for table, condition in _conditions(change.owner_id, account_id):
        while deleted := change.session.execute(_delete_some(table, change.owner_id, condition)).rowcount:  # type: ignore[attr-defined]  # A DELETE has one.
            done += deleted
            if deleted < BATCH_ROWS:
                break
            yield Removed(done, total)


def _delete_some(table: Table, owner_id: int, condition: Any) -> Delete:
    """Delete a batch of these rows by where they lie; all rows of an owner lie in one partition."""
    place: ColumnElement[Any] = literal_column("ctid")
    some = select(place).select_from(table).where(table.c.owner_id == owner_id, condition).limit(BATCH_ROWS)
    return delete(table).where(table.c.owner_id == owner_id, place == any_(func.array(some.scalar_subquery())))


def _conditions(owner_id: int, account_id: int) -> Iterator[tuple[Table, Any]]:
    """Every table with rows of the account, and which rows these are: by transaction, by job, or by account.

    The tables are those of the metadata, so that a new one is among them; those that refer to others come first. What
    PostgreSQL deletes with the account is left to it: a worker, who has no right to others' secrets, deletes them so.
    """
    rows = select(Transaction.id).where(Transaction.owner_id == owner_id, Transaction.account_id == account_id)
    jobs = select(Job.id).where(Job.owner_id == owner_id, Job.account_id == account_id)
    others = (table for table in Base.metadata.tables.values() if table.name not in (*_KEPT, *_LAST))
    tables = [table for table in others if not _goes_with_account(table)]
    for table in tables:
        if "account_id" not in table.c and "transaction_id" in table.c and "job_id" not in table.c:
            yield table, table.c.transaction_id.in_(rows.scalar_subquery())
    for table in tables:
        if "account_id" in table.c:
            yield table, table.c.account_id == account_id
        elif "job_id" in table.c:
            yield table, table.c.job_id.in_(jobs.scalar_subquery())


def _goes_with_account(table: Table) -> bool:
    """Whether PostgreSQL deletes the table's rows with their account."""
    keys = table.foreign_key_constraints
    return any(key.referred_table.name == Account.__tablename__ and key.ondelete == "CASCADE" for key in keys)
