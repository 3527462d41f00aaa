"""Who sends one statement does not wait for all those of somebody who sends many."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.support.client import Client, newcomer
from tests.support.csv_statements import statement
from tests.support.processes import running

WORKER = ("-m", "celery", "-A", "workers", "worker", "--concurrency", "2", "--loglevel", "WARNING")
MANY = 40


@pytest.mark.usefixtures("empty_queue")
def test_single_statements_overtake_the_many_of_one_user(app: Flask, client: Client, session: Session) -> None:
    many = [sent(client, number) for number in range(MANY)]
    others = [newcomer(app) for _ in range(8)]
    single = [sent(other, 0) for other in others]
    with running(*WORKER):
        for user, job_id in [*zip(others, single, strict=True), *((client, job_id) for job_id in many)]:
            assert user.finished(job_id)["status"] == "completed"

    ended = text("SELECT id FROM jobs WHERE id = ANY(:ids) ORDER BY finished_at")
    order = list(session.scalars(ended, {"ids": [*many, *single]}))
    overtaken = order[order.index(max(single, key=order.index)) :]
    assert len(overtaken) > MANY * 3 // 4


def sent(user: Client, number: int) -> int:
    """Upload a statement of a single row, and don't wait for it."""
    job = user.upload(statement(f"2026-03-{number % 28 + 1:02},-{number + 1}.20,Coffee")).json
    assert job is not None
    return int(job["id"])
