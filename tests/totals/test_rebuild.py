"""The totals are rebuilt from the transactions; what had drifted is reported and repaired."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from finpulse.db.locks import lock_account
from finpulse.totals import stretches
from finpulse.totals.drift_report import DriftReport
from finpulse.totals.rebuild import reaggregate, rebuild
from finpulse.totals.stretches import StretchStart, next_stretch
from tests.support.client import Client
from tests.support.csv_statements import many_rows, statement

ROWS = ("2026-03-02,-3.20,Café Central", "2026-03-03,-12.00,Netflix", "2026-02-28,1500.00,Salary ACME")
FALSIFIED = {
    "category_days": "UPDATE category_days SET money_out = money_out + 1 WHERE owner_id = :owner AND count_out = 1",
    "category_months": "DELETE FROM category_months WHERE owner_id = :owner AND month = '2026-02-01'",
    "merchant_months": "UPDATE merchant_months SET merchant = 'Nobody' WHERE owner_id = :owner AND count_out = 1",
    "stray": """
        INSERT INTO category_days SELECT owner_id, currency, '1999-01-02', 'Gifts', account_id, 1, 0, 1, 0
        FROM category_days WHERE owner_id = :owner LIMIT 1
    """,
    "accounts": "UPDATE accounts SET balance = 7 WHERE owner_id = :owner AND currency = 'EUR'",
    "user_stats": "UPDATE user_stats SET total_income = 0 WHERE owner_id = :owner",
}
ALL_TOTALS = """
    SELECT 'day', currency, day::text, category, money_in, money_out, count_in, count_out
    FROM category_days WHERE owner_id = :owner
    UNION ALL SELECT 'month', currency, month::text, category, money_in, money_out, count_in, count_out
    FROM category_months WHERE owner_id = :owner
    UNION ALL SELECT 'merchant', currency, merchant, category, money_in, money_out, count_in, count_out
    FROM merchant_months WHERE owner_id = :owner
    UNION ALL SELECT 'stats', currency, '', spent_by_category::text, total_income, total_expense, total_transactions, 0
    FROM user_stats WHERE owner_id = :owner
    UNION ALL SELECT 'account', currency, name, '', balance, 0, 0, 0 FROM accounts WHERE owner_id = :owner
    ORDER BY 1, 2, 3, 4
"""


@pytest.fixture
def imported(client: Client, worker: None) -> Client:
    client.run_csv(statement(*ROWS), client.account())
    return client


def totals(session: Session, client: Client) -> list[tuple[object, ...]]:
    found = [tuple(row) for row in session.execute(text(ALL_TOTALS), {"owner": client.user_id})]
    session.commit()
    return found


def own_drifts(report: DriftReport, client: Client) -> list[str]:
    return [drift.table for drift in report.drifts if drift.owner_id == client.user_id]


@pytest.mark.parametrize("table", FALSIFIED)
def test_a_falsified_total_is_reported_and_repaired(
    imported: Client, worker_engine: Engine, session: Session, table: str
) -> None:
    before = totals(session, imported)
    session.execute(text(FALSIFIED[table]), {"owner": imported.user_id})
    session.commit()
    assert totals(session, imported) != before

    assert ("category_days" if table == "stray" else table) in own_drifts(reaggregate(worker_engine), imported)
    assert totals(session, imported) == before
    assert own_drifts(reaggregate(worker_engine), imported) == []


def test_a_drift_says_what_was_kept_and_what_the_transactions_say(
    imported: Client, worker_engine: Engine, session: Session
) -> None:
    session.execute(text(FALSIFIED["category_days"]), {"owner": imported.user_id})
    session.commit()
    drift = next(drift for drift in reaggregate(worker_engine).drifts if drift.owner_id == imported.user_id)
    assert drift.key["day"] in (date(2026, 3, 2), date(2026, 3, 3))
    assert drift.kept is not None
    assert drift.found is not None
    assert drift.kept["money_out"] - drift.found["money_out"] == 1


def test_posted_rows_that_wait_are_no_drift(imported: Client, worker_engine: Engine) -> None:
    imported.post("/transactions", {"amount": "-5", "currency": "EUR"})
    assert own_drifts(reaggregate(worker_engine), imported) == []


def test_a_history_without_drift_is_compared_while_an_import_holds_its_account(
    imported: Client, worker_engine: Engine, session: Session
) -> None:
    for account in imported.get("/accounts"):
        lock_account(session, account["id"])
    assert own_drifts(reaggregate(worker_engine), imported) == []


def test_rows_that_come_in_meanwhile_are_no_drift(client: Client, worker: None, worker_engine: Engine) -> None:
    job = client.upload(many_rows(15_000), account_id=client.account()).json
    assert job is not None
    comparisons = 0
    while client.get(f"/etl/jobs/{job['id']}")["status"] in ("queued", "running"):
        assert own_drifts(reaggregate(worker_engine), client) == []
        comparisons += 1
    assert comparisons
    assert own_drifts(reaggregate(worker_engine), client) == []


def test_a_long_history_is_cut_into_months_that_leave_nothing_out(
    imported: Client, worker_engine: Engine, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert imported.user_id is not None
    monkeypatch.setattr(stretches, "ROWS", 1)
    for table in ("category_days", "category_months", "stray"):
        session.execute(text(FALSIFIED[table]), {"owner": imported.user_id})
    session.commit()
    place: StretchStart | None = StretchStart(imported.user_id)
    march = date(2026, 3, 1)
    bounds, found = [], []
    while place is not None and place.owner == imported.user_id:
        stretch = next_stretch(session, "sums", place)
        rebuild(session, "sums", stretch, lambda session, drifts: (found.extend(drifts), session.commit()))
        bounds.append((stretch.first_day, stretch.last_day))
        place = stretch.end()
    assert bounds == [
        (date.min, date(2026, 2, 28)),
        (march, date(2026, 3, 31)),
        (date(2026, 4, 1), date.max),
    ]
    days = [drift.key["day"] for drift in found if drift.table == "category_days"]
    assert days == [date(1999, 1, 2), date(2026, 3, 2), date(2026, 3, 3)]
    assert [drift.key["month"] for drift in found if drift.table == "category_months"] == [date(2026, 2, 1)]
