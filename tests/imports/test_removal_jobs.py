"""A long import is undone, and a large account closed, by a job: at once or not at all, whatever happens meanwhile."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from finpulse.errors import Cancelled
from finpulse.imports.removal import close_account, submit_removal
from finpulse.jobs import lease, runner
from finpulse.jobs.lease import Claim
from finpulse.jobs.work import Checkpoint
from finpulse.pipeline import unload
from tests.support.client import Client
from tests.support.jobs import IMPORT_STAGES, Run, expire_lease, upload
from tests.support.problems import problem_of
from tests.support.totals import drifts, row_counts, stored_totals

HEADER = "date,amount,description\n"
ROWS = [f"2024-01-{day:02},-{day}.50,Shop {day}\n" for day in range(1, 11)]
KEPT = HEADER + "2024-02-01,-3,Before\n"
LONG = HEADER + "".join(ROWS)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is long here has five rows, and each batch has two."""
    monkeypatch.setattr(submit_removal, "AT_ONCE_ROWS", 5)
    monkeypatch.setattr(unload, "BATCH_ROWS", 2)
    monkeypatch.setattr(unload, "LEDGER_ROWS", 2)
    monkeypatch.setattr(close_account, "BATCH_ROWS", 2)


def delete(client: Client, path: str, expect: int = 202, **query: Any) -> Any:
    answer = client.request("DELETE", path, query_string=query)
    assert answer.status_code == expect, answer.text
    if expect == 202:
        assert answer.json is not None
        assert answer.headers["Location"] == f"/etl/jobs/{answer.json['id']}"
    return answer.json


def break_at(monkeypatch: pytest.MonkeyPatch, checkpoint: int, error: Exception) -> list[Checkpoint]:
    """Let the lease be refused at this checkpoint, as it is to whoever was taken over; what came before it is noted."""
    seen: list[Checkpoint] = []

    def renew(session: Session, held: Claim, at: Checkpoint) -> None:
        seen.append(at)
        if len(seen) == checkpoint:
            raise error
        renew_really(session, held, at)

    renew_really = lease.renew
    monkeypatch.setattr(runner.lease, "renew", renew)
    return seen


def test_a_long_import_is_undone_by_a_job(
    client: Client, run: Run, session: Session, worker_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = client.account()
    upload(client, KEPT, account, IMPORT_STAGES, run)
    before, rows_before = stored_totals(session, client), row_counts(session, client)
    target = upload(client, LONG, account, IMPORT_STAGES, run)
    after = stored_totals(session, client)
    job = delete(client, f"/etl/jobs/{target}")
    assert (job["kind"], job["undoes"], job["status"], job["account_id"]) == ("undo", target, "queued", account)
    assert delete(client, f"/etl/jobs/{target}")["id"] == job["id"]
    assert stored_totals(session, client) == after

    seen = break_at(monkeypatch, 0, Cancelled())
    assert run(client.user_id, job["id"], "undo")
    assert [at.done for at in seen][:5] == [3, 5, 7, 9, 11]
    assert not any(at.commits for at in seen)
    assert client.get(f"/etl/jobs/{job['id']}")["status"] == "completed"
    assert client.get(f"/etl/jobs/{target}")["status"] == "undone"
    assert (stored_totals(session, client), row_counts(session, client)) == (before, rows_before)
    assert drifts(worker_engine, client) == []
    delete(client, f"/etl/jobs/{target}", expect=204)


@pytest.mark.parametrize(("name", "stage"), [("account", "close"), ("import", "undo")])
def test_a_removal_that_breaks_off_has_done_nothing_and_begins_anew(
    client: Client, run: Run, session: Session, monkeypatch: pytest.MonkeyPatch, name: str, stage: str
) -> None:
    account = client.account()
    target = upload(client, LONG, account, IMPORT_STAGES, run)
    before, rows_before = stored_totals(session, client), row_counts(session, client)
    job = delete(client, {"account": f"/accounts/{account}", "import": f"/etl/jobs/{target}"}[name])
    with monkeypatch.context() as patch:
        break_at(patch, 3, RuntimeError("the worker was killed"))
        assert not run(client.user_id, job["id"], stage)
    assert (stored_totals(session, client), row_counts(session, client)) == (before, rows_before)
    expire_lease(session, job["id"])
    assert run(client.user_id, job["id"], stage)
    assert row_counts(session, client)["transactions"] == 0


def test_a_removal_that_is_cancelled_leaves_everything_as_it_is(
    client: Client, run: Run, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = upload(client, LONG, client.account(), IMPORT_STAGES, run)
    before = stored_totals(session, client)
    job = delete(client, f"/etl/jobs/{target}")
    with monkeypatch.context() as patch:
        break_at(patch, 2, Cancelled())
        assert not run(client.user_id, job["id"], "undo")
    assert client.get(f"/etl/jobs/{job['id']}")["status"] == "cancelled"
    assert stored_totals(session, client) == before
    assert client.get(f"/etl/jobs/{target}")["status"] == "completed"
    client.post(f"/etl/jobs/{job['id']}/retry", expect=202)
    assert run(client.user_id, job["id"], "undo")
    assert client.get(f"/etl/jobs/{target}")["status"] == "undone"


def test_an_import_that_still_runs_is_stopped_first(client: Client, run: Run) -> None:
    target = upload(client, LONG, client.account(), IMPORT_STAGES[:1], run)
    job = delete(client, f"/etl/jobs/{target}")
    assert client.get(f"/etl/jobs/{target}")["status"] == "cancelled"
    assert run(client.user_id, job["id"], "undo")
    assert client.get(f"/etl/jobs/{target}")["status"] == "undone"


def test_a_large_account_is_closed_by_a_job(client: Client, run: Run, session: Session, worker_engine: Engine) -> None:
    upload(client, KEPT, client.account(), IMPORT_STAGES, run)
    before, rows_before = stored_totals(session, client), row_counts(session, client)
    account = client.account()
    imported = upload(client, LONG, account, IMPORT_STAGES, run)
    job = delete(client, f"/accounts/{account}")
    assert (job["kind"], job["closes"]) == ("close-account", account)
    assert delete(client, f"/accounts/{account}")["id"] == job["id"]
    assert client.get(f"/accounts/{account}")["id"] == account
    assert run(client.user_id, job["id"], "close")
    for path in (f"/accounts/{account}", f"/etl/jobs/{imported}"):
        problem_of(client.request("GET", path), 404)
    assert client.get(f"/etl/jobs/{job['id']}")["status"] == "completed"
    assert (stored_totals(session, client), row_counts(session, client)) == (before, rows_before)
    assert drifts(worker_engine, client) == []


def test_what_is_gone_before_its_job_begins_stays_gone(client: Client, run: Run, session: Session) -> None:
    account = client.account()
    target = upload(client, LONG, account, IMPORT_STAGES, run)
    undo = delete(client, f"/etl/jobs/{target}")
    session.execute(text("UPDATE jobs SET account_id = NULL WHERE id = :id"), {"id": undo["id"]})
    session.commit()
    close = delete(client, f"/accounts/{account}")
    assert run(client.user_id, close["id"], "close")
    assert run(client.user_id, undo["id"], "undo")
    assert client.get(f"/etl/jobs/{undo['id']}")["step_results"]["undo"]["result"] == {"total": 0}


def test_whoever_waits_for_a_removal_waits_as_for_any_job(client: Client, run: Run) -> None:
    target = upload(client, LONG, account := client.account(), IMPORT_STAGES, run)
    assert delete(client, f"/etl/jobs/{target}", wait=0.1)["status"] == "queued"
    assert delete(client, f"/accounts/{account}", wait=0.1)["status"] == "queued"
    problem_of(client.request("DELETE", f"/etl/jobs/{target}", query_string={"wait": 31}), 422)


def test_another_users_are_not_there(client: Client, other: Client, run: Run) -> None:
    target = upload(other, LONG, account := other.account(), IMPORT_STAGES, run)
    for path in (f"/etl/jobs/{target}", f"/accounts/{account}"):
        problem_of(client.request("DELETE", path), 404)
