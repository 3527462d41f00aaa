"""The same bytes into the same account while a job of them is live are that job."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.support.client import Client
from tests.support.csv_statements import statement
from tests.support.jobs import IMPORT_STAGES, Run

ROWS = statement("2026-03-02,-3.20,Coffee")


def test_twenty_equal_posts_at_once_make_one_job_and_keep_one_file(
    app: Flask, client: Client, session: Session
) -> None:
    account = client.account()

    def post(_: int) -> tuple[int, int, str | None]:
        answer = Client(app, client.token).upload(ROWS, account_id=account)
        assert answer.json is not None
        return answer.status_code, answer.json["id"], answer.headers.get("Import-Joined")

    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(post, range(20)))
    assert {status for status, _, _ in answers} == {202}
    assert len({job for _, job, _ in answers}) == 1
    assert sorted(str(joined) for _, _, joined in answers) == ["None", *["true"] * 19]
    stored = text("SELECT count(*) FROM statements WHERE owner_id = :owner")
    assert session.scalar(stored, {"owner": client.user_id}) == 1


def test_what_differs_or_has_ended_is_a_job_of_its_own(client: Client, run: Run) -> None:
    account = client.account()
    jobs = [client.upload(ROWS, account_id=account).json["id"]]
    jobs.append(client.upload(ROWS, account_id=client.account()).json["id"])
    jobs.append(client.upload(ROWS + "2026-03-03,-1.00,Tea\n", account_id=account).json["id"])
    jobs.append(client.upload(ROWS, "/transactions/upload-csv", account_id=account).json["id"])
    for stage in IMPORT_STAGES:
        run(client.user_id, jobs[0], stage)
    jobs.append(client.upload(ROWS, account_id=account).json["id"])
    assert len(set(jobs)) == 5


def test_a_job_that_was_cancelled_takes_nothing_more(client: Client) -> None:
    account = client.account()
    first = client.upload(ROWS, account_id=account).json["id"]
    client.request("POST", f"/etl/jobs/{first}/cancel")
    assert client.upload(ROWS, account_id=account).json["id"] != first
