"""Clean rows become transactions, batch by batch, one job of an account at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.orm import Session

from tests.client import Client
from tests.pipeline.conftest import many_rows

Run = Callable[[int | None, int, str], bool]


def test_every_batch_holds_its_account(
    client: Client, engine: Engine, session: Session, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("finpulse.pipeline.load.BATCH_ROWS", 4)
    account_id = client.account()
    uploaded = client.upload(many_rows(10), account_id=account_id).json
    assert uploaded is not None
    for stage in ("ingest", "transform"):
        assert run(client.user_id, uploaded["id"], stage)
    could_be_taken = []

    def try_the_lock(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if "INSERT INTO transactions" in statement:
            taken = session.scalar(text("SELECT pg_try_advisory_xact_lock(:id)"), {"id": account_id})
            session.rollback()
            could_be_taken.append(taken)

    event.listen(engine, "before_cursor_execute", try_the_lock)
    try:
        assert run(client.user_id, uploaded["id"], "load")
    finally:
        event.remove(engine, "before_cursor_execute", try_the_lock)

    assert could_be_taken == [False, False, False]
