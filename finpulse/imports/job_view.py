"""A job and its statement -> how the job looks to a client: progress, rows, reading and questions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from finpulse.db.server_runs import RUN
from finpulse.models import ENDED_STATUSES, Job, Statement
from finpulse.pipeline.reading_decision import needs_review
from finpulse.problems.problem_types import ProblemType
from finpulse.proofs.job_proof import proof_views

# An expression for finpulse.db.reads: a text that changes whenever the job or its statement is written, or the account
# and what is counted in it, by which the statement may be proven; null where there is no such job.
JOB_VERSION: Final = """(
    SELECT concat_ws('.', jobs.xmin, statements.xmin, accounts.xmin,
                     (SELECT string_agg(xmin::text, '.' ORDER BY currency) FROM user_stats WHERE owner_id = :owner_id))
    FROM jobs LEFT JOIN statements
      ON statements.owner_id = jobs.owner_id AND statements.job_id = coalesce(jobs.rereads, jobs.id)
    LEFT JOIN accounts ON accounts.owner_id = statements.owner_id AND accounts.id = statements.account_id
    WHERE jobs.owner_id = :owner_id AND jobs.id = :job_id
)"""

# The same of several jobs at once, by their ids, without what is counted beside them: an object of JSON.
JOB_VERSIONS: Final = f"""(
    SELECT jsonb_object_agg(jobs.id, concat_ws('.', {RUN}, jobs.xmin, statements.xmin))
    FROM jobs LEFT JOIN statements
      ON statements.owner_id = jobs.owner_id AND statements.job_id = coalesce(jobs.rereads, jobs.id)
    WHERE jobs.owner_id = :owner_id AND jobs.id = ANY (CAST(:job_ids AS bigint[]))
)"""

# What a job is about where it is no import, as far as it is about anything.
_REFERS_BY: Final = ("fetch_id", "rereads", "undoes", "closes")


def job_view(session: Session, job: Job) -> dict[str, Any]:
    """The job as JobOut tells it, with the statement as the database has it now."""
    return job_views(session, job.owner_id, [job])[0]


def job_views(session: Session, owner_id: int, jobs: Sequence[Job]) -> list[dict[str, Any]]:
    """The same for several jobs of one owner, in one query, and in more for proofs by an account's other statements."""
    statements = statements_of(session, owner_id, jobs)
    proofs = proof_views(session, list(statements.values()))
    views = []
    for job in jobs:
        statement = statements.get(job.id)
        views.append(_view(job, statement, proofs[statement.job_id] if statement else None))
    return views


def statements_of(session: Session, owner_id: int, jobs: Sequence[Job]) -> dict[int, Statement]:
    """The statements that these jobs brought or read again, by the job's id."""
    wanted = {job.id: job.rereads or job.id for job in jobs}
    found = select(Statement).where(Statement.owner_id == owner_id, Statement.job_id.in_(wanted.values()))
    known = {row.job_id: row for row in session.scalars(found.execution_options(populate_existing=True))}
    return {job_id: known[brought_by] for job_id, brought_by in wanted.items() if brought_by in known}


def steps_run(job: Job) -> list[str]:
    """The stages that are done, in their order."""
    return [stage for stage in job.stages if job.step_results.get(stage, {}).get("status") == "completed"]


def progress_of(job: Job) -> float:
    """The share of the job's work that is done, 0 to 1: whole stages, and the rows of the one that runs."""
    if job.status == "completed":
        return 1.0
    under_way = min(job.stage_done / job.stage_total, 1.0) if job.stage_total else 0.0
    return round((len(steps_run(job)) + under_way) / len(job.stages), 4)


def rows_of(job: Job, statement: Statement | None) -> dict[str, int]:
    """The rows by their outcomes, which add up to the total once the job has ended.

    A finished upload-csv has stored all its rows, and counts them as inserted until the other
    stages have decided about them.
    """
    if statement is None:
        return dict.fromkeys(("total", "inserted", "duplicates", "rejected", "skipped"), 0)
    stored = job.status == "completed" and statement.state != "loaded"
    return {
        "total": statement.rows_total,
        "inserted": statement.rows_total if stored else statement.rows_inserted,
        "duplicates": 0 if stored else statement.rows_duplicate,
        "rejected": 0 if stored else statement.rows_rejected,
        "skipped": 0 if stored else statement.rows_skipped,
    }


def _view(job: Job, statement: Statement | None, proof: dict[str, Any] | None) -> dict[str, Any]:
    """A job and its statement as JobOut tells them."""
    rows = rows_of(job, statement)
    questions = statement.questions if statement else []
    stored = {"inserted": rows["inserted"]} if job.kind == "upload-csv" and job.status in ENDED_STATUSES else {}
    return {
        "id": job.id,
        "kind": job.kind,
        "status": job.status,
        "user_id": job.owner_id,
        "account_id": job.account_id,
        "filename": statement.filename if statement else None,
        "progress": progress_of(job),
        "steps_run": steps_run(job),
        "step_results": job.step_results,
        "rows": rows,
        **stored,
        **{name: told for name in _REFERS_BY if (told := getattr(job, name)) is not None},
        "reading": statement.reading if statement else None,
        "needs_review": needs_review(questions),
        "questions": questions,
        "proof": proof,
        "error": job.error and _problem(job.error),
        "created_at": job.created_at,
        "started_at": job.started_at,
        "finished_at": job.finished_at,
        "total_duration": _seconds(job),
    }


def _problem(kept: dict[str, Any]) -> dict[str, Any]:
    """A job's error as a problem with its code, which errors of jobs that failed long ago lack."""
    return kept if "code" in kept else {**kept, **ProblemType.JOB_FAILED.told(kept["detail"])}


def _seconds(job: Job) -> float | None:
    """From the claim of the first stage to the end."""
    if job.finished_at is None or job.started_at is None:
        return None
    return round((job.finished_at - job.started_at).total_seconds(), 3)
