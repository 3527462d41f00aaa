"""Whatever worker is killed or message lost, a job comes to its end with every row once."""

from __future__ import annotations

import os
import signal
from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.jobs.sweep import sweep
from tests.support.client import Client
from tests.support.csv_statements import many_rows, statement
from tests.support.jobs import expire_lease, wait_until_under_way
from tests.support.processes import SWEEPER, running, worker
from tests.support.resting_worker import RestingWorker

ROWS = 60_000


@pytest.mark.usefixtures("empty_queue")
def test_a_lost_message_is_sent_again_by_the_sweeper(
    client: Client, session: Session, resting_worker: RestingWorker
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("finpulse.jobs.submission.send_stages", lambda *_: False)
        job = client.upload(statement("2026-03-02,-3.20,Coffee")).json
    assert job is not None
    session.execute(text("UPDATE jobs SET sweep_after = now() WHERE id = :id"), {"id": job["id"]})
    session.commit()
    with resting_worker.at_work(), running(*SWEEPER):
        assert client.finished(job["id"])["status"] == "completed"


@pytest.mark.usefixtures("empty_queue")
def test_what_waits_in_the_queue_is_sent_again_with_growing_pauses(
    client: Client, session: Session, sweeper_session: Session
) -> None:
    job = client.upload(statement("2026-03-02,-3.20,Coffee")).json
    assert job is not None
    pauses = []
    for _ in range(4):
        session.execute(
            text("UPDATE jobs SET sweep_after = now() - interval '6 minutes' WHERE id = :id"), {"id": job["id"]}
        )
        session.commit()
        assert sweep(sweeper_session) >= 1
        pause = text("SELECT extract(epoch FROM sweep_after - now())::int FROM jobs WHERE id = :id")
        pauses.append(session.scalar(pause, {"id": job["id"]}))
        session.commit()
    assert pauses == [5, 10, 20, 40]


@pytest.mark.parametrize("stage", ["ingest", "transform", "load"])
@pytest.mark.usefixtures("empty_queue")
def test_a_worker_killed_in_a_stage_loses_and_doubles_nothing(
    client: Client, session: Session, sweeper_session: Session, resting_worker: RestingWorker, stage: str
) -> None:
    account = client.account()
    job = client.upload(many_rows(ROWS), account_id=account).json
    assert job is not None
    with running(*worker()) as killed:
        wait_until_under_way(session, job["id"], stage)
        os.killpg(killed.pid, signal.SIGKILL)
    expire_lease(session, job["id"])
    sweep(sweeper_session)
    with resting_worker.at_work():
        done = client.finished(job["id"])

    assert done["status"] == "completed"
    assert done["rows"] == {"total": ROWS, "inserted": ROWS, "duplicates": 0, "rejected": 0, "skipped": 0}
    total = -Decimal(ROWS * (ROWS + 1) // 2) / 100
    assert sums(session, client) == (ROWS, total, total, total, total)


def sums(session: Session, client: Client) -> tuple[object, ...]:
    row = session.execute(
        text("""
        SELECT (SELECT count(*) FROM transactions WHERE owner_id = :owner),
               (SELECT sum(amount) FROM transactions WHERE owner_id = :owner),
               (SELECT sum(money_in - money_out) FROM category_days WHERE owner_id = :owner),
               (SELECT sum(money_in - money_out) FROM category_months WHERE owner_id = :owner),
               (SELECT sum(balance) FROM accounts WHERE owner_id = :owner)
        """),
        {"owner": client.user_id},
    )
    return tuple(row.one())
