"""The statements that a stage works on: which they are, how they are held, and how their rows are counted."""

from __future__ import annotations

from functools import partial
from typing import Final

from sqlalchemy import select, text, update
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from finpulse.cleaning.layout import Layout
from finpulse.counters.instruments import STAGE_ROWS
from finpulse.db.after_commit import after_commit
from finpulse.errors import LeaseLost
from finpulse.jobs.work import Work
from finpulse.models import Job, Statement
from finpulse.sources.reading_json import layout_from_json
from finpulse.storage.uploads import Upload

# What deletes a statement or sets it back locks its row for update first. A task that has one of its chunks in hand
# holds this weaker lock, which its siblings may hold too.
HOLD_SHARED: Final = text("""
    SELECT 1 FROM statements WHERE owner_id = :owner_id AND job_id = :job_id FOR KEY SHARE
""")


TOUCH_ACCOUNT: Final = text("UPDATE accounts SET updated_at = now() WHERE owner_id = :owner_id AND id = :account_id")


def statement_of(owner_id: int, job_id: int, account_id: int, upload: Upload) -> Statement:
    """A new statement that a job brings into an account, of an upload that is stored."""
    return Statement(
        owner_id=owner_id,
        job_id=job_id,
        account_id=account_id,
        filename=upload.filename,
        storage_key=upload.key,
        size=upload.size,
        lines=upload.lines,
        sha256=upload.sha256,
    )


def own_statement(work: Work) -> Statement | None:
    """The statement that this very job brought, None for a job of one stage alone."""
    return work.session.get(Statement, (work.owner_id, work.job_id))


def waiting_statements(work: Work, state: str) -> list[Statement]:
    """The owner's uploads that were stored and left to wait, being in the state before a stage.

    Those of imports under way are not among them: they have a chain of their own.
    """
    waiting = (
        select(Statement)
        .join(Job, (Job.owner_id == Statement.owner_id) & (Job.id == Statement.job_id))
        .where(Statement.owner_id == work.owner_id, Statement.state == state)
        .where(Job.kind == "upload-csv", Job.status == "completed")
        .order_by(Statement.job_id)
    )
    return list(work.session.scalars(waiting))


def hold(session: Session, statement: Statement) -> None:
    """Lock a statement until the commit and see how far it really is.

    Two jobs for one stage may meet over the same uploads. Raises LeaseLost where it was deleted,
    as it is with its account.
    """
    session.flush()  # A refresh would forget what this transaction has changed.
    try:
        session.refresh(statement, with_for_update=True)
    except InvalidRequestError as gone:
        raise LeaseLost(f"The statement of job {statement.job_id} has been deleted.") from gone


def hold_shared(session: Session, statement: Statement) -> None:
    """Keep a statement from being deleted or set back until the commit. Raises LeaseLost where it was deleted."""
    if session.scalar(HOLD_SHARED, key_of(statement)) is None:
        raise LeaseLost(f"The statement of job {statement.job_id} has been deleted.")


def touch_account(session: Session, statement: Statement) -> None:
    """Let whoever keeps what an account tells know that its statement tells something else from this commit on."""
    session.execute(TOUCH_ACCOUNT, {"owner_id": statement.owner_id, "account_id": statement.account_id})


def add_counts(session: Session, statement: Statement, stage: str, **counts: int) -> None:
    """Add what a stage did to a statement's counts of rows, as siblings do; the statement then has the true sums.

    Its row is locked from here to the commit, so it comes last of what a chunk does.
    """
    columns = {name: getattr(Statement, name) for name in counts}
    mine = update(Statement).where(Statement.owner_id == statement.owner_id, Statement.job_id == statement.job_id)
    added = mine.values({name: column + counts[name] for name, column in columns.items()}).returning(*columns.values())
    sums = session.execute(added, execution_options={"synchronize_session": False}).one()
    for name, value in zip(counts, sums, strict=True):
        set_committed_value(statement, name, value)
        # What became of a row before is no longer so, where a count goes down; a metric tells what was done.
        done = max(counts[name], 0)
        after_commit(session, partial(STAGE_ROWS.labels(stage, name.removeprefix("rows_")).inc, done))


def upload_is_gone(statement: Statement) -> str:
    """That a statement's upload was deleted on purpose, and what to do, as a sentence."""
    assert statement.upload_deleted_at is not None, "it was deleted"
    return (
        f"The upload of job {statement.job_id} was deleted on {statement.upload_deleted_at:%Y-%m-%d}, as this service "
        "keeps uploads for a limited time; please upload the file again."
    )


def layout_of(statement: Statement) -> Layout:
    """What the columns of an ingested statement mean."""
    assert statement.reading is not None, "an ingested statement has a reading"
    return layout_from_json(statement.reading)


def key_of(statement: Statement) -> dict[str, int]:
    """The statement's key, as SQL takes it."""
    return {"owner_id": statement.owner_id, "job_id": statement.job_id}
