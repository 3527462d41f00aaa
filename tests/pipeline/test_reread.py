"""Whatever happens to a worker that reads a statement again, all rows are the old ones or all are the new ones."""

from __future__ import annotations

import os
import signal
from decimal import Decimal

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from finpulse.jobs import lease
from finpulse.jobs.sweep import sweep
from tests.support.client import Client
from tests.support.csv_statements import many_rows, statement
from tests.support.jobs import IMPORT_STAGES, Run, expire_lease, upload, wait_until_under_way
from tests.support.processes import running, worker
from tests.support.totals import drifts

ROWS = 21_000


def sums_by_sign(session: Session, client: Client) -> list[tuple[int, Decimal]]:
    """Each sign that the transactions have, and the sum of those with it."""
    sums = session.execute(
        text("SELECT sign(amount)::int, sum(amount) FROM transactions WHERE owner_id = :owner GROUP BY 1"),
        {"owner": client.user_id},
    )
    return [tuple(row) for row in sums]


def imported(client: Client, run: Run, content: str) -> int:
    return upload(client, content, client.account(), IMPORT_STAGES, run)


def reread_inverted(client: Client, job_id: int) -> int:
    """Ask for the statement to be read again with the other sign; the id of the job that is to do it."""
    return int(client.post(f"/etl/jobs/{job_id}/reread", {"reading": {"sign": "inverted"}}, expect=202)["id"])


@pytest.mark.usefixtures("empty_queue")
def test_a_worker_killed_while_it_reads_again_leaves_all_as_it_was(
    client: Client, session: Session, sweeper_session: Session, worker_engine: Engine, run: Run
) -> None:
    job_id = imported(client, run, many_rows(ROWS))
    total = -Decimal(ROWS * (ROWS + 1) // 2) / 100
    again = reread_inverted(client, job_id)
    with running(*worker()) as killed:
        wait_until_under_way(session, again, "reread")
        os.killpg(killed.pid, signal.SIGKILL)
    assert sums_by_sign(session, client) == [(-1, total)]
    assert client.get(f"/etl/jobs/{job_id}")["reading"]["sign"] == "as_written"

    expire_lease(session, again)
    sweep(sweeper_session)
    with running(*worker()):
        done = client.finished(again)
    assert (done["status"], done["rows"]["inserted"]) == ("completed", ROWS)
    assert sums_by_sign(session, client) == [(1, -total)]
    session.commit()
    assert drifts(worker_engine, client) == []


def test_a_worker_that_has_lost_its_lease_changes_nothing(
    client: Client, session: Session, engine: Engine, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("finpulse.pipeline.unload.BATCH_ROWS", 10)
    monkeypatch.setattr("finpulse.pipeline.ingest.CHUNK_ROWS", 10)
    job_id = imported(client, run, many_rows(30))
    again = reread_inverted(client, job_id)
    finish = lease.finish

    def taken_over(session: Session, held: lease.Claim, *args: object) -> None:
        with Session(engine) as beside:
            beside.execute(text("UPDATE jobs SET fence = fence + 1 WHERE id = :id"), {"id": held.job_id})
            beside.commit()
        finish(session, held, *args)  # type: ignore[arg-type]  # As the runner gives them.

    monkeypatch.setattr(lease, "finish", taken_over)
    assert run(client.user_id, again, "reread") is False
    assert sums_by_sign(session, client) == [(-1, Decimal("-4.65"))]
    session.execute(text("UPDATE jobs SET lease_until = NULL WHERE id = :id"), {"id": again})
    session.commit()
    monkeypatch.setattr(lease, "finish", finish)
    assert run(client.user_id, again, "reread") is True
    assert sums_by_sign(session, client) == [(1, Decimal("4.65"))]
    session.commit()
    assert drifts(engine, client) == []


def test_it_can_be_cancelled_between_two_batches(
    client: Client, session: Session, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("finpulse.pipeline.unload.BATCH_ROWS", 10)
    job_id = imported(client, run, many_rows(30))
    again = reread_inverted(client, job_id)
    renew = lease.renew

    def asked_to_stop(*args: object) -> None:
        client.post(f"/etl/jobs/{again}/cancel", expect=202)
        renew(*args)  # type: ignore[arg-type]  # As the runner gives them.

    monkeypatch.setattr(lease, "renew", asked_to_stop)
    assert run(client.user_id, again, "reread") is False
    assert client.get(f"/etl/jobs/{again}")["status"] == "cancelled"
    assert sums_by_sign(session, client) == [(-1, Decimal("-4.65"))]


def test_what_was_undone_meanwhile_is_not_read_again(client: Client, session: Session, run: Run) -> None:
    job_id = imported(client, run, many_rows(3))
    again = reread_inverted(client, job_id)
    assert client.request("DELETE", f"/etl/jobs/{job_id}").status_code == 204
    assert run(client.user_id, again, "reread") is False
    failed = client.get(f"/etl/jobs/{again}")
    assert (failed["status"], "undone" in failed["error"]["detail"]) == ("failed", True)
    assert sums_by_sign(session, client) == []
    assert client.request("DELETE", f"/etl/jobs/{again}").status_code == 409


def test_what_was_written_by_hand_stays_on_rows_that_are_the_same(
    client: Client, session: Session, worker_engine: Engine, run: Run
) -> None:
    header = "Date,Amount,Description,Category"
    rows = ("2026-03-02,-3.20,Gadget,Shopping", "2026-03-03,-1.00,Gum,Groceries", "2026-03-04,-2.00,Soap,Groceries")
    job_id = imported(client, run, statement(*rows, header=header))
    soap, gum, gadget = client.transactions()
    bought = {"date": "2026-03-01", "description": "Chewing gum"}
    for edited, change in ((soap, {"note": "for the bath"}), (gum, bought)):
        assert client.request("PATCH", f"/transactions/{edited['id']}", json=change).status_code == 200
    alone = client.request("PATCH", f"/transactions/{gadget['id']}?remember=false", json={"category": "Travel"})
    assert alone.status_code == 200
    for role in ("ignored", "category"):  # What is kept is kept as an edit, so that it stays the next time as well.
        columns = [{"index": 3, "role": role}]
        again = client.post(f"/etl/jobs/{job_id}/reread", {"reading": {"columns": columns}}, expect=202)["id"]
        assert run(client.user_id, again, "reread") is True
    rows = client.transactions()
    assert {row["id"] for row in rows}.isdisjoint({soap["id"], gum["id"], gadget["id"]})
    assert [(row["date"], row["description"], row["note"], row["category"] == "Travel") for row in rows] == [
        ("2026-03-04", "Soap", "for the bath", False),
        ("2026-03-02", "Gadget", None, True),
        ("2026-03-01", "Chewing gum", None, False),
    ]
    assert client.transactions(category="Travel") == [rows[1]]
    assert client.transactions(q="chewing") == [rows[2]]
    session.commit()
    assert drifts(worker_engine, client) == []


def test_sign_and_currency_stay_when_a_column_of_neither_days_nor_money_moves(client: Client, run: Run) -> None:
    account = client.account()
    rows = ("2026-03-02,-3.20,Gadget,96.80", "2026-03-03,-1.00,Gum,95.80", "2026-03-04,5.00,Refund,100.80")
    content = statement(*rows, header="Date,Amount,Description,Balance")
    job_id = upload(client, content, account, IMPORT_STAGES, run)
    assert run(client.user_id, reread_inverted(client, job_id), "reread") is True
    assert client.request("PATCH", f"/accounts/{account}", json={"currency": "USD"}).status_code == 409
    for role in ("ignored", "balance"):
        changes = {"reading": {"columns": [{"index": 3, "role": role}]}}
        again = client.post(f"/etl/jobs/{job_id}/reread", changes, expect=202)["id"]
        assert run(client.user_id, again, "reread") is True
        told = [(row["amount"], row["currency"]) for row in client.transactions()]
        assert told == [("-5.00", "EUR"), ("1.00", "EUR"), ("3.20", "EUR")]
