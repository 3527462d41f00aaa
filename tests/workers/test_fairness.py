"""A user who sends one statement does not wait for all statements of a user who sends many."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.support.client import Client, new_user
from tests.support.csv_statements import statement
from tests.support.processes import running, worker

MANY = 40


@pytest.mark.usefixtures("empty_queue")
def test_single_statements_overtake_the_many_of_one_user(app: Flask, client: Client, session: Session) -> None:
    many = [upload_single_row(client, number) for number in range(MANY)]
    others = [new_user(app) for _ in range(8)]
    single = [upload_single_row(other, 0) for other in others]
    with running(*worker(processes=2)):
        for user, job_id in [*zip(others, single, strict=True), *((client, job_id) for job_id in many)]:
            assert user.finished(job_id)["status"] == "completed"

    ended = text("SELECT id FROM jobs WHERE id = ANY(:ids) ORDER BY finished_at")
    order = list(session.scalars(ended, {"ids": [*many, *single]}))
    after_the_last_single = order[order.index(max(single, key=order.index)) :]
    assert len(after_the_last_single) > MANY * 3 // 4


def upload_single_row(user: Client, number: int) -> int:
    """Upload a statement of a single row, and don't wait for it."""
    job = user.upload(statement(f"2026-03-{number % 28 + 1:02},-{number + 1}.20,Coffee")).json
    assert job is not None
    return int(job["id"])
