"""What a job is to ask of a provider, as it is kept: sealed, with the job or with the fetch that the job is one of."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from sqlalchemy import text, update
from sqlalchemy.orm import Session

from finpulse.errors import ProviderFailed
from finpulse.fetching.api_config import ApiConfig
from finpulse.fetching.windows import Window
from finpulse.models import ApiRequest, Fetch, Job
from finpulse.sealing.sealer import Sealer

_HOLD: Final = text("""
    SELECT config FROM fetches WHERE owner_id = :owner_id AND id = :fetch_id
    UNION ALL
    SELECT config FROM api_requests WHERE owner_id = :owner_id AND job_id = :job_id
""")
# Where the latest fetch has ended that asked the same and whose import still stands: an undone one has asked nothing.
_LATEST_WINDOW: Final = text("""
    SELECT earlier.step_results #> '{ingest,result,fetched,asked}'
    FROM fetches JOIN jobs AS earlier ON earlier.owner_id = fetches.owner_id AND earlier.fetch_id = fetches.id
    WHERE fetches.owner_id = :owner_id AND fetches.id = :fetch_id AND earlier.status = 'completed'
      AND earlier.id < :job_id AND earlier.created_at >= coalesce(fetches.asked_since, fetches.created_at)
    ORDER BY earlier.id DESC LIMIT 1
""")


def keep_request(session: Session, sealer: Sealer, job: Job, config: ApiConfig) -> None:
    """Keep what a job is to ask, for as long as it runs."""
    session.add(ApiRequest(owner_id=job.owner_id, job_id=job.id, config=sealer.seal(config.dumps())))


def request_of(session: Session, sealer: Sealer, job: Job) -> ApiConfig:
    """What a job is to ask. Raises ProviderFailed where that is gone, and Unsealable."""
    key = {"owner_id": job.owner_id, "job_id": job.id, "fetch_id": job.fetch_id}
    sealed = session.scalar(_HOLD, key)
    if sealed is None:
        raise ProviderFailed(
            "The fetch that this job was one of has been deleted."
            if job.fetch_id
            else "What was to be asked, and its secrets, were deleted when the job ended; send the request again."
        )
    return ApiConfig.loads(sealer.open(sealed))


def window_of(session: Session, job: Job) -> Window:
    """What a job is to ask for: of a recurring fetch what has come since its last one, else everything."""
    key = {"owner_id": job.owner_id, "job_id": job.id, "fetch_id": job.fetch_id}
    told = session.scalar(_LATEST_WINDOW, key) if job.fetch_id is not None else None
    return Window.after(told, datetime.now(UTC).date())


def replace_request(session: Session, sealer: Sealer, job: Job, config: ApiConfig) -> None:
    """Keep another configuration in the place of the one that has done its service."""
    sealed = sealer.seal(config.dumps())
    if job.fetch_id is None:
        mine = update(ApiRequest).where(ApiRequest.owner_id == job.owner_id, ApiRequest.job_id == job.id)
        session.execute(mine.values(config=sealed))
    else:
        fetch = update(Fetch).where(Fetch.owner_id == job.owner_id, Fetch.id == job.fetch_id)
        session.execute(fetch.values(config=sealed, shown=config.shown()))
