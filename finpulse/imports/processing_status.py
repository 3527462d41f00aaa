"""How much of what a user has brought in has been through the transform stage, and how much waits for it."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.models import is_live

# What waits for the transform stage, what it has seen, and what load has counted; each from kept counts or from an
# index over the few rows that wait, never from a scan of the transactions.
COUNTS: Final = text(f"""
    SELECT
        (SELECT count(*) FROM transactions
         WHERE owner_id = :owner_id AND fingerprint IS NULL AND NOT processed)
        + coalesce(sum(rows_total - rows_cleaned) FILTER (WHERE state = 'ingested'), 0) AS unprocessed,
        (SELECT count(*) FROM transactions WHERE owner_id = :owner_id AND fingerprint IS NULL AND processed)
        + (SELECT coalesce(sum(total_transactions), 0) FROM user_stats WHERE owner_id = :owner_id)
        + coalesce(sum(rows_cleaned - rows_rejected - rows_skipped - rows_inserted - rows_duplicate)
                   FILTER (WHERE state IN ('ingested', 'transformed')), 0) AS processed
    FROM statements JOIN jobs ON jobs.owner_id = statements.owner_id AND jobs.id = statements.job_id
    WHERE statements.owner_id = :owner_id AND state <> 'loaded'
      AND ({is_live("jobs")} OR jobs.status = 'completed')
""")


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
