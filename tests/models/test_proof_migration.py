"""What was imported before proofs were kept stays as it was, and gets its proof once it is read again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import Engine, text

from finpulse.config import Settings
from finpulse.db.engine import connect
from finpulse.db.sessions import owner_session
from finpulse.jobs.runner import Worker, run_stage
from finpulse.pipeline import transform
from finpulse.pipeline.stages import STAGES
from tests.support.client import Client, new_user
from tests.support.databases import in_database, migrating_app
from tests.support.jobs import IMPORT_STAGES, expire_lease, upload
from tests.support.totals import drifts

HEADER = "Date,Description,Amount,Balance"
UNPROVEN = {"verdict": "unprovable", "checks": [], "breaks": []}


def statement(count: int, damaged: int | None = None) -> str:
    """Consecutive days on each of which one more goes out; the amount of one may be another than its balance says."""
    rows, balance = [HEADER], Decimal(1000)
    for day in range(1, count + 1):
        balance -= day
        amount = -day - 5 if day == damaged else -day
        rows.append(f"{date(2026, 1, day)},Payee {day},{amount}.00,{balance}")
    return "\n".join(rows) + "\n"


@dataclass
class Stack:
    """An app over a database of its own, whose stages the test does itself."""

    settings: Settings
    app: Flask
    engine: Engine
    client: Client

    def run(self, owner_id: int | None, job_id: int, stage: str) -> bool:
        assert owner_id is not None
        return run_stage(Worker(self.engine, self.settings.storage_url), owner_id, job_id, STAGES[stage])

    def brought(self, content: str, stages: tuple[str, ...] = IMPORT_STAGES) -> tuple[int, int]:
        """A new account and the job that has brought a statement into it."""
        account = self.client.account()
        return account, upload(self.client, content, account, stages, self.run)

    def through_the_version_before(self) -> None:
        """Leave of the database what the version without proofs kept, bring that up to date, and start anew."""
        with self.app.app_context():
            downgrade(revision="0012")
            upgrade()
        self.app = migrating_app(self.settings)
        self.client.http = self.app.test_client()

    def job(self, job_id: int) -> Any:
        return self.client.get(f"/etl/jobs/{job_id}")


@pytest.fixture
def stack(settings: Settings, engine: Engine, empty_queue: None) -> Iterator[Stack]:
    name = "before_proofs"
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
        theirs = in_database(settings, name)
        app = migrating_app(theirs)
        with app.app_context():
            upgrade()
        own = connect(theirs, pool_size=2, login="worker")
        yield Stack(theirs, app, own, new_user(app))
        own.dispose()
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


def test_an_old_import_has_no_proof_until_it_is_read_again(stack: Stack) -> None:
    account, job_id = stack.brought(statement(5))
    before = stack.job(job_id)
    assert before["proof"]["verdict"] == "proven"
    stack.through_the_version_before()
    assert stack.job(job_id) == {**before, "proof": UNPROVEN}
    shown = stack.client.get(f"/accounts/{account}")
    assert (shown["balance"], shown["balance_source"], shown["proof"]) == (-15, "sum", "unprovable")

    again = stack.client.post(f"/etl/jobs/{job_id}/reread", {"reading": before["reading"]}, expect=202)["id"]
    assert stack.run(stack.client.user_id, again, "reread")
    assert (stack.job(job_id)["proof"], stack.job(job_id)["rows"]) == (before["proof"], before["rows"])
    shown = stack.client.get(f"/accounts/{account}")
    assert (shown["balance"], shown["balance_source"], shown["proof"]) == (985, "bank", "proven")
    assert drifts(stack.engine, stack.client) == []


def test_an_old_import_can_be_undone_and_sent_again(stack: Stack) -> None:
    account, job_id = stack.brought(statement(5))
    stack.through_the_version_before()
    assert stack.client.request("DELETE", f"/etl/jobs/{job_id}").status_code == 204
    assert stack.client.get(f"/accounts/{account}")["balance"] == 0
    upload(stack.client, statement(5), account, IMPORT_STAGES, stack.run)
    shown = stack.client.get(f"/accounts/{account}")
    assert (shown["balance"], shown["proof"]) == (985, "proven")


def test_the_version_before_is_not_asked_what_it_cannot_answer(stack: Stack) -> None:
    _, job_id = stack.brought(statement(9, damaged=4))
    assert [question["about"] for question in stack.job(job_id)["questions"]] == ["proof"]
    stack.through_the_version_before()
    after = stack.job(job_id)
    assert (after["questions"], after["needs_review"], after["proof"]) == ([], False, UNPROVEN)


def test_an_import_that_the_version_before_has_left_in_the_middle_is_completed_and_claims_no_proof(
    stack: Stack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("finpulse.pipeline.ingest.CHUNK_ROWS", 10)
    account, job_id = stack.brought(statement(30), ("ingest",))
    store, stored = transform.store_clean, []

    def dies_at_the_second(*args: Any) -> Any:
        stored.append(args)
        if len(stored) == 2:
            raise SystemExit
        return store(*args)

    with monkeypatch.context() as dying:
        dying.setattr(transform, "store_clean", dies_at_the_second)
        with pytest.raises(SystemExit):
            stack.run(stack.client.user_id, job_id, "transform")
    stack.through_the_version_before()
    assert stack.client.user_id is not None
    with owner_session(stack.engine, stack.client.user_id) as session:
        expire_lease(session, job_id)
    for stage in IMPORT_STAGES[1:]:
        assert stack.run(stack.client.user_id, job_id, stage)
    done = stack.job(job_id)
    assert (done["status"], done["rows"]["inserted"], done["proof"]) == ("completed", 30, UNPROVEN)
    assert stack.client.get(f"/accounts/{account}")["balance"] == -465

    again = stack.client.post(f"/etl/jobs/{job_id}/reread", {"reading": done["reading"]}, expect=202)["id"]
    assert stack.run(stack.client.user_id, again, "reread")
    assert stack.job(job_id)["proof"]["verdict"] == "proven"
    assert stack.client.get(f"/accounts/{account}")["balance"] == 535
    assert drifts(stack.engine, stack.client) == []
