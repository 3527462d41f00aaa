"""`finpulse jobs`, `stuck` and `retry`: what an operator sees of jobs, and how failed ones go on."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.config import Settings
from tests.support.client import Client
from tests.support.commands import invoke, json_of
from tests.support.csv_statements import statement
from tests.support.jobs import Run, upload

ROWS = statement("2026-03-02,-3.20,Coffee")
UNREADABLE = "\x00\x01" * 4000


@pytest.fixture
def jobs(client: Client, run: Run) -> dict[str, int]:
    """A completed, a failed and a queued job of one user, from the oldest to the newest."""
    account = client.account()
    done = upload(client, ROWS, account, ("ingest", "transform", "load", "aggregate"), run)
    failing = upload(client, UNREADABLE, account)
    assert run(client.user_id, failing, "ingest") is False
    return {"completed": done, "failed": failing, "queued": upload(client, statement("2026-04-02,-1,Tea"), account)}


def change(session: Session, job_id: int, assignments: str) -> None:
    session.execute(text(f"UPDATE jobs SET {assignments} WHERE id = :id"), {"id": job_id})
    session.commit()


def stuck(job_id: int) -> dict[str, Any]:
    [found] = [each for each in json_of("stuck", "--limit", "1000") if each["id"] == job_id]
    return dict(found)


class TestJobs:
    def test_the_newest_comes_first(self, client: Client, jobs: dict[str, int]) -> None:
        found = json_of("jobs", "--all-users", "--owner", str(client.user_id))
        assert [(job["id"], job["status"]) for job in found] == [(jobs[state], state) for state in reversed(jobs)]
        assert [bool(job["error"]) for job in found] == [False, True, False]

    def test_people_get_a_table(self, client: Client, jobs: dict[str, int]) -> None:
        header, *lines = invoke("jobs", "--all-users", "--owner", str(client.user_id)).stdout.splitlines()
        assert header.split()[:5] == ["JOB", "USER", "ACCOUNT", "KIND", "STATE"]
        assert [line.split()[4] for line in lines] == ["queued", "failed", "completed"]
        assert {line.index(" run-csv") for line in lines} == {header.index(" KIND")}

    def test_the_state_and_the_kind_select(self, client: Client, jobs: dict[str, int]) -> None:
        mine = ("--owner", str(client.user_id))
        states = ("--status", "failed", "--status", "queued")
        assert [job["id"] for job in json_of("jobs", "--all-users", *mine, *states)] == [jobs["queued"], jobs["failed"]]
        assert json_of("jobs", "--all-users", *mine, "--kind", "reread") == []
        assert invoke("jobs", "--all-users", *mine, "--kind", "reread").stdout == "No job is like that.\n"

    def test_a_long_list_says_where_it_goes_on(self, client: Client, jobs: dict[str, int]) -> None:
        mine = ("--owner", str(client.user_id), "--limit", "2")
        shown = invoke("jobs", "--all-users", *mine).stdout
        assert shown.endswith(f"There are older ones: --before {jobs['failed']}\n")
        [last] = json_of("jobs", "--all-users", *mine, "--before", str(jobs["failed"]))
        assert last["id"] == jobs["completed"]

    def test_a_user_is_found_by_address_too(self, client: Client, jobs: dict[str, int]) -> None:
        address = client.get("/profile")["email"]
        assert len(json_of("jobs", "--all-users", "--owner", address)) == 3
        for nobody in ("nobody@example.org", "0", "99999999999999999999", "x"):
            told = str(invoke("jobs", "--all-users", "--owner", nobody).exception)
            assert told == f"There is no user {nobody}; name one by id or by e-mail address."

    def test_a_login_that_sees_nobody_is_told(self, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("FINPULSE_OWNER_DATABASE_URL", settings.database_url.replace("+psycopg", ""))
        told = str(invoke("jobs", "--all-users").exception)
        assert told.startswith("The login finpulse_api sees no rows of all users. Name one that does by FINPULSE_OWNER")

    def test_a_database_that_is_away_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("FINPULSE_OWNER_DATABASE_URL", "postgresql://someone:secret@127.0.0.1:1/x")
        told = str(invoke("jobs", "--all-users").exception)
        assert told.startswith("The database does not answer: ")
        assert "secret" not in told


class TestStuck:
    @pytest.mark.parametrize(
        ("assignments", "why"),
        [
            ("updated_at = now() - interval '2 hours'", "No worker has taken it: it waits in the queue interactive"),
            (
                "status = 'running', started_at = now(), lease_holder = 'bulk@a/1', attempts = 2, "
                "lease_until = now() - interval '1 minute'",
                "Worker bulk@a/1 held it until ",
            ),
            (
                "status = 'running', started_at = now(), lease_holder = 'bulk@a/1', "
                "lease_until = now() + interval '1 minute', updated_at = now() - interval '3 minutes'",
                "Worker bulk@a/1 holds it until ",
            ),
            ("status = 'running', started_at = now(), sends = 4", "Nobody holds it: its stage was put off"),
            (
                "cancel_requested = true, updated_at = now() - interval '3 minutes'",
                "It is to be cancelled and nobody holds it: the sweeper would end it at once",
            ),
        ],
    )
    def test_says_who_holds_it_or_why_nobody_does(
        self, jobs: dict[str, int], session: Session, assignments: str, why: str
    ) -> None:
        change(session, jobs["queued"], assignments)
        assert stuck(jobs["queued"])["why"].startswith(why)
        change(session, jobs["queued"], "status = 'cancelled', cancel_requested = false")

    def test_says_what_was_tried_and_said_and_when_it_goes_on(self, jobs: dict[str, int], session: Session) -> None:
        said = """'{"ingest": {"status": "queued", "result": {}, "logs": ["first", "put off: a lock"]}}'"""
        change(
            session,
            jobs["queued"],
            f"status = 'running', started_at = now(), sends = 3, attempts = 1, step_results = {said}, "
            "sweep_after = now() + interval '100 seconds'",
        )
        found = stuck(jobs["queued"])
        assert found["why"].endswith("Since its last step: sent 3 times, failed once.")
        assert found["last_said"] == "put off: a lock"
        assert found["next_look"].startswith("The sweeper sends it again from ")
        shown = invoke("stuck", "--limit", "1000").stdout
        assert f"Job {jobs['queued']} of user " in shown
        assert "  last said  put off: a lock\n" in shown
        change(session, jobs["queued"], "sweep_after = now() - interval '10 minutes'")
        assert "see that one runs" in stuck(jobs["queued"])["next_look"]
        change(session, jobs["queued"], "status = 'cancelled'")

    def test_a_job_that_gets_on_is_not_stuck(self, jobs: dict[str, int]) -> None:
        assert jobs["queued"] not in {job["id"] for job in json_of("stuck", "--limit", "1000")}


class TestRetry:
    def test_says_what_became_of_each(self, client: Client, jobs: dict[str, int]) -> None:
        result = invoke("retry", *(str(jobs[state]) for state in ("failed", "completed")), "999999999")
        assert result.exit_code == 1
        assert result.stdout.splitlines() == [
            f"Job {jobs['failed']} goes on with stage ingest.",
            f"Job {jobs['completed']} is completed; only a failed or cancelled job can be retried.",
            "There is no job 999999999.",
        ]
        assert client.get(f"/etl/jobs/{jobs['failed']}")["status"] == "queued"

    def test_all_that_failed_since_a_time(self, client: Client, jobs: dict[str, int], session: Session) -> None:
        session.execute(
            text("UPDATE jobs SET finished_at = now() - interval '9 days' WHERE status = 'failed' AND id <> :id"),
            {"id": jobs["failed"]},
        )
        session.commit()
        result = invoke("retry", "--failed", "--since", "5m")
        assert (result.exit_code, result.stdout) == (0, f"Job {jobs['failed']} goes on with stage ingest.\n")
        assert invoke("retry", "--failed", "--since", "5m").stdout == "No job has failed since then.\n"

    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            ((), "Name the jobs by their ids"),
            (("--failed",), "--failed and --since go together"),
            (("7", "--since", "2h"), "--failed and --since go together"),
            (("7", "--failed", "--since", "2h"), "Name jobs, or give --failed, and not both"),
            (("--failed", "--since", "soon"), "'soon' is neither a span such as 30m"),
            (("seven",), "Invalid value"),
        ],
    )
    def test_what_is_meant_must_be_clear(self, arguments: tuple[str, ...], told: str) -> None:
        result = invoke("retry", *arguments)
        assert result.exit_code == 2
        assert told in result.stderr
