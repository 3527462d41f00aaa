"""Events of webhooks are known for some weeks, in which a provider may send them again."""

from __future__ import annotations

from typing import Final

from sqlalchemy import text
from sqlalchemy.orm import Session

_OLD: Final = text("""
    DELETE FROM webhook_events USING (
        SELECT events.owner_id, events.id
        FROM webhook_events AS events JOIN jobs ON jobs.owner_id = events.owner_id AND jobs.id = events.job_id
        WHERE events.created_at < now() - interval '30 days'
          AND (content IS NULL OR jobs.status NOT IN ('queued', 'running'))
    ) AS old
    WHERE webhook_events.owner_id = old.owner_id AND webhook_events.id = old.id
""")


def delete_old_events(session: Session) -> int:
    """Delete what came 30 days ago and is imported, or whose job was given up since; returns how many."""
    count: int = session.execute(_OLD).rowcount  # type: ignore[attr-defined]  # A DELETE has one.
    return count
