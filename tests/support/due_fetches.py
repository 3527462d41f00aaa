"""Recurring fetches of a test's own: made, due at once, and carried out."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from finpulse.imports.fetches.due import start_due_fetches
from tests.support.client import Client
from tests.support.jobs import IMPORT_STAGES, Run

MOST_JOBS = 2000


def new_fetch(client: Client, url: str = "https://bank.example/tx?key=hidden", **fields: Any) -> tuple[str, Any]:
    """The address of a new fetch, and how it is shown."""
    account = client.account()
    config = {"url": url, "headers": {"Authorization": "Bearer hidden"}, "body": None, **fields.pop("api_config", {})}
    fetch = client.post(f"/accounts/{account}/fetches", {"api_config": config, "every": "PT6H", **fields})
    return f"/accounts/{account}/fetches/{fetch['id']}", fetch


def shown(client: Client, address: str) -> Any:
    """The fetch as the list has it."""
    listed, _, fetch_id = address.rpartition("/")
    [fetch] = [each for each in client.get(listed) if str(each["id"]) == fetch_id]
    return fetch


def change(client: Client, address: str, **fields: Any) -> Any:
    answer = client.request("PATCH", address, json=fields)
    assert answer.status_code == 200, answer.text
    return answer.json


def make_due(session: Session, fetch: Any, at: datetime | None = None) -> None:
    session.execute(
        text("UPDATE fetches SET next_at = coalesce(:at, now() - interval '1 second') WHERE id = :id"),
        {"id": fetch["id"], "at": at},
    )
    session.commit()


def run_due(client: Client, run: Run, worker_engine: Engine, fetch: Any) -> Any:
    """Start what is due, and do the stages of the fetch's job; the job."""
    start_due_fetches(worker_engine, MOST_JOBS)
    job = shown(client, f"/accounts/{fetch['account_id']}/fetches/{fetch['id']}")["last_job_id"]
    for stage in IMPORT_STAGES:
        if not run(client.user_id, job, stage):
            break
    return client.get(f"/etl/jobs/{job}")
