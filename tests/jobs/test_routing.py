"""Small statements wait in a queue of their own, whoever sends their messages."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.jobs.lookup import find_job
from finpulse.jobs.routing import SMALL_BYTES, SMALL_LINES, queue_for, rank_of
from finpulse.jobs.sweep import sweep
from tests.support.client import Client
from tests.support.csv_statements import many_rows, statement
from tests.support.messages import taken

pytestmark = pytest.mark.usefixtures("empty_queue")
LARGE = many_rows(SMALL_LINES)  # and a header


def uploaded(client: Client, content: str, path: str = "/etl/run-csv") -> Any:
    answer = client.upload(content, path)
    assert answer.status_code == 202, answer.text
    return answer.json


def queue_of(client: Client, job: Any) -> str:
    """The queue that the message of this job lies in; all queues are empty then."""
    (found,) = [
        name
        for name in ("interactive", "bulk", "night")
        if [client.user_id, job["id"]] in [message.arguments for message in taken(name)]
    ]
    return found


@pytest.mark.parametrize(
    ("size", "lines", "queue"),
    [
        (SMALL_BYTES, SMALL_LINES, "interactive"),
        (SMALL_BYTES + 1, 1, "bulk"),
        (1, SMALL_LINES + 1, "bulk"),
    ],
)
def test_a_statement_is_small_by_bytes_and_by_lines(size: int, lines: int, queue: str) -> None:
    assert queue_for(size, lines) == queue


def test_a_large_statement_keeps_no_small_one_waiting(client: Client) -> None:
    assert queue_of(client, uploaded(client, LARGE)) == "bulk"
    assert queue_of(client, uploaded(client, statement("2026-03-02,-3.20,Coffee"))) == "interactive"


def test_the_sweeper_sends_again_to_the_same_queue(client: Client, session: Session, sweeper_session: Session) -> None:
    job = uploaded(client, LARGE)
    assert queue_of(client, job) == "bulk"
    session.execute(text("UPDATE jobs SET sweep_after = now() - interval '1 s' WHERE id = :id"), {"id": job["id"]})
    session.commit()
    sweep(sweeper_session)
    assert queue_of(client, job) == "bulk"


def test_the_sweeper_lets_wait_what_stands_in_a_queue(
    client: Client, other: Client, session: Session, sweeper_session: Session
) -> None:
    lost, waiting = uploaded(client, LARGE), uploaded(other, statement("2026-03-02,-3.20,Coffee"))
    taken("bulk")
    overdue = text("UPDATE jobs SET sweep_after = now() - interval '1 minute' WHERE id = ANY(:ids)")
    session.execute(overdue, {"ids": [lost["id"], waiting["id"]]})
    session.commit()
    sweep(sweeper_session)
    assert [client.user_id, lost["id"]] in [message.arguments for message in taken("bulk")]
    assert [message.arguments for message in taken("interactive")] == [[other.user_id, waiting["id"]]]


def test_a_single_stage_waits_where_what_it_takes_would(client: Client, other: Client, session: Session) -> None:
    stored = uploaded(client, LARGE, "/transactions/upload-csv")
    end(session, stored["id"])
    assert queue_of(client, client.post("/etl/transform-only", expect=202)) == "bulk"
    assert queue_of(other, other.post("/etl/transform-only", expect=202)) == "interactive"


def test_a_rule_over_a_long_history_waits_with_the_large(client: Client, session: Session) -> None:
    match = [{"field": "description", "op": "contains", "value": "Shop"}]
    number = client.post("/rules", {"name": "Shops", "match": match, "set": {"category": "Groceries"}})["id"]
    assert queue_of(client, client.post(f"/rules/{number}/apply", expect=202)) == "interactive"
    stats = "INSERT INTO user_stats (owner_id, currency, total_transactions, money_in, money_out, total_income,"
    values = f" total_expense) VALUES (:owner_id, 'EUR', {SMALL_LINES + 1}, 0, 0, 0, 0)"
    session.execute(text(stats + values), {"owner_id": client.user_id})
    session.commit()
    assert queue_of(client, client.post(f"/rules/{number}/apply", expect=202)) == "bulk"


def test_a_job_ranks_behind_the_live_jobs_of_its_owner_in_its_queue(
    client: Client, other: Client, session: Session
) -> None:
    uploaded(other, statement("2026-03-02,-3.20,Coffee"))
    uploaded(client, LARGE)
    ids = [uploaded(client, statement(f"2026-03-02,-{n}.20,Coffee"))["id"] for n in range(3)]
    assert client.user_id is not None
    jobs = [find_job(session, client.user_id, number) for number in ids]
    assert [rank_of(session, job) for job in jobs] == [0, 1, 2]
    end(session, ids[0])
    assert [rank_of(session, job) for job in jobs] == [0, 0, 1]


def end(session: Session, job_id: int) -> None:
    session.execute(text("UPDATE jobs SET status = 'completed', stage = NULL WHERE id = :id"), {"id": job_id})
    session.commit()
