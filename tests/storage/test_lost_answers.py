"""A COMMIT whose answer is lost: what became of it is found out, and no upload is thrown away that a job stands on."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from finpulse.app import create_app
from finpulse.config import Settings
from finpulse.db import commits
from tests.support.client import Client
from tests.support.csv_statements import statement
from tests.support.databases import at_database
from tests.support.jobs import IMPORT_STAGES, Run
from tests.support.lossy_line import Cut, LossyLine, lossy_line
from tests.support.problems import problem_of

ROWS = statement("2026-03-02,-3.20,Coffee", "2026-03-03,-12.00,Netflix")


@pytest.fixture
def line(settings: Settings, app: Flask) -> Iterator[LossyLine]:
    with lossy_line(settings.database_url) as line:
        yield line


@pytest.fixture
def far(line: LossyLine, settings: Settings, client: Client) -> Client:
    """The client, of an API that reaches its database by that line."""
    app = create_app(at_database(settings, line.database_url))
    distant = Client(app, client.token)
    distant.user_id = client.user_id
    distant.account()  # Nothing is committed for the first time when the line is cut.
    return distant


def send(client: Client, cut: Cut | None, line: LossyLine, **headers: str) -> Any:
    line.cut = cut
    return client.upload(ROWS, headers=headers)


def test_a_commit_that_came_through_is_told_as_such(far: Client, line: LossyLine, client: Client, run: Run) -> None:
    answer = send(far, "after", line)
    assert (answer.status_code, line.cuts) == (202, 1)
    [job] = client.get("/etl/jobs")
    assert job["id"] == answer.json["id"]
    assert all(run(client.user_id, job["id"], stage) for stage in IMPORT_STAGES)
    assert client.get(f"/etl/jobs/{job['id']}")["rows"]["inserted"] == 2


def test_one_that_did_not_changes_nothing_and_may_be_sent_again(far: Client, line: LossyLine, client: Client) -> None:
    key = {"Idempotency-Key": uuid.uuid4().hex}
    assert "Nothing was changed" in problem_of(send(far, "before", line, **key), 503)["detail"]
    assert client.get("/etl/jobs") == []
    answer = send(far, None, line, **key)
    assert answer.status_code == 202
    assert [job["id"] for job in client.get("/etl/jobs")] == [answer.json["id"]]


def test_one_of_which_nobody_knows_is_told_as_unknown_and_loses_no_file(
    far: Client, line: LossyLine, client: Client, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commits, "SECONDS_TO_ASK", 0.2)
    key = {"Idempotency-Key": uuid.uuid4().hex}
    asked = commits._outcome

    def cut_off(*arguments: Any) -> str | None:
        line.down = True
        try:
            return asked(*arguments)
        finally:
            line.down = False

    monkeypatch.setattr(commits, "_outcome", cut_off)
    unknown = problem_of(send(far, "after", line, **key), 503)["detail"]
    assert "not known" in unknown
    assert "Idempotency-Key" in unknown
    [job] = client.get("/etl/jobs")
    again = send(far, None, line, **key)
    assert (again.status_code, again.json["id"]) == (202, job["id"])
    assert again.headers["Idempotency-Replayed"] == "true"
    assert all(run(client.user_id, job["id"], stage) for stage in IMPORT_STAGES)


def test_after_a_crash_another_transaction_of_the_same_number_is_not_taken_for_ours(session: Session) -> None:
    number = session.scalar(commits.text("SELECT pg_current_xact_id()::text"))
    session.commit()
    engine = session.get_bind()
    assert isinstance(engine, commits.Engine)
    commits.begin_run(engine)
    run_of = session.scalar(commits.text(f"SELECT {commits.RUN}"))
    session.commit()
    assert commits._outcome(engine, commits._Transaction(str(number), run_of)) == "committed"
    assert commits._outcome(engine, commits._Transaction(str(number), "another run")) is None
