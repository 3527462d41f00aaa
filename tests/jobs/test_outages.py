"""What the database causes is no attempt of a job, and a worker that has ended holds nothing up."""

from __future__ import annotations

import os
import signal
import threading
import time
from decimal import Decimal

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from finpulse.config import Settings
from finpulse.db.engine import connect
from finpulse.db.locks import lock_account
from finpulse.errors import LeaseLost
from finpulse.jobs import lease
from finpulse.jobs.give_back import give_back, take_from_the_dead, worker_name
from finpulse.jobs.lease import Claim
from finpulse.jobs.runner import Worker, run_stage
from finpulse.jobs.submission import commit_and_send, new_job, submit
from finpulse.jobs.work import Batches, Checkpoint, Stage, Work
from finpulse.pipeline.stages import STAGES
from tests.support.client import Client
from tests.support.csv_statements import many_rows, statement
from tests.support.jobs import Run, upload, wait_until_under_way
from tests.support.lossy_line import lossy_line
from tests.support.processes import SWEEPER, running, worker
from tests.support.resting_worker import RestingWorker
from tests.support.wait import wait_until

ROW = statement("2026-03-02,-3.20,Coffee")
STATE = text("SELECT status, attempts, interruptions, lease_until IS NULL AS free FROM jobs WHERE id = :id")
CUT = text("""
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name <> 'test'
""")


def state(session: Session, job_id: int) -> tuple[object, ...]:
    row = tuple(session.execute(STATE, {"id": job_id}).one())
    session.rollback()
    return row


def test_a_lock_that_somebody_holds_puts_a_stage_off(
    client: Client, run: Run, session: Session, settings: Settings
) -> None:
    account = client.account()
    job_id = upload(client, ROW, account, ("ingest", "transform"), run)
    impatient = connect(settings, pool_size=1, login="worker", lock_seconds=0.1)
    lock_account(session, account)
    assert client.user_id is not None
    try:
        assert run_stage(Worker(impatient, settings.storage_url), client.user_id, job_id, STAGES["load"]) is False
    finally:
        session.rollback()
        impatient.dispose()
    assert state(session, job_id) == ("running", 0, 0, True)
    assert "put off" in client.get(f"/etl/jobs/{job_id}")["step_results"]["load"]["logs"][0]
    assert run(client.user_id, job_id, "load") is True


@pytest.mark.usefixtures("empty_queue")
def test_connections_that_are_cut_all_the_time_fail_no_job(
    client: Client, session: Session, engine: Engine, resting_worker: RestingWorker
) -> None:
    rows = 30_000
    job = client.upload(many_rows(rows), account_id=client.account()).json
    assert job is not None
    stopped = threading.Event()

    def cut() -> None:
        with engine.connect() as connection:
            connection.execute(text("SET application_name = 'test'"))
            connection.commit()
            for _ in range(60):
                connection.execute(CUT)
                connection.commit()
                if stopped.wait(0.13):
                    return

    session.close()
    with resting_worker.at_work(), running(*SWEEPER):
        cutting = threading.Thread(target=cut)
        cutting.start()
        cutting.join()
        stopped.set()
        engine.dispose()
        done = client.finished(job["id"])
    assert done["status"] == "completed"
    assert done["rows"]["inserted"] == rows


def test_each_committed_batch_gives_all_attempts_back(client: Client, session: Session) -> None:
    job_id = upload(client, ROW, client.account())
    assert client.user_id is not None
    for _ in range(3):
        held = lease.claim(session, client.user_id, job_id, "ingest")
        assert isinstance(held, Claim)
        session.execute(text("UPDATE jobs SET lease_until = now() - interval '1 s' WHERE id = :id"), {"id": job_id})
    session.commit()
    assert state(session, job_id)[1] == 2
    lease.renew(session, held, Checkpoint(1, 2))
    session.commit()
    assert state(session, job_id)[1] == 0


def test_a_worker_that_starts_anew_frees_what_the_one_before_it_held(
    client: Client, session: Session, sweeper_session: Session
) -> None:
    before, now, neighbour = worker_name("bulk@here"), worker_name("bulk@here"), worker_name("bulk@here2")
    jobs = {name: upload(client, ROW, client.account()) for name in (before, now, neighbour)}
    assert client.user_id is not None
    for name, job_id in jobs.items():
        assert isinstance(lease.claim(session, client.user_id, job_id, "ingest", name), Claim)
    session.commit()
    assert take_from_the_dead(sweeper_session, now) == 1
    sweeper_session.commit()
    assert state(session, jobs[before]) == ("running", 0, 1, True)
    assert state(session, jobs[now]) == ("running", 0, 0, False)
    assert state(session, jobs[neighbour]) == ("running", 0, 0, False)
    assert give_back(sweeper_session, now) == 1
    sweeper_session.commit()
    assert state(session, jobs[now]) == ("running", 0, 0, True)


def test_what_the_dead_have_left_between_two_stages_is_sent_on_at_once(
    client: Client, session: Session, sweeper_session: Session
) -> None:
    before, now = worker_name("bulk@here"), worker_name("bulk@here")
    job_id = upload(client, ROW, client.account())
    assert client.user_id is not None
    held = lease.claim(session, client.user_id, job_id, "ingest", before)
    assert isinstance(held, Claim)
    lease.finish(session, held, {}, [])
    session.commit()
    is_due = text("SELECT sweep_after <= clock_timestamp() FROM jobs WHERE id = :id")
    assert session.scalar(is_due, {"id": job_id}) is False
    session.rollback()
    assert take_from_the_dead(sweeper_session, now) == 0
    sweeper_session.commit()
    assert session.scalar(is_due, {"id": job_id}) is True


def test_what_the_dead_have_sent_last_renews_no_lease_that_was_freed(
    client: Client, session: Session, sweeper_session: Session
) -> None:
    before, now = worker_name("bulk@here"), worker_name("bulk@here")
    job_id = upload(client, ROW, client.account())
    assert client.user_id is not None
    held = lease.claim(session, client.user_id, job_id, "ingest", before)
    assert isinstance(held, Claim)
    session.commit()
    assert take_from_the_dead(sweeper_session, now) == 1
    sweeper_session.commit()
    with pytest.raises(LeaseLost):
        lease.renew(session, held, Checkpoint(1, 2))
    session.rollback()
    assert isinstance(lease.claim(session, client.user_id, job_id, "ingest", now), Claim)


def test_a_job_over_which_its_worker_is_ended_again_and_again_fails(client: Client, session: Session, run: Run) -> None:
    job_id = upload(client, ROW, client.account())
    often = text("UPDATE jobs SET interruptions = :often WHERE id = :id")
    session.execute(often, {"often": lease.MAX_INTERRUPTIONS, "id": job_id})
    session.commit()
    assert run(client.user_id, job_id, "ingest") is False
    assert "was ended 20 times" in client.get(f"/etl/jobs/{job_id}")["error"]["detail"]


@pytest.mark.usefixtures("empty_queue")
@pytest.mark.parametrize("database", ["there", "still recovering"])
def test_a_killed_worker_that_comes_again_goes_on_before_its_lease_expires(
    client: Client, session: Session, settings: Settings, database: str
) -> None:
    rows = 60_000
    job = client.upload(many_rows(rows), account_id=client.account()).json
    assert job is not None
    with running(*worker()) as killed:
        wait_until_under_way(session, job["id"], "transform")
        # The lease would last for an hour: only a worker that knows the one before it to be dead can go on.
        session.execute(text("UPDATE jobs SET lease_until = now() + interval '1 h' WHERE id = :id"), {"id": job["id"]})
        os.killpg(killed.pid, signal.SIGKILL)
        session.commit()
    with lossy_line(settings.database_urls["worker"]) as line:
        line.down = database == "still recovering"
        with running(*worker(), FINPULSE_WORKER_DATABASE_URL=line.database_url):
            if line.down:
                wait_until(lambda: line.refused > 2, "a worker that asks for the database")
                line.down = False
            done = client.finished(job["id"])
    assert done["status"] == "completed"
    total = text("SELECT sum(amount) FROM transactions WHERE owner_id = :owner")
    assert session.scalar(total, {"owner": client.user_id}) == -Decimal(rows * (rows + 1) // 2) / 100


def test_a_worker_of_another_version_stands_aside(client: Client, session: Session, run: Run) -> None:
    job_id = upload(client, ROW, client.account())
    revision = session.scalar(text("SELECT version_num FROM alembic_version"))
    session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    session.commit()
    try:
        assert run(client.user_id, job_id, "ingest") is False
        assert state(session, job_id)[0] == "queued"
    finally:
        session.execute(text("UPDATE alembic_version SET version_num = :old"), {"old": revision})
        session.commit()
    assert run(client.user_id, job_id, "ingest") is True


@pytest.mark.usefixtures("empty_queue")
def test_a_stage_that_must_not_commit_yet_keeps_its_transaction_however_long_it_takes(
    client: Client, session: Session, worker_engine: Engine, settings: Settings
) -> None:
    def wait_long(work: Work) -> Batches:
        work.session.execute(text("SET LOCAL idle_in_transaction_session_timeout = '1s'"))
        for number in range(6):
            time.sleep(0.3)
            yield Checkpoint(done=number, total=6, commits=False)
        return {"waited": True}

    assert client.user_id is not None
    job = submit(session, new_job(client.user_id, "wait-long", ("wait",), "interactive", None))
    commit_and_send(session)
    worker = Worker(worker_engine, settings.storage_url)
    assert run_stage(worker, client.user_id, job.id, Stage("wait", wait_long)) is True
