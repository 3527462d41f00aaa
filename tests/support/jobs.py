"""Jobs whose stages a test does itself, as a worker would, and leases that a test lets expire."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.support.client import Client
from tests.support.wait import wait_until

# The `run` fixture: do one stage of an owner's job here and now; whether it came to its end.
Run = Callable[[int | None, int, str], bool]
IMPORT_STAGES = ("ingest", "transform", "load", "aggregate")


def upload(client: Client, content: str, account_id: int, stages: tuple[str, ...] = (), run: Run | None = None) -> int:
    """Upload a statement, and do these stages of its job here and now; the job's id."""
    job = client.upload(content, account_id=account_id).json
    assert job is not None
    for stage in stages:
        assert run is not None
        assert run(client.user_id, job["id"], stage) is True
    return int(job["id"])


def expire_lease(session: Session, job_id: int) -> None:
    """Bring about what takes half a minute: the lease of the job has expired, and the sweeper is to look at it."""
    expired = "UPDATE jobs SET lease_until = now() - interval '1 second', sweep_after = now() - interval '1 second'"
    session.execute(text(f"{expired} WHERE id = :id"), {"id": job_id})
    session.commit()


def wait_until_under_way(session: Session, job_id: int, stage: str) -> None:
    """Wait until the first batch of the stage is committed, so that there is something to lose and to double."""
    under_way = text("SELECT stage = :stage AND stage_done > 0 FROM jobs WHERE id = :id")

    def is_under_way() -> object:
        begun = session.scalar(under_way, {"id": job_id, "stage": stage})
        session.commit()
        return begun

    wait_until(is_under_way, f"{stage} of job {job_id} is under way", pause=0.005)
