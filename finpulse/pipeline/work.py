"""What a stage is given, and what it says between two batches."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm import Session

from finpulse.errors import LeaseLost
from finpulse.models import Job, Statement


@dataclass(frozen=True, slots=True)
class Work:
    """A claimed stage of one job. Stages use the session and never commit: the runner owns that."""

    session: Session
    storage_url: str
    owner_id: int
    job_id: int
    stages: Sequence[str]


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
