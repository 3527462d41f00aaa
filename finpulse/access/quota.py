"""Quotas: how much of the storage one user may have, and how many unfinished jobs."""

from __future__ import annotations

from typing import Final, NamedTuple

from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.errors import QuotaExceeded, TooManyJobs
from finpulse.models import is_live

_LIVE_JOBS: Final = f"SELECT count(*) FROM jobs WHERE owner_id = :owner_id AND {is_live('jobs')}"
_STORED: Final = """
    SELECT coalesce(sum(size), 0)::bigint FROM (
        SELECT size FROM statements WHERE owner_id = :owner_id AND upload_deleted_at IS NULL
        UNION ALL SELECT size FROM plans WHERE owner_id = :owner_id AND job_id IS NULL
    ) AS stored
"""
_JOBS: Final = text(_LIVE_JOBS)
_STORED_ALONE: Final = text(_STORED)
_JOBS_AND_STORED: Final = text(f"SELECT ({_LIVE_JOBS}) AS live, ({_STORED}) AS stored")


class Quota(NamedTuple):
    """What a user may have: bytes of uploads, and unfinished jobs. What comes at the same moment is not counted."""

    stored: int
    jobs: int

    def check_upload(self, session: Session, owner_id: int, coming: int) -> None:
        """Raise QuotaExceeded or TooManyJobs where an upload of so many bytes would be more than a user may have."""
        used = session.execute(_JOBS_AND_STORED, {"owner_id": owner_id}).one()
        self._check_jobs(used.live)
        self._check_stored(used.stored, coming)

    def check_storage(self, session: Session, owner_id: int, coming: int) -> None:
        """Raise QuotaExceeded where so many bytes, which a job brings, would be more than its user may have."""
        self._check_stored(session.execute(_STORED_ALONE, {"owner_id": owner_id}).scalar_one(), coming)

    def check_job(self, session: Session, owner_id: int) -> None:
        """Raise TooManyJobs where a user has as many unfinished jobs as one may have."""
        self._check_jobs(session.execute(_JOBS, {"owner_id": owner_id}).scalar_one())

    def _check_jobs(self, live: int) -> None:
        if live >= self.jobs:
            raise TooManyJobs(
                f"You have {live} unfinished jobs, of {self.jobs} that a user may have; wait for some to end."
            )

    def _check_stored(self, stored: int, coming: int) -> None:
        if stored + coming > self.stored:
            raise QuotaExceeded(
                f"Your uploads take {stored} bytes, this brings {coming}, and {self.stored} are what a user may have. "
                "Undo imports that you don't need, or close their account: their files go with them."
            )
