"""Rejected rows as a file: an attachment that no spreadsheet calculates, and that brings the same text again."""

from __future__ import annotations

import csv
import io

from tests.support.client import Client
from tests.support.jobs import IMPORT_STAGES, Run, upload

HEADER = "Date,Amount,Description\n"
DANGEROUS = ("=HYPERLINK(1)", "+1+cmd|calc", "-2+3", "@SUM(A1)", "\tTAB", "=1+1")
TOLD = "'"


def test_cells_that_are_formulas_are_text_there_and_come_back_as_they_were(client: Client, run: Run) -> None:
    rows = "".join(f'2026-03-{day:02},lots,"{text}"\n' for day, text in enumerate(DANGEROUS, 1))
    good = "2026-03-20,-1.00,Bread\n2026-03-21,-4.00,Milk\n"
    job_id = upload(client, f"{HEADER}{rows}2026-03-30,?,Plain\n{good}", client.account(), IMPORT_STAGES, run)
    answer = client.request("GET", f"/etl/jobs/{job_id}/rows", headers={"Accept": "text/csv"})
    assert answer.headers["Content-Disposition"] == f'attachment; filename="rejected-rows-of-job-{job_id}.csv"'
    assert answer.headers["Cache-Control"] == "no-store"
    _, *found = csv.reader(io.StringIO(answer.text))
    assert [cells[2] for cells in found] == [*(TOLD + text for text in DANGEROUS), "Plain"]

    mended = answer.text.replace("lots", "-7.50").replace("?", "-8.00")
    again = upload(client, mended, client.account(), IMPORT_STAGES, run)
    assert client.get(f"/etl/jobs/{again}")["rows"]["inserted"] == len(DANGEROUS) + 1
    rows_again = client.get(f"/etl/jobs/{again}/rows")
    assert [row["raw"][2] for row in rows_again] == [*DANGEROUS, "Plain"]


def test_an_amount_stays_an_amount(client: Client, run: Run) -> None:
    rows = "31.02.2026,-12.50,Nowhere\n2026-03-01,-1.00,Bread\n2026-03-02,-1.10,Milk\n"
    job_id = upload(client, HEADER + rows, client.account(), IMPORT_STAGES, run)
    answer = client.request("GET", f"/etl/jobs/{job_id}/rows", headers={"Accept": "text/csv"})
    assert answer.text.splitlines() == ["Date,Amount,Description", "31.02.2026,-12.50,Nowhere"]
