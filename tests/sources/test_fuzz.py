"""Whatever bytes come in, a file is read or refused with a sentence; nothing else may escape."""

from __future__ import annotations

import io
import random
from contextlib import suppress
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finpulse.cleaning.rows import Cleaner, CleanRow
from finpulse.errors import UnreadableFile
from finpulse.sources.formats import detect, read_rows
from finpulse.sources.reading import Hints
from scripts.fuzz import mutated
from tests.support.workbooks import workbook

COMMA = "Date,Description,Amount,Balance\n" + "".join(
    f'2024-03-{day:02},"Shop, no. {day}",-{day}.50,{1000 - day}.00\n' for day in range(1, 25)
)
SEMICOLON = "Konto: 123\n\nBuchungstag;Verwendungszweck;Soll;Haben;Währung\n" + "".join(
    f"{day:02}.03.2024;Einkauf „{day}“;1.0{day:02},50;;EUR\n" for day in range(10, 29)
)
OFX = "OFXHEADER:100\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>USD<BANKTRANLIST>" + "".join(
    f"<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>202403{day:02}<TRNAMT>-{day}.00<FITID>x{day}<NAME>Shop\n</STMTTRN>\n"
    for day in range(1, 20)
)
QIF = "!Type:Bank\n" + "".join(f"D{day}/3'24\nT-{day}.00\nPShop\n^\n" for day in range(1, 25))
MT940 = ":20:1\n:25:DE1\n:28C:1\n:60F:C240301EUR100,00\n" + "".join(
    f":61:2403{day:02}D{day},00NMSCNONREF\n:86:Shop {day}\n" for day in range(1, 20)
)
CAMT = (
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt>'
    + "".join(
        f'<Ntry><Amt Ccy="EUR">{day}.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><BookgDt><Dt>2024-03-{day:02}</Dt></BookgDt>'
        f"<AddtlNtryInf>Shop</AddtlNtryInf></Ntry>"
        for day in range(1, 20)
    )
    + "</Stmt></BkToCstmrStmt></Document>"
)
JSON = (
    '{"transactions": ['
    + ",".join(f'{{"bookingDate": "2024-03-{day:02}", "amount": -{day}.5, "name": "Shop"}}' for day in range(1, 20))
    + "]}"
)
SHEET = workbook(
    {"Sheet": [["Date", "Text", "Amount"], *([f"2024-03-{day:02}", "Shop", f"-{day}.5"] for day in range(1, 20))]}
)
NAMES: Final = ("comma", "semicolon", "ofx", "qif", "mt940", "camt", "json", "xlsx")
STATEMENTS: Final = (*(text.encode() for text in (COMMA, SEMICOLON, OFX, QIF, MT940, CAMT, JSON)), SHEET)


def read(content: bytes) -> int:
    """Read and clean all of it, see that every row has an outcome, and count those that are transactions."""
    file = io.BytesIO(content)
    reading = detect(file, Hints())
    cleaner, line, count = Cleaner(reading.layout, account_id=1), 0, 0
    for row in read_rows(file, reading):
        assert row.line > line
        line = row.line
        outcome = cleaner.clean(row.line, row.cells)
        assert isinstance(outcome, CleanRow) or outcome.reason
        count += isinstance(outcome, CleanRow)
    return count


@pytest.mark.parametrize("statement", STATEMENTS, ids=NAMES)
def test_what_is_mutated_below_is_a_statement(statement: bytes) -> None:
    assert read(statement) >= 18


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=600))
def test_any_bytes(content: bytes) -> None:
    with suppress(UnreadableFile):
        read(content)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(STATEMENTS), st.integers(0, 2**32))
def test_a_mutated_statement_of_any_format(statement: bytes, seed: int) -> None:
    with suppress(UnreadableFile):
        read(mutated(random.Random(seed), statement))
