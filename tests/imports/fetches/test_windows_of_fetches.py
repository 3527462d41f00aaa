"""A recurring fetch asks for what is new since its last one that has succeeded and still stands."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from finpulse.fetching.windows import OVERLAP
from tests.imports.fetches.conftest import Serve
from tests.support.client import Client
from tests.support.due_fetches import change, make_due, new_fetch, run_due
from tests.support.fake_bank import json_reply
from tests.support.jobs import Run
from tests.support.web_host import Asked, Reply


def asked_days(job: Any) -> tuple[str | None, str]:
    asked = job["step_results"]["ingest"]["result"]["fetched"]["asked"]
    return asked["from"], asked["to"]


def test_each_fetch_asks_for_the_days_since_the_one_before_it(
    client: Client, serve: Serve, run: Run, worker_engine: Engine, session: Session
) -> None:
    """With some days again, for what is booked late; and everything once more where it asks something else."""
    host = serve(lambda _: json_reply({"transactions": {"booked": [], "pending": []}}))
    address, fetch = new_fetch(client, host.url(), api_config={"type": "gocardless"})
    today = datetime.now(UTC).date()
    assert asked_days(run_due(client, run, worker_engine, fetch)) == (None, today.isoformat())
    make_due(session, fetch)
    since = (today - OVERLAP).isoformat()
    second = run_due(client, run, worker_engine, fetch)
    assert asked_days(second) == (since, today.isoformat())
    assert [asked.query.get("date_from") for asked in host.asked] == [None, since]
    for job in client.get("/etl/jobs", kind="run-api"):
        client.request("DELETE", f"/etl/jobs/{job['id']}")
    make_due(session, fetch)
    assert asked_days(run_due(client, run, worker_engine, fetch))[0] is None, "what was undone is asked for again"
    change(client, address, api_config={"type": "gocardless", "url": host.url()})
    assert asked_days(run_due(client, run, worker_engine, fetch))[0] is None


def test_a_cursor_goes_on_where_the_fetch_before_it_has_ended(
    client: Client, serve: Serve, run: Run, worker_engine: Engine, session: Session
) -> None:
    def plaid(asked: Asked) -> Reply:
        cursor = json.loads(asked.body).get("cursor", "")
        removed = [{"transaction_id": "gone"}] if cursor else []
        return json_reply({"added": [], "removed": removed, "has_more": False, "next_cursor": f"{cursor}+"})

    host = serve(plaid)
    _, fetch = new_fetch(client, host.url("/transactions/sync"), api_config={"type": "plaid", "body": {"secret": "s"}})
    run_due(client, run, worker_engine, fetch)
    make_due(session, fetch)
    second = run_due(client, run, worker_engine, fetch)
    assert [json.loads(asked.body).get("cursor") for asked in host.asked] == [None, "+"]
    fetched = second["step_results"]["ingest"]["result"]["fetched"]
    assert fetched["asked"]["cursor"] == "++"
    assert "taken back 1 " in fetched["told"][0]
