"""What a stage is given, and what it says between two batches."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select, text, update
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from finpulse.errors import LeaseLost
from finpulse.models import Job, Statement


def nobody(_count: int) -> None:
    """Where a stage is done within another's transaction, nobody else can help."""


@dataclass(frozen=True, slots=True)
class Work:
    """A claimed stage of one job. Stages use the session and never commit: the runner owns that.

    A stage whose statement has several chunks calls `invite` with how many siblings could take one each.
    """

    session: Session
    storage_url: str
    owner_id: int
    job_id: int
    stages: Sequence[str]
    invite: Callable[[int], None] = nobody


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A batch is complete and may be committed; `done` of `total` rows of this stage are behind it.

    Where `commits` is false, what came before is nothing without what comes: only the lease is renewed.
    """

    done: int
    total: int
    commits: bool = True


# A stage yields before each batch but the first, and returns its result with the last one uncommitted, so
# that output and the mark that it is done are one commit, and a small job needs just that one.
Batches = Generator[Checkpoint, None, dict[str, Any]]


def own_statement(work: Work) -> Statement | None:
    """The statement that this very job brought, if it brought one."""
    return work.session.get(Statement, (work.owner_id, work.job_id))


def statements_at(work: Work, state: str) -> list[Statement]:
    """The statements that this job takes through a stage, each being in the state before it.

    That is the job's own. A job for one stage alone has none, and takes the owner's uploads that
    were stored and left to wait; those of imports under way have a chain of their own.
    """
    own = own_statement(work)
    if own is not None:
        return [own]
    waiting = (
        select(Statement)
        .join(Job, (Job.owner_id == Statement.owner_id) & (Job.id == Statement.job_id))
        .where(Statement.owner_id == work.owner_id, Statement.state == state)
        .where(Job.kind == "upload-csv", Job.status == "completed")
        .order_by(Statement.job_id)
    )
    return list(work.session.scalars(waiting))


def hold(work: Work, statement: Statement) -> None:
    """Lock a statement until the commit and see how far it really is.

    Two jobs for one stage may meet over the same uploads. Raises LeaseLost where it was deleted,
    as it is with its account.
    """
    work.session.flush()  # A refresh would forget what this transaction has changed.
    try:
        work.session.refresh(statement, with_for_update=True)
    except InvalidRequestError as gone:
        raise LeaseLost(f"The statement of job {statement.job_id} has been deleted.") from gone


# What deletes a statement or sets it back locks its row for update first. A task that has one of its chunks in hand
# holds this weaker lock, which its siblings may hold too.
HOLD_ALONG: Final = text("""
    SELECT 1 FROM statements WHERE owner_id = :owner_id AND job_id = :job_id FOR KEY SHARE
""")


def hold_along(work: Work, statement: Statement) -> None:
    """Keep a statement from being deleted or set back until the commit. Raises LeaseLost where it was deleted."""
    if work.session.scalar(HOLD_ALONG, key_of(statement)) is None:
        raise LeaseLost(f"The statement of job {statement.job_id} has been deleted.")


def add_counts(work: Work, statement: Statement, **counts: int) -> None:
    """Add to a statement's counts of rows, to which siblings add too; the statement then has the true sums.

    Its row is locked from here to the commit, so it comes last of what a chunk does.
    """
    columns = {name: getattr(Statement, name) for name in counts}
    mine = update(Statement).where(Statement.owner_id == statement.owner_id, Statement.job_id == statement.job_id)
    added = mine.values({name: column + counts[name] for name, column in columns.items()}).returning(*columns.values())
    sums = work.session.execute(added, execution_options={"synchronize_session": False}).one()
    for name, value in zip(counts, sums, strict=True):
        set_committed_value(statement, name, value)


def key_of(statement: Statement) -> dict[str, int]:
    """The statement's key, as SQL takes it."""
    return {"owner_id": statement.owner_id, "job_id": statement.job_id}
