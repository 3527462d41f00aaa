"""Rows that could not be read, mended in their place: the statement is read again with them, and nothing else."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine

from tests.support.client import Client
from tests.support.jobs import IMPORT_STAGES, Run, upload
from tests.support.totals import drifts

BALANCES = """Date,Amount,Description,Balance
2026-03-01,-1.00,Bread,99.00
2026-03-02,-2.00,Milk,97.00
31.02.2026,-7.00,Nowhere,90.00
2026-03-04,5.00,Refund,95.00
2026-03-05,-5.00,Tea,90.00
"""


def mend(client: Client, job_id: int, line: int, cells: list[str], expect: int = 202) -> Any:
    body = {"rows": [{"line": line, "cells": cells}]}
    return client.post(f"/etl/jobs/{job_id}/reread", body, expect=expect)


def test_a_mended_row_proves_the_statement(client: Client, other: Client, run: Run, worker_engine: Engine) -> None:
    job_id = upload(client, BALANCES, client.account(), IMPORT_STAGES, run)
    broken = client.get(f"/etl/jobs/{job_id}")
    assert (broken["proof"]["verdict"], broken["rows"]["rejected"]) == ("contradicted", 1)
    cells = ["2026-03-03", "-7.00", "Nowhere", "90.00"]
    assert "has 4 cells" in mend(client, job_id, 4, cells[:2], expect=422)["detail"]
    mend(client, job_id, 3, cells, expect=409)  # It was read.
    mend(other, job_id, 4, cells, expect=404)

    again = mend(client, job_id, 4, cells)
    assert run(client.user_id, again["id"], "reread") is True
    told = client.get(f"/etl/jobs/{job_id}")
    assert (told["proof"]["verdict"], told["rows"]["rejected"], told["rows"]["inserted"]) == ("proven", 0, 5)
    assert [row["raw"] for row in client.get(f"/etl/jobs/{job_id}/rows")][2] == cells
    assert drifts(worker_engine, client) == []

    # It stays mended when the statement is read again for another reason.
    client.post(f"/etl/jobs/{job_id}/reread", {"reading": {"currency": "USD"}}, expect=202)
    third = client.get("/etl/jobs")[0]["id"]
    assert run(client.user_id, third, "reread") is True
    assert client.get(f"/etl/jobs/{job_id}")["rows"]["rejected"] == 0
