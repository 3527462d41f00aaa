"""One worker at a time has a stage, and one that has lost it commits nothing more."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.errors import Cancelled, LeaseLost
from finpulse.jobs import lease
from finpulse.jobs.lease import Claim, ClaimRefused
from finpulse.jobs.work import Checkpoint
from tests.support.client import Client
from tests.support.csv_statements import many_rows, statement
from tests.support.jobs import IMPORT_STAGES

Run = Callable[[int | None, int, str], bool]


@pytest.fixture
def job(client: Client) -> Any:
    """A job whose message nobody takes: no worker runs unless a test asks for one."""
    return client.upload(statement("2026-03-02,-3.20,Coffee")).json


def claimed(session: Session, client: Client, job: Any, stage: str = "ingest") -> Claim | ClaimRefused:
    assert client.user_id is not None
    held = lease.claim(session, client.user_id, job["id"], stage)
    session.commit()
    return held


def let_lease_run_out(session: Session, job: Any) -> None:
    session.execute(text("UPDATE jobs SET lease_until = now() - interval '1 second' WHERE id = :id"), {"id": job["id"]})
    session.commit()


def test_a_stage_that_is_held_is_left_alone(client: Client, job: Any, session: Session) -> None:
    assert isinstance(claimed(session, client, job), Claim)
    assert claimed(session, client, job) is ClaimRefused.NOT_OURS


def test_stages_are_done_in_their_order(client: Client, job: Any, session: Session, run: Run) -> None:
    assert claimed(session, client, job, "load") is ClaimRefused.NOT_OURS
    for stage in IMPORT_STAGES:
        assert run(client.user_id, job["id"], stage) is True
    assert client.get(f"/etl/jobs/{job['id']}")["status"] == "completed"


def test_a_message_that_comes_twice_lets_the_chain_go_on_and_does_nothing(
    client: Client, job: Any, session: Session, run: Run
) -> None:
    for stage in ("ingest", "transform", "load", "load", "ingest", "aggregate", "aggregate"):
        assert run(client.user_id, job["id"], stage) is True
    assert client.get(f"/etl/jobs/{job['id']}")["rows"]["inserted"] == 1


def test_who_has_lost_the_lease_can_commit_nothing(client: Client, job: Any, session: Session) -> None:
    first = claimed(session, client, job)
    let_lease_run_out(session, job)
    second = claimed(session, client, job)
    assert isinstance(first, Claim)
    assert isinstance(second, Claim)
    assert second.fence > first.fence
    with pytest.raises(LeaseLost):
        lease.renew(session, first, Checkpoint(1, 2))
    with pytest.raises(LeaseLost):
        lease.finish(session, first, {}, [])
    lease.finish(session, second, {}, [])


def test_a_stage_that_never_comes_to_its_end_fails_the_job_and_can_be_retried(
    client: Client, job: Any, session: Session, run: Run
) -> None:
    for _ in range(lease.MAX_ATTEMPTS):
        assert isinstance(claimed(session, client, job), Claim)
        let_lease_run_out(session, job)
    assert run(client.user_id, job["id"], "ingest") is False
    failed = client.get(f"/etl/jobs/{job['id']}")
    assert failed["status"] == "failed"
    assert "5 times" in failed["error"]["detail"]

    assert client.post(f"/etl/jobs/{job['id']}/retry", expect=202)["status"] == "queued"
    for stage in IMPORT_STAGES:
        assert run(client.user_id, job["id"], stage) is True
    assert client.get(f"/etl/jobs/{job['id']}")["rows"]["inserted"] == 1


def test_a_job_nobody_works_on_is_cancelled_at_once(client: Client, job: Any, run: Run) -> None:
    assert client.post(f"/etl/jobs/{job['id']}/cancel", expect=202)["status"] == "cancelled"
    assert run(client.user_id, job["id"], "ingest") is False


def test_a_running_stage_is_cancelled_before_its_next_commit(client: Client, job: Any, session: Session) -> None:
    held = claimed(session, client, job)
    assert isinstance(held, Claim)
    assert client.post(f"/etl/jobs/{job['id']}/cancel", expect=202)["status"] == "running"
    with pytest.raises(Cancelled):
        lease.renew(session, held, Checkpoint(1, 2))
    lease.end(session, held, "cancelled", None)
    session.commit()
    assert client.get(f"/etl/jobs/{job['id']}")["status"] == "cancelled"


def test_a_stage_that_breaks_off_goes_on_after_its_last_batch(
    client: Client, session: Session, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("finpulse.pipeline.ingest.CHUNK_ROWS", 10)
    account = client.account()
    uploaded = client.upload(many_rows(35), account_id=account).json
    assert uploaded is not None
    for stage in ("ingest", "transform", "load"):
        break_off_at_second_commit(monkeypatch)
        assert run(client.user_id, uploaded["id"], stage) is False
        monkeypatch.setattr("finpulse.jobs.lease.renew", RENEW)
        let_lease_run_out(session, uploaded)
        assert run(client.user_id, uploaded["id"], stage) is True
    run(client.user_id, uploaded["id"], "aggregate")
    done = client.get(f"/etl/jobs/{uploaded['id']}")
    assert done["rows"] == {"total": 35, "inserted": 35, "duplicates": 0, "rejected": 0, "skipped": 0}
    assert client.get(f"/accounts/{account}")["balance"] == Decimal("-6.30")


RENEW = lease.renew


def break_off_at_second_commit(monkeypatch: pytest.MonkeyPatch) -> None:
    commits = iter([RENEW])

    def renew(session: Session, held: Claim, checkpoint: Checkpoint) -> None:
        try:
            next(commits)(session, held, checkpoint)
        except StopIteration:
            raise ConnectionError("the worker lost its connection here") from None

    monkeypatch.setattr("finpulse.jobs.lease.renew", renew)
