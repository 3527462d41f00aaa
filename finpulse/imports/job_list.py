"""The jobs of an owner that a client asks for, by what they are and by the statements that they have brought."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Boolean, ColumnElement, and_, func, literal_column, not_, or_, select, text
from sqlalchemy.orm import Session

from finpulse.models import LIVE, Job, Statement

# What needs_review of finpulse.pipeline.reading_decision says: a question that is open, and not an optional one.
_NEEDS_REVIEW: Final = literal_column(
    """EXISTS (
        SELECT FROM jsonb_array_elements(statements.questions) AS question
        WHERE NOT coalesce((question ->> 'answered')::boolean, false)
          AND NOT coalesce((question ->> 'optional')::boolean, false)
    )""",
    Boolean,
)


@dataclass(frozen=True, slots=True)
class JobSelection:
    """Which jobs are meant; None leaves a question open. `filename` is a part of the name, in either case.

    With `brought_statement`, those that have brought a statement of their own.
    """

    status: str | None = None
    kind: str | None = None
    account_id: int | None = None
    needs_review: bool | None = None
    filename: str | None = None
    brought_statement: bool | None = None

    def conditions(self) -> Iterator[ColumnElement[bool]]:
        """What is asked of a job and of the statement that it has brought or read again."""
        for column, wanted in ((Job.status, self.status), (Job.kind, self.kind), (Job.account_id, self.account_id)):
            if wanted is not None:
                yield column == wanted
        if self.needs_review is not None:
            yield _NEEDS_REVIEW if self.needs_review else not_(_NEEDS_REVIEW)
        if self.brought_statement is not None:
            brought = Statement.job_id == Job.id
            yield brought if self.brought_statement else func.coalesce(Statement.job_id, 0) != Job.id
        if self.filename is not None:
            yield func.strpos(func.lower(Statement.filename), func.lower(self.filename)) > 0


def list_jobs(
    session: Session, owner_id: int, limit: int, before: int | None, selection: JobSelection
) -> Sequence[Job]:
    """The owner's selected jobs, newest first; with `before`, those with a smaller id."""
    brought = and_(Statement.owner_id == Job.owner_id, Statement.job_id == func.coalesce(Job.rereads, Job.id))
    newest = select(Job).outerjoin(Statement, brought).where(Job.owner_id == owner_id, *selection.conditions())
    newest = newest.order_by(Job.id.desc()).limit(limit)
    return session.scalars(newest if before is None else newest.where(Job.id < before)).all()


def live_successors(session: Session, owner_id: int, job_ids: Sequence[int]) -> dict[int, Job]:
    """The jobs that are reading these jobs' statements again, or undoing them, by the ids of those."""
    of_these = or_(Job.rereads.in_(job_ids), Job.undoes.in_(job_ids))
    live = select(Job).where(Job.owner_id == owner_id, text(LIVE), of_these).order_by(Job.id)
    return {job.rereads or job.undoes or job.id: job for job in session.scalars(live)}


def count_waiting(session: Session, owner_id: int) -> int:
    """How many imports that are there wait for an answer of their owner."""
    brought = and_(Job.owner_id == Statement.owner_id, Job.id == Statement.job_id)
    waiting = (
        select(func.count())
        .select_from(Statement)
        .join(Job, brought)
        .where(Statement.owner_id == owner_id, Job.status == "completed", _NEEDS_REVIEW)
    )
    return session.scalar(waiting) or 0
