"""The search for transfers loses nothing when its worker dies, and costs what a statement brings."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from finpulse.config import Settings
from finpulse.db.sessions import owner_session
from finpulse.jobs.work import Work
from finpulse.models import Statement
from finpulse.transfers.candidates import NESTED_LOOPS, SAME_AMOUNT, with_counterparts
from finpulse.transfers.matching import match_transfers
from tests.support.client import Client
from tests.support.query_plans import nodes
from tests.support.transfers import debit_credit_statement, linked_days


def test_a_worker_that_dies_between_two_batches_leaves_nothing_out(
    client: Client, session: Session, settings: Settings, run: Callable[[int | None, int, str], bool]
) -> None:
    jobs = []
    for account, sign in ((client.account(), "-"), (client.account(), "")):
        rows = (f"2026-03-0{day},{sign}{day}00,Transfer" for day in range(2, 7))
        answer = client.upload(debit_credit_statement(rows), account_id=account).json
        assert answer is not None
        jobs.append(answer["id"])
        for stage in ("ingest", "transform", "load"):
            assert run(client.user_id, answer["id"], stage)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("finpulse.transfers.matching.BATCH_ROWS", 2)
        assert client.user_id is not None
        own = session.get_one(Statement, (client.user_id, jobs[1]))
        dying = match_transfers(Work(session, settings.storage_url, client.user_id, jobs[1]), own)
        next(dying)
        session.commit()
        assert len(client.get("/transfers")) == 2
        next(dying)
        session.rollback()
    assert run(client.user_id, jobs[1], "aggregate")
    assert len(linked_days(client)) == 5


def test_a_statement_that_another_job_has_matched_meanwhile_is_no_lost_commit(
    client: Client, session: Session, settings: Settings, run: Callable[[int | None, int, str], bool]
) -> None:
    jobs = []
    for account in (client.account(), client.account()):
        answer = client.upload(debit_credit_statement(["2026-03-02,-2.00,Transfer"]), account_id=account).json
        assert answer is not None
        jobs.append(answer["id"])
        for stage in ("ingest", "transform", "load"):
            assert run(client.user_id, answer["id"], stage)
    assert client.user_id is not None
    over_all = match_transfers(Work(session, settings.storage_url, client.user_id, jobs[0]), None)
    next(over_all)
    session.commit()
    assert run(client.user_id, jobs[1], "aggregate")
    assert [each.done for each in over_all] == [2]
    session.commit()
    assert {each.matched_to for each in session.query(Statement).filter_by(owner_id=client.user_id)} == {None}


SIDES = {"open_categories": ["Other"], "telling": "savings"}
FILLED = text("""
    INSERT INTO transactions (owner_id, account_id, date, amount, currency, category, category_source, fingerprint)
    SELECT :owner, :account, '2026-01-01'::date + n % 30, n, 'EUR', 'Other', 'none', int4send(n)
    FROM generate_series(1, :count) AS n
""")


def test_what_the_accounts_have_of_these_days_is_read_once(client: Client, worker_engine: Engine) -> None:
    """Reading it for each row of a statement would cost the square of a long one."""
    assert client.user_id is not None
    query = "EXPLAIN (ANALYZE, FORMAT JSON) " + with_counterparts("account_id = 1", SAME_AMOUNT)
    with owner_session(worker_engine, client.user_id) as session:
        for account in (1, 2):
            session.execute(FILLED, {"owner": client.user_id, "account": account, "count": 5_000})
        session.execute(NESTED_LOOPS, {"state": "off"})
        [plan] = session.execute(text(query), {"owner_id": client.user_id, **SIDES}).scalar_one()
        session.rollback()
    scans = [node for node in nodes(plan["Plan"]) if node.get("Relation Name") == "transactions"]
    assert [scan["Actual Loops"] for scan in scans] == [1, 1]
    assert "Hash Join" in {node["Node Type"] for node in nodes(plan["Plan"])}
