"""`finpulse drift` finds what `finpulse reaggregate` would repair, and leaves it as it is."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.support.client import Client
from tests.support.commands import invoke, json_of
from tests.support.csv_statements import statement
from tests.support.jobs import Run, upload
from tests.totals.test_rebuild import FALSIFIED, totals

ROWS = statement("2026-03-02,-3.20,Café Central", "2026-03-03,-12.00,Netflix", "2026-02-28,1500.00,Salary ACME")


@pytest.fixture
def imported(client: Client, run: Run) -> Client:
    upload(client, ROWS, client.account(), ("ingest", "transform", "load", "aggregate"), run)
    return client


def drifts(client: Client) -> list[dict[str, Any]]:
    return [drift for drift in json_of("drift")["drifts"] if drift["owner_id"] == client.user_id]


@pytest.mark.parametrize("table", FALSIFIED)
def test_it_names_what_has_drifted_and_nothing_that_follows_from_it(
    imported: Client, session: Session, table: str
) -> None:
    assert drifts(imported) == []
    session.execute(text(FALSIFIED[table]), {"owner": imported.user_id})
    session.commit()
    falsified = totals(session, imported)
    assert {drift["table"] for drift in drifts(imported)} == {"category_days" if table == "stray" else table}
    assert totals(session, imported) == falsified

    result = invoke("drift")
    assert result.exit_code == 1
    assert result.stdout.endswith("Nothing was changed; `finpulse reaggregate` repairs them.\n")
    assert f" of user {imported.user_id}" in result.stdout
    assert f" of user {imported.user_id}" in invoke("reaggregate").stdout
    assert drifts(imported) == []
