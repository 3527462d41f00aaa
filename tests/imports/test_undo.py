"""An import that is undone while a worker is at it stops, and nothing of it stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from finpulse.errors import LeaseLost
from finpulse.jobs import lease
from finpulse.jobs.lease import Claim
from finpulse.jobs.work import Checkpoint
from finpulse.pipeline.unload import UNLOAD_BATCH
from tests.support.client import Client
from tests.support.csv_statements import many_rows
from tests.support.query_plans import nodes
from tests.support.totals import drifts, row_counts

Run = Callable[[int | None, int, str], bool]


@pytest.mark.parametrize("stage", ["ingest", "transform", "load", "aggregate"])
def test_the_worker_can_commit_nothing_more(
    client: Client, session: Session, worker_engine: Engine, run: Run, stage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("finpulse.pipeline.unload.BATCH_ROWS", 7)
    job = client.upload(many_rows(30), account_id=client.account()).json
    assert job is not None
    assert client.user_id is not None
    for done in ("ingest", "transform", "load"):
        if done != stage:
            run(client.user_id, job["id"], done)
        else:
            break
    held = lease.claim(session, client.user_id, job["id"], stage)
    session.commit()
    assert isinstance(held, Claim)

    assert client.request("DELETE", f"/etl/jobs/{job['id']}").status_code == 204
    with pytest.raises(LeaseLost):
        lease.renew(session, held, Checkpoint(1, 2))
    session.rollback()
    assert run(client.user_id, job["id"], stage) is False
    assert set(row_counts(session, client).values()) == {0}
    session.commit()
    assert drifts(worker_engine, client) == []


def test_heirs_are_looked_up_by_the_transaction_whoever_the_statistics_know(
    client: Client, other: Client, session: Session
) -> None:
    """Any index that begins with the owner could serve; only this one does not read all of the owner's ledger."""
    filled = text("""
        INSERT INTO ledger (owner_id, job_id, line, outcome, reason, transaction_id)
        SELECT :owner, 1, n, 'duplicate', '', n FROM generate_series(1, :count) AS n
    """)
    session.execute(filled, {"owner": other.user_id, "count": 20_000})
    session.execute(text("ANALYZE ledger"))
    session.execute(filled, {"owner": client.user_id, "count": 5_000})
    key = {"owner_id": client.user_id, "job_id": 1, "after": 0, "until": 20_000, "wordless": False}
    plan = session.execute(text("EXPLAIN (FORMAT JSON) " + UNLOAD_BATCH.text), key).scalar_one()
    used = {node.get("Index Name") for node in nodes(plan[0]["Plan"]) if node.get("Relation Name") == "ledger"}
    assert "ix_ledger_transaction" in used
    session.rollback()
