"""How far a job is and what became of its rows, read off its own row and its statement's."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.models import Job, Statement

# What waits for the transform stage, what it has seen, and what load has counted; each from kept counts or from an
# index over the few rows that wait, never from a scan of the transactions.
COUNTS: Final = text("""
    SELECT
        (SELECT count(*) FROM transactions
         WHERE owner_id = :owner_id AND fingerprint IS NULL AND NOT processed)
        + coalesce(sum(rows_total - rows_cleaned) FILTER (WHERE state = 'ingested'), 0) AS unprocessed,
        (SELECT count(*) FROM transactions WHERE owner_id = :owner_id AND fingerprint IS NULL AND processed)
        + (SELECT coalesce(sum(total_transactions), 0) FROM user_stats WHERE owner_id = :owner_id)
        + coalesce(sum(rows_cleaned - rows_rejected - rows_skipped - rows_inserted - rows_duplicate)
                   FILTER (WHERE state IN ('ingested', 'transformed')), 0) AS processed
    FROM statements JOIN jobs ON jobs.owner_id = statements.owner_id AND jobs.id = statements.job_id
    WHERE statements.owner_id = :owner_id AND state <> 'loaded' AND jobs.status IN ('queued', 'running', 'completed')
""")


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


def processing_status(session: Session, owner_id: int) -> dict[str, Any]:
    """What of the owner's has been through the transform stage and what waits for it."""
    unprocessed, processed = map(int, session.execute(COUNTS, {"owner_id": owner_id}).one())
    total = unprocessed + processed
    return {
        "user_id": owner_id,
        "total_transactions": total,
        "unprocessed_transactions": unprocessed,
        "processed_transactions": processed,
        "processing_percentage": round(100 * processed / total, 2) if total else 100.0,
        "needs_processing": unprocessed > 0,
        "status": "needs_transform" if unprocessed else "ready",
    }
