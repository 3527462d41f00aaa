"""Clean chunks become transactions, side by side, and no row is lost or doubled between them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from random import Random
from threading import current_thread, main_thread
from typing import Any

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.orm import Session

from finpulse.config import Settings
from finpulse.jobs import lease
from finpulse.jobs.runner import Worker, assist_stage, run_stage
from finpulse.pipeline.stages import STAGES
from tests.support.client import Client
from tests.support.csv_statements import many_rows
from tests.support.totals import drifts

Run = Callable[[int | None, int, str], bool]


def test_nobody_else_has_an_account_while_a_chunk_is_loaded(
    client: Client, worker_engine: Engine, session: Session, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("finpulse.pipeline.ingest.CHUNK_ROWS", 4)
    account_id = client.account()
    uploaded = client.upload(many_rows(10), account_id=account_id).json
    assert uploaded is not None
    for stage in ("ingest", "transform"):
        assert run(client.user_id, uploaded["id"], stage)
    could_be_taken = []

    def try_the_lock(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if "INSERT INTO transactions" in statement:
            taken = session.scalar(text("SELECT pg_try_advisory_xact_lock(:id)"), {"id": account_id})
            session.rollback()
            could_be_taken.append(taken)

    event.listen(worker_engine, "before_cursor_execute", try_the_lock)
    try:
        assert run(client.user_id, uploaded["id"], "load")
    finally:
        event.remove(worker_engine, "before_cursor_execute", try_the_lock)

    assert could_be_taken == [False, False, False]


def claimed_with_help(client: Client, engine: Engine, settings: Settings, job_id: int, stage: str) -> None:
    """Do a stage while siblings that it has invited help with it, each in a thread of its own."""
    owner_id, helpers = client.user_id, []
    assert owner_id is not None

    def invite(owner_id: int, job_id: int, name: str, fence: int, count: int) -> None:
        for _ in range(count):
            helpers.append(
                pool.submit(assist_stage, Worker(engine, settings.storage_url), owner_id, job_id, STAGES[name], fence)
            )

    with ThreadPoolExecutor(3) as pool:
        assert run_stage(Worker(engine, settings.storage_url, invite=invite), owner_id, job_id, STAGES[stage])
    assert helpers, "nobody was invited"
    assert all(helper.result() is None for helper in helpers)


@pytest.mark.parametrize("order", ["as they came", "shuffled"])
def test_siblings_load_every_row_once(
    client: Client, worker_engine: Engine, settings: Settings, run: Run, monkeypatch: pytest.MonkeyPatch, order: str
) -> None:
    monkeypatch.setattr("finpulse.pipeline.ingest.CHUNK_ROWS", 25)
    header, *rows = many_rows(300).splitlines()
    # Every row three times: some of the equal ones lie in one chunk, others in several.
    rows = [*rows[:100], *rows[:100], *rows]
    if order == "shuffled":
        Random(4).shuffle(rows)
    account = client.account()
    jobs = []
    for _ in range(2):
        uploaded = client.upload("\n".join([header, *rows]) + "\n", account_id=account).json
        assert uploaded is not None
        assert run(client.user_id, uploaded["id"], "ingest")
        for stage in ("transform", "load"):
            claimed_with_help(client, worker_engine, settings, uploaded["id"], stage)
        run(client.user_id, uploaded["id"], "aggregate")
        jobs.append(uploaded["id"])

    first, again = (client.get(f"/etl/jobs/{job}")["rows"] for job in jobs)
    assert first == {"total": 500, "inserted": 500, "duplicates": 0, "rejected": 0, "skipped": 0}
    assert again == {"total": 500, "inserted": 0, "duplicates": 500, "rejected": 0, "skipped": 0}
    told = client.get(f"/etl/jobs/{uploaded['id']}/rows", outcome="duplicate", limit=500)
    assert len({row["transaction_id"] for row in told}) == 500
    assert drifts(worker_engine, client) == []


def test_two_statements_loaded_at_once_share_their_rows_out(
    client: Client, worker_engine: Engine, settings: Settings, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("finpulse.pipeline.ingest.CHUNK_ROWS", 20)
    account = client.account()
    # Equal bytes would be one job: the second file ends in a blank line.
    jobs = [client.upload(many_rows(200) + end, account_id=account).json for end in ("", "\n")]
    for job in jobs:
        assert run(client.user_id, job["id"], "ingest")
        assert run(client.user_id, job["id"], "transform")
    with ThreadPoolExecutor(2) as pool:
        assert all(pool.map(lambda job: run(client.user_id, job["id"], "load"), jobs))

    rows = [client.get(f"/etl/jobs/{job['id']}")["rows"] for job in jobs]
    assert sum(row["inserted"] for row in rows) == 200
    assert sum(row["duplicates"] for row in rows) == 200
    for job, counted in zip(jobs, rows, strict=True):
        told = client.get(f"/etl/jobs/{job['id']}/rows", outcome="duplicate", limit=500)
        assert len(told) == counted["duplicates"]
        assert all(row["transaction_id"] for row in told)
    assert drifts(worker_engine, client) == []


def test_a_chunk_whose_sibling_broke_off_is_taken_up(
    client: Client, worker_engine: Engine, settings: Settings, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("finpulse.pipeline.ingest.CHUNK_ROWS", 10)
    uploaded = client.upload(many_rows(100), account_id=client.account()).json
    assert uploaded is not None
    for stage in ("ingest", "transform"):
        assert run(client.user_id, uploaded["id"], stage)
    renew = lease.renew

    def lost_in_a_sibling(*args: Any) -> None:
        if current_thread() is not main_thread():
            raise ConnectionError("the sibling lost its connection here")
        renew(*args)

    monkeypatch.setattr(lease, "renew", lost_in_a_sibling)
    claimed_with_help(client, worker_engine, settings, uploaded["id"], "load")
    run(client.user_id, uploaded["id"], "aggregate")
    assert client.get(f"/etl/jobs/{uploaded['id']}")["rows"]["inserted"] == 100
    assert drifts(worker_engine, client) == []


def test_a_sibling_that_comes_late_does_nothing(
    client: Client,
    worker_engine: Engine,
    settings: Settings,
    run: Run,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("finpulse.pipeline.ingest.CHUNK_ROWS", 10)
    uploaded = client.upload(many_rows(30), account_id=client.account()).json
    assert uploaded is not None
    assert client.user_id is not None
    for stage in ("ingest", "transform"):
        assert run(client.user_id, uploaded["id"], stage)
    held = lease.claim(session, client.user_id, uploaded["id"], "load")
    assert isinstance(held, lease.Claim)
    session.commit()
    assist_stage(
        Worker(worker_engine, settings.storage_url), client.user_id, uploaded["id"], STAGES["load"], held.fence - 1
    )
    assert client.get(f"/etl/jobs/{uploaded['id']}")["rows"]["inserted"] == 0
