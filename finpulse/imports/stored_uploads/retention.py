"""Retention: uploads, and rows as they stood, go so many days after their import has completed, where that is set."""

from __future__ import annotations

from typing import Final

from sqlalchemy import TextClause, text
from sqlalchemy.orm import Session

from finpulse.imports.stored_uploads.doomed import doom

AT_ONCE: Final = 100


def _due(column: str, condition: str, more: str = "") -> TextClause:
    """Statements whose imports have completed so many days ago, and that have not lost this yet: it is noted now."""
    return text(f"""
        UPDATE statements SET {column} = now(){more} FROM (
            SELECT statements.owner_id, statements.job_id
            FROM statements JOIN jobs ON jobs.owner_id = statements.owner_id AND jobs.id = statements.job_id
            WHERE {column} IS NULL AND {condition}
              AND jobs.status = 'completed' AND jobs.finished_at < now() - make_interval(days => :days)
            ORDER BY statements.owner_id, statements.job_id LIMIT :at_once FOR UPDATE OF statements SKIP LOCKED
        ) AS due
        WHERE statements.owner_id = due.owner_id AND statements.job_id = due.job_id
        RETURNING statements.owner_id, statements.job_id, statements.storage_key
    """)


DUE_UPLOADS: Final = _due("upload_deleted_at", "true", ", recognised = NULL")
# Until a statement is loaded its stages, and proofs of other readings, need the cells.
DUE_CELLS: Final = _due("cells_deleted_at", "statements.state = 'loaded'")
# What a proof needs of the rows stays beside their cells.
EMPTY_CHUNKS: Final = text("UPDATE raw_chunks SET content = '' WHERE owner_id = :owner_id AND job_id = :job_id")


def delete_due_uploads(session: Session, days: int) -> int:
    """Doom the uploads of imports that completed so many days ago, and commit; returns how many.

    Safe in several copies.
    """
    due = session.execute(DUE_UPLOADS, {"days": days, "at_once": AT_ONCE}).all()
    for statement in due:
        doom(session, statement.owner_id, [statement.storage_key])
    session.commit()
    return len(due)


def delete_due_cells(session: Session, days: int) -> int:
    """Delete the raw cells of imports that completed so many days ago, and commit; returns of how many statements.

    Their transactions, outcomes and proofs stay. Safe in several copies.
    """
    due = session.execute(DUE_CELLS, {"days": days, "at_once": AT_ONCE}).all()
    for statement in due:
        session.execute(EMPTY_CHUNKS, {"owner_id": statement.owner_id, "job_id": statement.job_id})
    session.commit()
    return len(due)
