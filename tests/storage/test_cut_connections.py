"""Uploads while PostgreSQL's connections are cut again and again: each is one job with its file, once it is told so."""

from __future__ import annotations

import random
import threading
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from flask import Flask
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from finpulse.app import create_app
from finpulse.config import Settings
from finpulse.storage.uploads import stored_files
from tests.support.client import Client
from tests.support.csv_statements import statement
from tests.support.databases import at_database

UPLOADS, TRIES, SENDERS = 24, 60, 4
# Seconds from one cut to the next: some come in the middle of every upload, and some leave a slow machine time for one.
PAUSES = (0.06, 0.12, 0.5)
CUT = text("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = :name")


@contextmanager
def cutting(engine: Engine, name: str) -> Iterator[None]:
    """Cut all connections of this name, some four times a second."""
    done, drawn = threading.Event(), random.Random(7)

    def cut() -> None:
        with engine.connect() as connection:
            while not done.wait(drawn.choice(PAUSES)):
                connection.execute(CUT, {"name": name})
                connection.commit()

    thread = threading.Thread(target=cut)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def send_until_told(app: Flask, token: str | None, account: int, number: int, keyed: bool) -> tuple[int, Any]:
    """Send one upload until it is accepted; its job, and what the answers before said."""
    client, said = Client(app, token), []
    headers = {"Idempotency-Key": uuid.uuid4().hex} if keyed else {}
    for _ in range(TRIES):
        answer = client.upload(statement(f"2026-03-02,-{number}.20,Coffee"), account_id=account, headers=headers)
        if answer.status_code == 202:
            assert answer.json is not None
            return int(answer.json["id"]), said
        assert answer.status_code == 503, answer.text
        said.append(answer.json)
    raise AssertionError(f"never accepted: {said[-1]}")


def test_whatever_is_cut_each_upload_is_one_job_that_has_its_file(
    client: Client, settings: Settings, session: Session, engine: Engine
) -> None:
    named = at_database(settings, f"{settings.database_url}?application_name=cut")
    app, account = create_app(named), client.account()
    with cutting(engine, "cut"), ThreadPoolExecutor(SENDERS) as senders:
        sent = [
            senders.submit(send_until_told, app, client.token, account, number, number % 2 == 0)
            for number in range(UPLOADS)
        ]
        told = [each.result() for each in sent]
    assert any(said for _, said in told), "nothing was cut in the middle of an upload"
    jobs = [job["id"] for job in client.all_pages("/etl/jobs")]
    assert sorted(job for job, _ in told) == sorted(jobs)
    needed = text("SELECT storage_key FROM statements WHERE owner_id = :owner")
    keys = session.scalars(needed, {"owner": client.user_id}).all()
    assert set(keys) <= {file.key for file in stored_files(settings.storage_url)}
