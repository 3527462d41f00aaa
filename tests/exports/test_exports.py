"""Transactions leave as files of many formats, and what comes back is known."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from finpulse.exports.formats import FORMATS
from finpulse.exports.running import EXPORTS
from tests.support.client import Client
from tests.support.jobs import IMPORT_STAGES, Run, upload
from tests.support.problems import fields_of, problem_of

ROWS = """Date,Amount,Description,Currency
2026-03-01,1500.00,Salary ACME,EUR
2026-03-02,-3.20,Zorblatt Emporium,EUR
2026-03-02,-3.20,Zorblatt Emporium,EUR
2026-03-03,-30.00,"Tesco ""Metro"", Köln; 5 <&> 7",EUR
2026-03-04,-12.50,=1+1 Café | Bar,EUR
2026-03-05,-7.00,Very long name of a shop that goes on and on and on until the end of the line,USD
"""
OFX = """OFXHEADER:100
<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKTRANLIST>
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260302<TRNAMT>-4.20<FITID>A-1<NAME>Coffee</STMTTRN>
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260303<TRNAMT>-5.20<FITID>A-2<NAME>Bakery<MEMO>Bread and rolls</STMTTRN>
</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
"""
PARTS = [
    {"amount": "-20.00", "category": "Groceries", "note": "milk; eggs"},
    {"amount": "-10.00", "category": "Gifts & Donations", "note": None},
]


def exported(client: Client, name: str, **query: Any) -> str:
    answer = client.request("GET", "/transactions/export", query_string={"format": name, **query})
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="transactions-20')
    return answer.get_data().decode()


@pytest.fixture
def saver(client: Client, run: Run) -> Client:
    """A user with an account of rows that are hard to write, of which one is split, tagged and noted."""
    account = client.account(name="Every & day")
    upload(client, ROWS, account, IMPORT_STAGES, run)
    upload(client, OFX, account, IMPORT_STAGES, run)
    [row] = client.transactions(min_amount="-30", max_amount="-30")
    made = {"splits": PARTS, "tags": ["Big shop"], "note": 'for "Ann"'}
    client.request("PATCH", f"/transactions/{row['id']}?remember=false", json=made)
    return client


@pytest.mark.parametrize("name", ["csv", "jsonl", "ofx"])
def test_what_comes_back_is_all_duplicates(saver: Client, run: Run, name: str) -> None:
    [account] = saver.get("/accounts")
    job = upload(saver, exported(saver, name), account["id"], IMPORT_STAGES, run)
    rows = saver.get(f"/etl/jobs/{job}")["rows"]
    assert rows == {"total": 8, "inserted": 0, "duplicates": 8, "rejected": 0, "skipped": 0}


def test_a_spreadsheet_finds_no_formula_and_every_column(saver: Client) -> None:
    rows = list(csv.DictReader(io.StringIO(exported(saver, "csv"))))
    assert len(rows) == 8
    assert not [cell for row in rows for cell in row.values() if cell[:1] in ("=", "+", "@", "\t")]
    [split] = [row for row in rows if row["splits"]]
    assert json.loads(split["splits"]) == PARTS
    assert (split["tags"], split["note"]) == ("Big shop", 'for "Ann"')


def test_filters_and_the_order_are_those_of_the_list(saver: Client, other: Client) -> None:
    query = {"currency": "EUR", "category": "Gifts & Donations"}
    [line] = exported(saver, "jsonl", **query).splitlines()
    listed = saver.get("/transactions", **query)[0]
    told = json.loads(line)
    assert {name: told[name] for name in ("id", "amount", "splits", "tags", "note")} == {
        name: listed[name] for name in ("id", "amount", "splits", "tags", "note")
    }
    by_amount = [json.loads(line)["id"] for line in exported(saver, "jsonl", sort="-amount").splitlines()]
    assert by_amount == [row["id"] for row in saver.transactions(sort="-amount")]
    assert exported(other, "jsonl") == ""


def test_qif_has_splits_and_accounts(saver: Client) -> None:
    text = exported(saver, "qif")
    assert text.startswith("!Account\nNEvery & day\nTBank\n^\n!Type:Bank\n")
    assert "SGroceries\nEmilk; eggs\n$-20.00\nSGifts & Donations\n$-10.00\n^" in text


@pytest.mark.parametrize(
    ("name", "program"), [("beancount", ["bean-check"]), ("ledger", ["hledger", "check", "-f"])], ids=str
)
def test_programs_for_plain_text_accounting_take_it(
    saver: Client, tmp_path: Path, name: str, program: list[str]
) -> None:
    if shutil.which(program[0]) is None:
        pytest.skip(f"{program[0]} is not installed here")
    file = tmp_path / f"book.{name}"
    file.write_text(exported(saver, name), encoding="utf-8")
    subprocess.run([*program, str(file)], check=True)


@pytest.mark.parametrize("name", ["beancount", "ledger"])
def test_every_entry_is_balanced(saver: Client, name: str) -> None:
    text = exported(saver, name)
    entries = [
        entry for entry in text.split("\n\n") if "  Assets:Every-day-" in entry or "    Assets:Every-day-" in entry
    ]
    assert len(entries) == 8
    assert "Expenses:Gifts-Donations  10.00 EUR" in text
    assert "Expenses:Groceries  20.00 EUR" in text


def test_a_format_that_is_not_there_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("finpulse.exports.tables.PARQUET", ("no_such_library", "no_such_library.parquet"))
    problem = problem_of(client.request("GET", "/transactions/export?format=parquet"), 501)
    assert "csv and jsonl" in problem["detail"]
    assert fields_of(client.request("GET", "/transactions/export?format=xls")) == {"format"}


def test_more_than_a_process_writes_at_a_time_have_to_wait(client: Client) -> None:
    for _ in range(2):
        assert EXPORTS.acquire(blocking=False)
    try:
        assert problem_of(client.request("GET", "/transactions/export"), 503)["code"] == "busy"
    finally:
        EXPORTS.release(2)
    for name in sorted(FORMATS.keys() - {"parquet"}):
        exported(client, name)


def test_parquet_has_typed_columns(saver: Client) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="requirements-parquet.txt is not installed here")
    answer = saver.request("GET", "/transactions/export?format=parquet&sort=-amount")
    rows = parquet.read_table(io.BytesIO(answer.get_data())).to_pylist()
    assert [row["amount"] for row in rows] == [Decimal(row["amount"]) for row in saver.transactions(sort="-amount")]
    assert rows[0]["date"] == date(2026, 3, 3)
