"""Descriptions are searchable at once, or a moment later where the statement is long, and never forgotten."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.transactions.search_index import ROWS_AT_ONCE, write_waiting_words
from tests.support.client import Client
from tests.support.csv_statements import many_rows, statement
from tests.support.jobs import IMPORT_STAGES

Run = Callable[[int | None, int, str], bool]


def imported(client: Client, run: Run, content: str) -> int:
    account = client.account()
    job = client.upload(content, account_id=account).json
    assert job is not None
    for stage in IMPORT_STAGES:
        run(client.user_id, job["id"], stage)
    return account


def write_all(session: Session) -> None:
    while write_waiting_words(session):
        session.commit()


def test_an_ordinary_statement_can_be_searched_when_it_is_done(client: Client, run: Run) -> None:
    imported(client, run, statement("2026-03-02,-3.20,Café Central", "2026-03-03,-1.00,Gum"))
    assert [row["description"] for row in client.transactions(q="central")] == ["Café Central"]


def test_the_words_of_a_long_one_follow_batch_by_batch(
    client: Client, run: Run, sweeper_session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("finpulse.transactions.search_index.BATCH_ROWS", 1_000)
    write_all(sweeper_session)
    imported(client, run, many_rows(ROWS_AT_ONCE + 1))
    assert client.transactions(q="shop") == []
    assert write_waiting_words(sweeper_session)
    sweeper_session.commit()
    assert len(client.transactions(q="shop")) == 1_000
    write_all(sweeper_session)
    assert len(client.transactions(q="shop")) == ROWS_AT_ONCE + 1


def test_a_closed_account_leaves_no_words_behind(client: Client, run: Run) -> None:
    account = imported(client, run, statement("2026-03-02,-3.20,Café Central"))
    client.request("DELETE", f"/accounts/{account}")
    assert client.transactions(q="central") == []


def test_words_make_way_for_a_long_statement_on_its_way_and_for_ten_minutes_at_most(
    client: Client, run: Run, session: Session
) -> None:
    write_all(session)
    imported(client, run, many_rows(ROWS_AT_ONCE + 1))
    busy = client.upload(statement("2026-03-02,-3.20,Tea"), account_id=client.account()).json
    assert busy is not None
    at_work = "UPDATE jobs SET status = 'running', queue = 'bulk', lease_until = now() + interval '30 s' WHERE id = :id"
    session.execute(text(at_work), {"id": busy["id"]})
    assert not write_waiting_words(session)

    long_ago = "UPDATE jobs SET finished_at = now() - interval '11 minutes' WHERE id = :id"
    session.execute(text(long_ago), {"id": busy["id"] - 1})
    assert write_waiting_words(session)
    session.execute(text("UPDATE jobs SET status = 'cancelled', lease_until = NULL WHERE id = :id"), {"id": busy["id"]})
    session.commit()
