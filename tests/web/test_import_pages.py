"""The pages of imports over HTTP: questions beside the file's rows, rows mended in their place, and undoing."""

from __future__ import annotations

import io
from typing import Any

from flask import Flask

from tests.support.browser import HTML, Browser, signed_in
from tests.support.jobs import IMPORT_STAGES, Run, upload

AMBIGUOUS = "Date,Amount,Description\n05/03/2026,-1.00,Bread\n02/04/2026,-2.00,Milk\n11/01/2026,3.00,Refund\n"
TWO_TABLES = """Date,Amount,Description
2026-03-01,-1.00,Bread
2026-03-02,-2.00,Milk

Booked on,Text,Money
2026-04-08,Theatre,-30.00
2026-04-09,Cinema,-12.00
"""
BROKEN = """Date,Amount,Description,Balance
2026-03-01,-1.00,Bread,99.00
2026-03-02,-2.00,Milk,97.00
31.02.2026,-7.00,Nowhere,90.00
2026-03-04,5.00,Refund,95.00
2026-03-05,-5.00,Tea,90.00
"""


def drop(browser: Browser, content: str, **fields: Any) -> Any:
    """Send the form of the page as a browser does."""
    browser.open("/imports")
    body = {"csrf_token": browser.token, "file": (io.BytesIO(content.encode()), "march.csv"), **fields}
    return browser.http.post("/imports", data=body, headers=HTML, content_type="multipart/form-data")


def test_a_question_shows_each_choice_on_the_files_rows_and_its_answer_holds(app: Flask, run: Run) -> None:
    browser, client = signed_in(app)
    client.account(currency="UZS")
    assert "No imports yet" in browser.open("/imports").text
    answer = drop(browser, AMBIGUOUS)
    assert answer.status_code == 303
    job_id = int(answer.headers["Location"].rpartition("-")[2])
    assert "Waiting" in browser.open("/imports").text
    for stage in IMPORT_STAGES:
        assert run(client.user_id, job_id, stage)
    page = browser.open("/imports").text
    assert "Needs an answer" in page
    for read in ("5 Mar 2026", "3 May 2026", "11 Jan 2026", "1 Nov 2026", "05/03/2026"):
        assert read in page, read
    browser.send(f"/imports/{job_id}/answer", {"date_order": "dmy"})
    assert "Being read again" in browser.open("/imports").text
    assert run(client.user_id, client.get("/etl/jobs")[0]["id"], "reread")
    assert "Needs an answer" not in browser.open("/imports").text
    assert {row["date"] for row in client.transactions()} == {"2026-03-05", "2026-04-02", "2026-01-11"}


def test_a_question_about_other_cells_shows_them_too(app: Flask, run: Run) -> None:
    browser, client = signed_in(app)
    job_id = upload(client, TWO_TABLES, client.account(), IMPORT_STAGES, run)
    [question] = client.get(f"/etl/jobs/{job_id}")["questions"]
    assert question["about"] == "header_line"
    page = browser.open("/imports").text
    for read in ("Bread", "1 Mar 2026", "Cinema", "9 Apr 2026"):
        assert read in page, read


def test_a_rejected_row_is_mended_in_its_place_and_an_import_is_undone(app: Flask, run: Run) -> None:
    browser, client = signed_in(app)
    job_id = upload(client, BROKEN, client.account(), IMPORT_STAGES, run)
    page = browser.open(f"/imports/{job_id}").text
    assert "7 EUR are missing before line 5" in page
    assert "Mend line 4" in page
    assert 'value="31.02.2026"' in page
    assert browser.open(f"/imports/{job_id}/rejected.csv").text.splitlines()[1] == "31.02.2026,-7.00,Nowhere,90.00"
    cells = ["2026-03-03", "-7.00", "Nowhere", "90.00"]
    browser.send(f"/imports/{job_id}/rows/4", {"cell": cells})
    assert run(client.user_id, client.get("/etl/jobs")[0]["id"], "reread")
    page = browser.open(f"/imports/{job_id}").text
    assert "Every one of 5 rows is proven" in page
    assert "mended" in page

    stranger, _ = signed_in(app)
    for path in ("undo", "cancel", "retry", "answer", "reading", "rows/4"):
        assert stranger.send(f"/imports/{job_id}/{path}", {"cell": cells, "date_order": "dmy"}).status_code == 404, path
    for path in ("", "/line", "/events", "/rejected.csv"):
        assert stranger.open(f"/imports/{job_id}{path}").status_code == 404, path

    browser.send(f"/imports/{job_id}/reading", {"currency": "USD"})
    assert run(client.user_id, client.get("/etl/jobs")[0]["id"], "reread")
    assert {row["currency"] for row in client.transactions()} == {"USD"}
    browser.send(f"/imports/{job_id}/undo")
    assert client.transactions() == []
    assert "Undone" in browser.open("/imports").text
