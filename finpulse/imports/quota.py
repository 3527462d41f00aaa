"""Quotas: how much of the storage one user may have, and how many unfinished jobs."""

from __future__ import annotations

from typing import Final

from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.errors import QuotaExceeded, TooManyJobs
from finpulse.models import is_live

_STORED: Final = text("""
    SELECT coalesce(sum(size), 0)::bigint FROM (
        SELECT size FROM statements WHERE owner_id = :owner_id AND upload_deleted_at IS NULL
        UNION ALL SELECT size FROM plans WHERE owner_id = :owner_id AND job_id IS NULL
    ) AS stored
""")
_LIVE_JOBS: Final = text(f"SELECT count(*) FROM jobs WHERE owner_id = :owner_id AND {is_live('jobs')}")


def check_stored(session: Session, owner_id: int, coming: int, most: int) -> None:
    """Raise QuotaExceeded where so many bytes more would be more than a user may have stored.

    What comes at the same moment is not counted.
    """
    stored: int = session.execute(_STORED, {"owner_id": owner_id}).scalar_one()
    if stored + coming > most:
        raise QuotaExceeded(
            f"Your uploads take {stored} bytes, this request brings {coming}, and {most} are what a user may have. "
            "Undo imports that you don't need, or close their account: their files go with them."
        )


def check_live_jobs(session: Session, owner_id: int, most: int) -> None:
    """Raise TooManyJobs where a user has as many unfinished jobs as one may have."""
    live: int = session.execute(_LIVE_JOBS, {"owner_id": owner_id}).scalar_one()
    if live >= most:
        raise TooManyJobs(f"You have {live} unfinished jobs, of {most} that a user may have; wait for some to end.")
