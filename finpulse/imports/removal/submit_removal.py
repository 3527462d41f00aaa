"""An import to be undone, an account to be closed -> done at once where it is small, else the job that does it."""

from __future__ import annotations

from typing import Final

from sqlalchemy import ColumnElement, case, func, select, text
from sqlalchemy.orm import Session

from finpulse.errors import NotFound
from finpulse.imports.removal.close_account import close_account
from finpulse.imports.undo import undo_import
from finpulse.jobs import control
from finpulse.jobs.lookup import find_job
from finpulse.jobs.routing import queue_for
from finpulse.jobs.submission import new_job, submit
from finpulse.models import LIVE, LIVE_STATUSES, Account, CategoryMonth, Job, Statement

# So many rows are gone well within a second.
AT_ONCE_ROWS: Final = 20_000
# What a statement brings: its rows, and before these are all there, as many as it has lines.
_ROWS: Final = case(
    (Statement.state == "loaded", Statement.rows_total),
    (Statement.upload_deleted_at.is_not(None), Statement.rows_total),
    else_=func.greatest(Statement.rows_total, Statement.lines),
)
_LOCK_JOB: Final = text("SELECT FROM jobs WHERE owner_id = :owner_id AND id = :job_id FOR UPDATE")


def remove_import(session: Session, owner_id: int, job_id: int, request_id: str | None) -> Job | None:
    """Undo an import, and stop it if it runs. Returns the job that does it where there is much to undo.

    Whoever asks again while that is under way gets the same job. Raises NotFound, and Conflict for a job that brings no
    rows of its own.
    """
    target = find_job(session, owner_id, job_id)
    if target.rereads is not None or target.status == "undone" or _rows_of_job(session, target) <= AT_ONCE_ROWS:
        undo_import(session, owner_id, job_id)
        return None
    session.execute(_LOCK_JOB, {"owner_id": owner_id, "job_id": job_id})
    under_way = _live(session, owner_id, Job.undoes == job_id)
    if under_way is not None:
        return under_way
    if target.status in LIVE_STATUSES:
        control.cancel(session, owner_id, job_id)
    queue = queue_for(0, _rows_of_job(session, target))
    job = new_job(owner_id, "undo", ("undo",), queue, request_id, target.account_id)
    job.undoes = job_id
    return submit(session, job)


def remove_account(session: Session, owner_id: int, account_id: int, request_id: str | None) -> Job | None:
    """Close an account. Returns the job that does it where there is much to delete, the same one to whoever asks again.

    Until that has ended, the account stays as it is. Raises NotFound.
    """
    if session.scalar(select(Account.id).where(Account.owner_id == owner_id, Account.id == account_id)) is None:
        raise NotFound(f"You have no account {account_id}.")
    rows = _rows_of_account(session, owner_id, account_id)
    if rows <= AT_ONCE_ROWS:
        close_account(session, owner_id, account_id)
        return None
    under_way = _live(session, owner_id, Job.closes == account_id)
    if under_way is not None:
        return under_way
    # It is about no account, or it would delete itself.
    job = new_job(owner_id, "close-account", ("close",), queue_for(0, rows), request_id)
    job.closes = account_id
    return submit(session, job)


def _live(session: Session, owner_id: int, is_it: ColumnElement[bool]) -> Job | None:
    return session.scalar(select(Job).where(Job.owner_id == owner_id, is_it, text(LIVE)))


def _rows_of_job(session: Session, job: Job) -> int:
    """How many rows an import has brought, or may; none of a job that is no import."""
    rows = select(_ROWS).where(Statement.owner_id == job.owner_id, Statement.job_id == job.id)
    return session.scalar(rows) or 0


def _rows_of_account(session: Session, owner_id: int, account_id: int) -> int:
    """How many rows an account has, or may get by what is on its way."""
    brought = select(func.coalesce(func.sum(_ROWS), 0)).where(
        Statement.owner_id == owner_id, Statement.account_id == account_id
    )
    counted = select(func.coalesce(func.sum(CategoryMonth.count_in + CategoryMonth.count_out), 0)).where(
        CategoryMonth.owner_id == owner_id, CategoryMonth.account_id == account_id
    )
    return int(max(session.scalar(brought) or 0, session.scalar(counted) or 0))
