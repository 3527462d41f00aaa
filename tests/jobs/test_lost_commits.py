"""A commit that PostgreSQL has lost in a crash is done again, whether the crash is seen or something hides it."""

from __future__ import annotations

import os
import signal
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from finpulse.jobs import lease, runner
from tests.support.client import Client
from tests.support.csv_statements import many_rows
from tests.support.jobs import IMPORT_STAGES, Run, upload, wait_until_under_way
from tests.support.processes import SWEEPER, running
from tests.support.resting_worker import RestingWorker
from tests.support.wait import wait_until

ROWS = 35
MANY_ROWS = 60_000
BACKENDS = text("""
    SELECT pid FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
    ORDER BY state = 'active' DESC, state_change DESC
""")


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("finpulse.pipeline.ingest.CHUNK_ROWS", 10)
    monkeypatch.setattr("finpulse.transfers.matching.BATCH_ROWS", 10)
    monkeypatch.setattr("finpulse.categorisation.apply.BATCH_ROWS", 10)


def lose_commit(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Undo the so-many-th commit of a batch and go on, as behind a pooler that hides the crash which has lost it."""
    commits = iter(range(1, 1_000))
    renew = runner._renew

    def losing(session: Session, held: lease.Claim, checkpoint: Any) -> None:
        if next(commits) == number:
            session.flush()
            session.connection().connection.dbapi_connection.rollback()  # type: ignore[union-attr]  # It knows nothing.
            session.commit()
        else:
            renew(session, held, checkpoint)

    monkeypatch.setattr(runner, "_renew", losing)


def run_until_done(client: Client, run: Run, job_id: int, stage: str) -> int:
    """Do a stage again until it comes to its end; how many attempts that took."""
    for attempt in range(1, 10):
        if run(client.user_id, job_id, stage):
            return attempt
    raise AssertionError(f"{stage} never comes to its end")


@pytest.mark.usefixtures("small_chunks")
@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("stage", ["ingest", "transform", "load"])
def test_a_lost_batch_is_done_again(
    client: Client, run: Run, monkeypatch: pytest.MonkeyPatch, stage: str, number: int
) -> None:
    account = client.account()
    job_id = upload(client, many_rows(ROWS), account)
    for each in IMPORT_STAGES:
        with monkeypatch.context() as patch:
            if each == stage:
                lose_commit(patch, number)
            run_until_done(client, run, job_id, each)
    done = client.get(f"/etl/jobs/{job_id}")
    assert done["status"] == "completed"
    assert done["rows"] == {"total": ROWS, "inserted": ROWS, "duplicates": 0, "rejected": 0, "skipped": 0}
    assert client.get(f"/accounts/{account}")["balance"] == -Decimal(ROWS * (ROWS + 1) // 2) / 100


@pytest.mark.usefixtures("small_chunks")
def test_a_lost_batch_ends_the_attempt_and_fails_no_job(
    client: Client, run: Run, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    job_id = upload(client, many_rows(ROWS), client.account())
    lose_commit(monkeypatch, 2)
    assert run(client.user_id, job_id, "ingest") is False
    told = client.get(f"/etl/jobs/{job_id}")
    assert told["status"] == "running"
    assert "a commit was lost" in told["step_results"]["ingest"]["logs"][0]
    attempts = text("SELECT attempts, lease_until FROM jobs WHERE id = :id")
    assert tuple(session.execute(attempts, {"id": job_id}).one()) == (0, None)


@pytest.mark.usefixtures("small_chunks")
def test_the_end_of_ingest_is_proven_by_the_chunks_that_are_there(
    client: Client, run: Run, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    job_id = upload(client, many_rows(ROWS), client.account())

    def lose_a_chunk(session: Session, statement: Any) -> None:
        if statement.chunks == 2:
            session.execute(text("DELETE FROM raw_chunks WHERE job_id = :id AND first_line = 2"), {"id": job_id})

    monkeypatch.setattr("finpulse.pipeline.ingest.check_kept", lose_a_chunk)
    assert run(client.user_id, job_id, "ingest") is False
    monkeypatch.undo()
    assert run(client.user_id, job_id, "ingest") is True
    rows = text("SELECT sum(row_count) FROM raw_chunks WHERE job_id = :id")
    assert session.scalar(rows, {"id": job_id}) == ROWS


@pytest.mark.usefixtures("small_chunks")
def test_an_import_whose_rows_have_no_outcome_is_not_completed(client: Client, run: Run, session: Session) -> None:
    job_id = upload(client, many_rows(ROWS), client.account(), ("ingest", "transform"), run)
    session.execute(text("DELETE FROM clean_chunks WHERE job_id = :id AND first_line = 2"), {"id": job_id})
    session.commit()
    assert run(client.user_id, job_id, "load") is False
    failed = client.get(f"/etl/jobs/{job_id}")
    assert failed["status"] == "failed"
    assert f"10 of the {ROWS} rows of job {job_id} have no outcome" in failed["error"]["detail"]


@pytest.mark.usefixtures("small_chunks")
def test_a_rule_that_lost_a_batch_sees_all_of_the_history(
    client: Client, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload(client, many_rows(ROWS), client.account(), IMPORT_STAGES, run)
    match = [{"field": "description", "op": "contains", "value": "shop"}]
    rule = client.post("/rules", {"match": match, "set": {"category": "Groceries"}})
    job = client.post(f"/rules/{rule['id']}/apply", expect=202)
    with monkeypatch.context() as patch:
        lose_commit(patch, 2)
        assert run_until_done(client, run, job["id"], "recategorise") == 2
    done = client.get(f"/etl/jobs/{job['id']}")
    assert done["step_results"]["recategorise"]["result"] == {"total": ROWS, "changed": ROWS}


@pytest.mark.usefixtures("small_chunks")
def test_matching_that_lost_a_batch_goes_through_it_again(
    client: Client, run: Run, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.account()
    job_id = upload(client, many_rows(ROWS), client.account(), IMPORT_STAGES[:3], run)
    with monkeypatch.context() as patch:
        lose_commit(patch, 2)
        assert run_until_done(client, run, job_id, "aggregate") == 2
    matched = text("SELECT matched_to FROM statements WHERE job_id = :id")
    assert session.scalar(matched, {"id": job_id}) is None


@pytest.mark.usefixtures("empty_queue")
@pytest.mark.parametrize("stage", ["ingest", "transform", "load"])
def test_a_backend_killed_by_the_system_loses_and_doubles_nothing(
    client: Client, session: Session, resting_worker: RestingWorker, stage: str
) -> None:
    job = client.upload(many_rows(MANY_ROWS), account_id=client.account()).json
    assert job is not None
    with resting_worker.at_work(), running(*SWEEPER):
        wait_until_under_way(session, job["id"], stage)
        victim = session.scalars(BACKENDS).first()
        assert victim is not None
        session.rollback()
        os.kill(victim, signal.SIGKILL)
        wait_until(lambda: not is_up(session), "PostgreSQL ends all of its connections")
        wait_until(lambda: is_up(session), "PostgreSQL is up again")
        done = client.finished(job["id"])
    assert done["status"] == "completed"
    assert done["rows"] == {"total": MANY_ROWS, "inserted": MANY_ROWS, "duplicates": 0, "rejected": 0, "skipped": 0}
    kept = text("SELECT count(*), sum(amount) FROM transactions WHERE owner_id = :owner")
    total = -Decimal(MANY_ROWS * (MANY_ROWS + 1) // 2) / 100
    assert tuple(session.execute(kept, {"owner": client.user_id}).one()) == (MANY_ROWS, total)


def is_up(session: Session) -> bool:
    try:
        session.rollback()
        session.scalar(text("SELECT 1"))
        session.rollback()
    except OperationalError:  # The server has cut the connection, or takes none yet.
        session.invalidate()
        return False
    return True
