"""A file's format shows by its content, and every file in the world is read or refused with a sentence."""

from __future__ import annotations

import io
import json
import random

import pytest

from finpulse.errors import UnreadableFile
from finpulse.sources.formats import detect, read_rows, read_stated
from finpulse.sources.reading import Hints
from finpulse.sources.reading_json import reading_from_json, reading_to_json
from tests.sources.readers import test_fixed_width, test_iif
from tests.sources.readers.bank_records import (
    test_bai2,
    test_cfonb120,
    test_client_bank_exchange,
    test_coda,
    test_norma43,
)
from tests.support.readings import reading_of
from tests.support.workbooks import day, number, spreadsheet, workbook

STATEMENTS = {
    "csv": b"Date,Description,Amount\n2024-03-13,Corner Shop,-3.40\n2024-03-14,Acme,2000.00\n",
    "ofx": b"OFXHEADER:100\n\n<OFX><STMTRS><CURDEF>EUR<BANKTRANLIST><STMTTRN><DTPOSTED>20240313<TRNAMT>-3.40<NAME>Shop"
    b"<FITID>1</STMTTRN><STMTTRN><DTPOSTED>20240314<TRNAMT>20<NAME>Acme</STMTTRN></BANKTRANLIST></STMTRS></OFX>",
    "qif": b"!Type:Bank\nD13/03/2024\nT-3.40\nPShop\n^\nD14/03/2024\nT20.00\nPAcme\n^\n",
    "mt940": b":20:X\n:25:Y\n:60F:C240301EUR1,00\n:61:240313D3,40NTRFNONREF\n:86:Shop\n:61:240314C20,NTRFX\n-\n",
    "camt": b'<?xml version="1.0"?><Document><BkToCstmrStmt><Stmt><Ntry><Amt Ccy="EUR">3.40</Amt>'
    b"<CdtDbtInd>DBIT</CdtDbtInd><BookgDt><Dt>2024-03-13</Dt></BookgDt><AddtlNtryInf>Shop</AddtlNtryInf></Ntry></Stmt></BkToCstmrStmt></Document>",
    "html": b"<table><tr><th>Date<th>Text<th>Amount<tr><td>2024-03-13<td>Shop<td>-3.40</table>",
    "json": b'[{"date":"2024-03-13","text":"Shop","amount":-3.4},{"date":"2024-03-14","text":"Acme","amount":20}]',
    "xlsx": workbook(
        {"S": (("Date", "Text", "Amount"), (day("45352"), "Shop", number("-3.4")), (day("45353"), "Acme", number("2")))}
    ),
    "ods": spreadsheet(
        {"S": (("Date", "Text", "Amount"), ("2024-03-13", "Shop", "-3.4"), ("2024-03-14", "Acme", "2"))}
    ),
    "norma43": test_norma43.STATEMENT.encode(),
    "coda": test_coda.STATEMENT.encode(),
    "cfonb120": test_cfonb120.STATEMENT.encode(),
    "bai2": test_bai2.STATEMENT.encode(),
    "1c": test_client_bank_exchange.STATEMENT.encode("cp1251"),
    "iif": test_iif.STATEMENT.encode(),
    "fixed_width": test_fixed_width.printed().encode(),
}


@pytest.mark.parametrize("name", STATEMENTS)
def test_the_format_shows_by_the_content(name):
    assert reading_of(STATEMENTS[name]).format == name


@pytest.mark.parametrize("name", ["csv", "ofx", "qif", "mt940", "camt", "json", "coda", "bai2", "iif", "fixed_width"])
def test_text_formats_may_come_in_wide_characters(name):
    assert reading_of(STATEMENTS[name].decode("ascii"), "utf-16").format == name


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_reading_that_was_kept_reads_the_same_rows(name):
    file = io.BytesIO(STATEMENTS[name])
    reading = detect(file, Hints())
    kept = reading_from_json(json.loads(json.dumps(reading_to_json(reading))))
    rows = list(read_rows(file, reading))
    assert rows
    assert list(read_rows(file, kept)) == rows
    assert not file.closed


@pytest.mark.parametrize("name", STATEMENTS)
def test_whatever_is_broken_in_a_statement_it_is_read_or_refused(name):
    chance = random.Random(name)
    for _ in range(60):
        content = bytearray(STATEMENTS[name])
        for _ in range(chance.choice((1, 2, 8))):
            at = chance.randrange(len(content) + 1)
            content[at : at + chance.choice((1, 1, 30))] = chance.randbytes(chance.choice((0, 1, 4)))
        file = io.BytesIO(bytes(content))
        try:
            reading = detect(file, Hints())
            lines = [row.line for row in read_rows(file, reading)]
            stated = read_stated(file, reading)
        except UnreadableFile:
            continue
        assert lines == sorted(set(lines))
        assert all(section.first_line <= (section.last_line or 0) + 1 for section in stated)
