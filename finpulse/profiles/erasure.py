"""The end of a user: jobs are stopped, nothing lets in any more, and every row and file goes, batch by batch."""

from __future__ import annotations

import time
from functools import partial
from typing import Final

import structlog
from sqlalchemy import delete, func, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from finpulse.counters.instruments import JOBS_ENDED
from finpulse.db.after_commit import after_commit
from finpulse.db.outages import is_outage
from finpulse.models import LIVE, Base, DoomedUpload, PersonalToken, TokenFamily, User

log = structlog.get_logger()

# So many rows are deleted in one transaction, which takes a fraction of a second.
ROWS_AT_ONCE: Final = 20_000
# A worker that is at a job finds the fence raised, and commits nothing more of it.
STOP_JOBS: Final = text(f"""
    UPDATE jobs
    SET status = 'cancelled', fence = fence + 1, lease_until = NULL, finished_at = now(), updated_at = now()
    WHERE owner_id = :owner_id AND {LIVE}
    RETURNING kind
""")
# Migration 0023 makes it. It deletes rows of whoever has left and of nobody else, in every table that has an owner.
ERASE: Final = text("SELECT erase_batch(:owner_id, :most)")


def leave(session: Session, user: User) -> None:
    """Let a user have left: from the commit on, nobody can sign in, look or work as that user, and the address is free.

    `erase` deletes what is left.
    """
    for kind in session.scalars(STOP_JOBS, {"owner_id": user.id}):
        after_commit(session, partial(JOBS_ENDED.labels(kind, "cancelled").inc))
    _doom_files(session, user.id)
    for kept in (TokenFamily, PersonalToken):
        session.execute(delete(kept).where(kept.owner_id == user.id))
    user.email, user.password_hash = f"left:{user.id}", ""
    user.locked_at = user.left_at = func.now()
    session.flush()


def erase(session: Session, owner_id: int, seconds: float) -> bool:
    """Delete what is left of a user who has left, commit by commit.

    False where that takes longer than so many seconds, or a worker that has not seen yet that its job was stopped holds
    rows: the sweeper goes on with it then.
    """
    deadline = time.monotonic() + seconds
    try:
        while _erase_batch(session, owner_id):
            if time.monotonic() > deadline:
                return False
    except DBAPIError as error:
        session.rollback()
        if not is_outage(error):
            raise
        log.warning("erasure.put_off", error=type(error.orig).__name__)
        return False
    return True


def erase_some(session: Session) -> bool:
    """Delete some rows of one user who has left, and commit; True where more may wait. Safe in several copies."""
    return _erase_batch(session, None) > 0


def _erase_batch(session: Session, owner_id: int | None) -> int:
    """Delete a batch, and commit; returns how many rows went, 0 once the user's own has gone."""
    gone = session.scalar(ERASE, {"owner_id": owner_id, "most": ROWS_AT_ONCE})
    session.commit()
    return gone or 0


def _doom_files(session: Session, owner_id: int) -> None:
    """Let the sweeper delete every file of the storage that a row of the user names."""
    for table in Base.metadata.sorted_tables:
        if "storage_key" not in table.c or table is DoomedUpload.__table__:
            continue
        named = select(table.c.owner_id, table.c.storage_key).where(table.c.owner_id == owner_id)
        if "upload_deleted_at" in table.c:
            named = named.where(table.c.upload_deleted_at.is_(None))
        doomed = insert(DoomedUpload).from_select(["owner_id", "storage_key"], named.distinct())
        session.execute(doomed.on_conflict_do_nothing())
