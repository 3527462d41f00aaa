"""The totals are rebuilt from the transactions; what had drifted is reported and repaired."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from finpulse.pipeline.nightly import due_night, run_due_night
from finpulse.pipeline.drift import Report
from finpulse.pipeline.reaggregation import reaggregate
from tests.client import Client
from tests.pipeline.conftest import statement

ROWS = ("2026-03-02,-3.20,Café Central", "2026-03-03,-12.00,Netflix", "2026-02-28,1500.00,Salary ACME")
FALSIFIED = {
    "category_days": "UPDATE category_days SET money_out = money_out + 1 WHERE owner_id = :owner AND count_out = 1",
    "category_months": "DELETE FROM category_months WHERE owner_id = :owner AND month = '2026-02-01'",
    "merchant_months": "UPDATE merchant_months SET merchant = 'Nobody' WHERE owner_id = :owner AND count_out = 1",
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


def own_drifts(report: Report, client: Client) -> list[str]:
    return [drift.table for drift in report.drifts if drift.owner_id == client.user_id]


@pytest.mark.parametrize("table", FALSIFIED)
def test_a_falsified_total_is_reported_and_repaired(
    imported: Client, engine: Engine, session: Session, table: str
) -> None:
    before = totals(session, imported)
    session.execute(text(FALSIFIED[table]), {"owner": imported.user_id})
    session.commit()
    assert totals(session, imported) != before

    assert table in own_drifts(reaggregate(engine), imported)
    assert totals(session, imported) == before
    assert own_drifts(reaggregate(engine), imported) == []


def test_a_drift_says_what_was_kept_and_what_the_transactions_say(
    imported: Client, engine: Engine, session: Session
) -> None:
    session.execute(text(FALSIFIED["category_days"]), {"owner": imported.user_id})
    session.commit()
    drift = next(drift for drift in reaggregate(engine).drifts if drift.owner_id == imported.user_id)
    assert drift.key["day"] in (date(2026, 3, 2), date(2026, 3, 3))
    assert drift.kept is not None
    assert drift.found is not None
    assert drift.kept["money_out"] - drift.found["money_out"] == 1


def test_posted_rows_that_wait_are_no_drift(imported: Client, engine: Engine) -> None:
    imported.post("/transactions", {"amount": "-5", "currency": "EUR"})
    assert own_drifts(reaggregate(engine), imported) == []


def test_the_night_begins_at_two_utc() -> None:
    assert due_night(datetime(2026, 3, 2, 1, 59, tzinfo=UTC)) == date(2026, 3, 1)
    assert due_night(datetime(2026, 3, 2, 2, 0, tzinfo=UTC)) == date(2026, 3, 2)


def test_a_night_is_done_once_and_a_missed_one_is_made_up_for(imported: Client, engine: Engine) -> None:
    night = datetime(2031, 1, 1, 2, 5, tzinfo=UTC)
    assert run_due_night(engine, night) is not None
    assert run_due_night(engine, night + timedelta(hours=3)) is None
    # Nothing ran in the night to the 2nd; whatever runs first on the next evening makes up for it.
    assert run_due_night(engine, night + timedelta(hours=42)) is not None
    assert run_due_night(engine, night + timedelta(hours=42, minutes=10)) is None


def test_a_night_whose_worker_died_is_taken_over_when_its_lease_has_run_out(engine: Engine, session: Session) -> None:
    night = datetime(2032, 1, 1, 2, 5, tzinfo=UTC)
    claimed = "INSERT INTO reaggregations (night, lease_until, fence) VALUES (:night, now() + :left, 1)"
    session.execute(text(claimed), {"night": night.date(), "left": timedelta(minutes=5)})
    session.commit()
    assert run_due_night(engine, night) is None
    session.execute(text("UPDATE reaggregations SET lease_until = now() WHERE night = :night"), {"night": night.date()})
    session.commit()
    assert run_due_night(engine, night) is not None
