"""A night is done once, by whoever has time, within its share; what a dead worker had in hand is taken over."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from finpulse.errors import LeaseLost
from finpulse.totals import stretches
from finpulse.totals.night_claims import ATTEMPTS, IN_HAND, StretchClaim, claim, finish, record
from finpulse.totals.nightly import NightBudget, current_night, work_on_night
from finpulse.totals.rebuild import rebuild
from tests.support.client import Client
from tests.support.csv_statements import statement

ALL = NightBudget(processes=2, share=100)
REPORT = text("SELECT report FROM reaggregations WHERE night = :night AND finished_at IS NOT NULL")
FALSIFY = text("UPDATE category_months SET money_out = money_out + 1 WHERE owner_id = :owner")
DIE = text("UPDATE reaggregation_stretches SET lease_until = now() - interval '1 s', fence = :fence WHERE NOT done")
KEPT = text("SELECT sum(money_out) FROM category_months WHERE owner_id = :owner")


@pytest.fixture
def night(session: Session) -> Iterator[date]:
    """A night of this test's own, behind those of others."""
    last = session.scalar(text("SELECT coalesce(max(night), '2030-12-31') FROM reaggregations"))
    session.commit()
    assert last is not None
    yield last + timedelta(days=1)
    session.rollback()
    session.execute(text("DELETE FROM reaggregations WHERE finished_at IS NULL"))
    session.commit()


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """All owners in one stretch, however much other tests have left."""
    monkeypatch.setattr(stretches, "ROWS", 10**9)


@pytest.fixture
def falsified(client: Client, worker: None, session: Session) -> Client:
    client.run_csv(statement("2026-03-02,-3.20,Café Central", "2026-03-03,-12.00,Netflix"), client.account())
    session.execute(FALSIFY, {"owner": client.user_id})
    session.commit()
    return client


def evening(night: date) -> datetime:
    return datetime(night.year, night.month, night.day, 21, tzinfo=UTC)


def work(engine: Engine, night: date) -> int:
    """Work on the night until there is nothing left to do; how many stretches it were."""
    count = 0
    while work_on_night(engine, ALL, evening(night)) is not None:
        count += 1
    return count


def report(engine: Engine, night: date) -> Any:
    with engine.connect() as connection:
        return connection.scalar(REPORT, {"night": night})


def taken(session: Session, night: date, processes: int = 1) -> StretchClaim:
    """What a worker claims that is not heard of again."""
    held = claim(session, night, processes)
    session.commit()
    assert isinstance(held, StretchClaim)
    return held


def test_the_night_begins_at_two_utc(session: Session, night: date) -> None:
    next_night = night + timedelta(days=1)
    begins = datetime(next_night.year, next_night.month, next_night.day, 2, tzinfo=UTC)
    session.execute(text("UPDATE reaggregations SET finished_at = now() WHERE finished_at IS NULL"))
    assert current_night(session, begins - timedelta(minutes=1)) == night
    assert current_night(session, begins) == next_night


def test_the_databases_clock_says_which_night_it_is(session: Session, night: date) -> None:
    session.execute(text("DELETE FROM reaggregations"))
    due = session.scalar(text("SELECT (now() AT TIME ZONE 'UTC' - interval '2 hours')::date"))
    assert current_night(session) == due
    session.rollback()


def test_a_night_is_done_once_and_a_missed_one_is_made_up_for(worker_engine: Engine, night: date) -> None:
    assert work(worker_engine, night) >= 2
    assert work(worker_engine, night) == 0
    # Nothing ran in the night that followed; whatever runs first on the evening after it makes up for it.
    assert work(worker_engine, night + timedelta(days=2)) >= 2
    assert report(worker_engine, night + timedelta(days=2))["accounts"] == report(worker_engine, night)["accounts"]


def test_two_workers_share_a_night_whose_report_names_what_they_repaired(
    falsified: Client, worker_engine: Engine, night: date
) -> None:
    with ThreadPoolExecutor(2) as workers:
        list(workers.map(lambda _: work(worker_engine, night), range(2)))
    done = report(worker_engine, night)
    drifts = [one for one in done["first"] if one["owner_id"] == falsified.user_id]
    assert [(one["table"], one["key"]["category"]) for one in drifts] == [
        ("category_months", "Entertainment & Leisure"),
        ("category_months", "Food & Restaurants"),
    ]
    assert [one["kept"]["money_out"] - one["found"]["money_out"] for one in drifts] == [1, 1]
    assert done["given_up"] == 0


def test_the_stretch_of_a_dead_worker_is_taken_over_and_he_repairs_nothing_any_more(
    falsified: Client, whole: None, session: Session, night: date
) -> None:
    dead = taken(session, night)
    before = session.scalar(KEPT, {"owner": falsified.user_id})
    assert claim(session, night, processes=2) is IN_HAND
    session.execute(DIE, {"fence": dead.fence})
    session.commit()
    again = taken(session, night)
    assert (again.stretch, again.fence) == (dead.stretch, dead.fence + 1)

    with pytest.raises(LeaseLost):
        rebuild(session, dead.phase, dead.stretch, lambda session, drifts: record(session, dead, drifts))
    session.rollback()
    assert session.scalar(KEPT, {"owner": falsified.user_id}) == before
    with pytest.raises(LeaseLost):
        finish(session, dead, 0, rows=1, accounts=0)


def test_places_are_taken_by_those_who_work_and_by_those_who_rest(session: Session, night: date) -> None:
    held = taken(session, night)
    assert claim(session, night, processes=1) is None
    finish(session, held, pause=60, rows=1, accounts=0)
    assert claim(session, night, processes=1) is None
    session.execute(text("UPDATE reaggregation_stretches SET lease_until = now() - interval '1 s' WHERE done"))
    assert isinstance(claim(session, night, processes=1), StretchClaim)


def test_what_fails_again_and_again_is_left_out_and_the_report_says_so(
    whole: None, worker_engine: Engine, session: Session, night: date
) -> None:
    taken(session, night)
    session.execute(DIE, {"fence": ATTEMPTS})
    session.commit()
    work(worker_engine, night)
    assert report(worker_engine, night)["given_up"] == 1
