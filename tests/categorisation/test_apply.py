"""Edits, deletions, rules and corrections keep every total exact, whoever else is at work, and outlive a worker."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from finpulse.categorisation.apply import recategorise
from finpulse.config import Settings
from finpulse.db.locks import lock_account
from finpulse.jobs import lease
from finpulse.jobs.work import Work
from finpulse.totals.rebuild import reaggregate
from tests.support.client import Client
from tests.support.csv_statements import many_rows, statement
from tests.support.jobs import IMPORT_STAGES
from tests.support.wait import wait_until

SHOPS = {"match": [{"field": "description", "op": "contains", "value": "shop"}]}


@pytest.fixture
def load(client: Client, run: Callable[[int | None, int, str], bool]) -> Callable[[str, int], int]:
    """Import a statement here and now; returns the job's id."""

    def loaded(content: str, account: int) -> int:
        job: Any = client.upload(content, account_id=account).json
        for stage in IMPORT_STAGES:
            assert run(client.user_id, job["id"], stage)
        return int(job["id"])

    return loaded


def drifts(engine: Engine, client: Client) -> list[Any]:
    return [drift for drift in reaggregate(engine).drifts if drift.owner_id == client.user_id]


def test_no_total_drifts_by_edits_deletions_and_rules(
    client: Client, worker_engine: Engine, load: Callable[[str, int], int], run: Callable[[int | None, int, str], bool]
) -> None:
    accounts = [client.account(), client.account(currency="USD")]
    header = "Date,Amount,Currency,Description"
    for account in accounts:
        rows = (f"2026-0{n % 3 + 1}-0{n % 9 + 1},{-n if n % 4 else n}.10,EUR,Shop {n % 5}" for n in range(1, 60))
        load(statement(*rows, header=header), account)
    rows = client.transactions()
    client.request("PATCH", f"/transactions/{rows[0]['id']}?history=true", json={"category": "Travel"})
    client.request("PATCH", f"/transactions/{rows[1]['id']}?history=true", json={"merchant": "Corner shop"})
    client.request("PATCH", f"/transactions/{rows[2]['id']}", json={"date": "2025-12-31", "merchant": ""})
    client.request("DELETE", f"/transactions/{rows[3]['id']}")
    assert drifts(worker_engine, client) == []

    made = client.post("/rules", {**SHOPS, "set": {"category": "Groceries", "merchant": "Shop"}})
    job = client.post(f"/rules/{made['id']}/apply", expect=202)
    assert run(client.user_id, job["id"], "recategorise")
    assert client.get(f"/etl/jobs/{job['id']}")["step_results"]["recategorise"]["result"]["total"] == 117
    correction = client.get("/corrections")[0]["id"]
    client.request("DELETE", f"/corrections/{correction}?history=true")
    assert drifts(worker_engine, client) == []


def test_what_a_rule_decides_is_no_side_of_a_transfer_any_more(
    client: Client, worker_engine: Engine, load: Callable[[str, int], int], run: Callable[[int | None, int, str], bool]
) -> None:
    load(statement("2026-03-01,-50.00,Xylo 1"), client.account())
    load(statement("2026-03-01,50.00,Xylo 2", "2026-03-02,-1.00,Xylo 3"), client.account())
    sides = {row["description"]: row["id"] for row in client.transactions()}
    if not client.get("/transfers"):
        client.post("/transfers", {"out_id": sides["Xylo 1"], "in_id": sides["Xylo 2"]})
    match = [{"field": "description", "op": "equals", "value": "xylo 1"}]
    made = client.post("/rules", {"match": match, "set": {"category": "Education"}})
    job = client.post(f"/rules/{made['id']}/apply", expect=202)
    assert run(client.user_id, job["id"], "recategorise")
    assert client.get("/transfers") == []
    decided = client.get(f"/transactions/{sides['Xylo 1']}")
    assert (decided["category"], decided["category_source"], decided["transfer_id"]) == ("Education", "rule", None)
    assert drifts(worker_engine, client) == []


def test_a_posted_transaction_that_nobody_has_counted_is_in_no_total_after_an_edit(
    client: Client, worker_engine: Engine
) -> None:
    account = client.account()
    row = client.post("/transactions", {"amount": -5, "category": "Travel", "account_id": account})
    for change in ({"category": "Groceries"}, {"merchant": "Shop", "date": "2026-01-01"}):
        assert client.request("PATCH", f"/transactions/{row['id']}", json=change).status_code == 200
    assert drifts(worker_engine, client) == []
    assert client.get(f"/accounts/{account}")["balance"] == 0
    assert client.request("DELETE", f"/transactions/{row['id']}").status_code == 204


def test_an_edit_waits_for_the_import_that_holds_the_account(
    client: Client, session: Session, load: Callable[[str, int], int]
) -> None:
    account = client.account()
    job = load(statement("2026-03-01,-1.00,Shop"), account)
    [row] = client.transactions(job_id=job)
    lock_account(session, account)
    answers: list[Any] = []
    edit = threading.Thread(
        target=lambda: answers.append(client.request("PATCH", f"/transactions/{row['id']}", json={"note": "x"}))
    )
    edit.start()
    waiting = text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = :account")
    wait_until(lambda: session.scalar(waiting, {"account": account}), "the edit waits for the account")
    assert answers == []
    session.rollback()
    edit.join()
    assert answers[0].status_code == 200


def test_a_deleted_row_comes_back_once_every_import_that_brought_it_is_undone(
    client: Client, load: Callable[[str, int], int]
) -> None:
    account = client.account()
    content = statement("2026-03-01,-1.00,Shop", "2026-03-01,-1.00,Shop", "2026-03-02,-2.00,Shop")
    job = load(content, account)
    client.request("DELETE", f"/transactions/{client.transactions(to='2026-03-01')[0]['id']}")
    other = load(content.replace("Shop", "SHOP"), account)  # The very same file would bring it back.
    assert client.get(f"/accounts/{account}")["balance"] == -3
    for undone, balance in ((job, -3), (other, 0)):
        assert client.request("DELETE", f"/etl/jobs/{undone}").status_code == 204
        assert client.get(f"/accounts/{account}")["balance"] == balance
    load(content, account)
    assert client.get(f"/accounts/{account}")["balance"] == -4


def test_a_worker_lost_while_it_applies_a_rule_loses_and_doubles_nothing(
    client: Client,
    worker_engine: Engine,
    session: Session,
    settings: Settings,
    load: Callable[[str, int], int],
    run: Callable[[int | None, int, str], bool],
) -> None:
    load(many_rows(12_000), client.account())
    made = client.post("/rules", {**SHOPS, "set": {"category": "Groceries"}})
    job = client.post(f"/rules/{made['id']}/apply", expect=202)
    assert client.user_id is not None
    held = lease.claim(session, client.user_id, job["id"], "recategorise")
    assert isinstance(held, lease.Claim)
    session.commit()
    batches = recategorise(Work(session, settings.storage_url, client.user_id, job["id"], held.stages))
    lease.renew(session, held, next(batches))
    session.commit()
    next(batches)
    session.rollback()  # The second batch goes with its worker.
    session.execute(text("UPDATE jobs SET lease_until = now() WHERE id = :id"), {"id": job["id"]})
    session.commit()

    assert run(client.user_id, job["id"], "recategorise")
    done = client.get(f"/etl/jobs/{job['id']}")
    assert done["step_results"]["recategorise"]["result"] == {"total": 12_000, "changed": 12_000}
    assert drifts(worker_engine, client) == []
