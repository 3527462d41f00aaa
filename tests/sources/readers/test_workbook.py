"""XLSX and XLS: which sheet is the statement, what its cells say, and archives that mean harm."""

from __future__ import annotations

import io

import pytest
import xlwt

from finpulse.errors import UnreadableFile
from tests.support.readings import booked, money_of, reading_of, rows_of
from tests.support.workbooks import archive, day, number, sheet, workbook

HEADER = ("Booking date", "Description", "Amount")
ROWS = (HEADER, (day("45352"), "Corner Shop", number("-3.4")), (day("45353"), "Acme", number("2000")))


def test_days_and_numbers_of_native_cells():
    assert money_of(workbook({"Sheet1": ROWS})) == booked(("2024-03-01", "-3.4"), ("2024-03-02", "2000"))


def test_numbers_have_no_binary_artefacts():
    rows = (HEADER, (day("45352"), "A", number("-50.100000000000001")), (day("45353"), "B", number("1.2E-2")))
    assert money_of(workbook({"Sheet1": rows})) == booked(("2024-03-01", "-50.1"), ("2024-03-02", "0.012"))


def test_the_line_is_the_sheets_row_number():
    rows = (("Account 123",), (), *ROWS)
    assert [row.line for row in rows_of(workbook({"Sheet1": rows}))] == [4, 5]
    assert reading_of(workbook({"Sheet1": rows})).header_line == 3


def test_days_and_amounts_as_text_are_judged_as_in_any_table():
    rows = (("Datum", "Text", "Betrag"), ("13.03.2024", "Laden", "-1.234,50 €"), ("14.03.2024", "Lohn", "2.000,00 €"))
    assert money_of(workbook({"Umsätze": rows})) == booked(("2024-03-13", "-1234.50"), ("2024-03-14", "2000.00"))


def test_shared_texts_in_several_styles():
    shared = '<sst><si><r><t>Corner </t></r><r><t xml:space="preserve">Shop</t></r><rPh><t>kana</t></rPh></si></sst>'
    rows = (HEADER, (day("45352"), '<c t="s"><v>0</v></c>', number("-3.4")))
    assert rows_of(workbook({"Sheet1": rows}, sharedStrings=shared))[0].meaning.description == "Corner Shop"


def test_cells_that_name_their_column_may_leave_others_out():
    rows = (HEADER, ('<c r="A2" s="1"><v>45352</v></c>', '<c r="C2"><v>-3.4</v></c>'))
    assert money_of(workbook({"Sheet1": rows})) == booked(("2024-03-01", "-3.4"))


def test_days_since_1904():
    book = '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="S" r:id="r1"/></sheets></workbook>'
    rows = (HEADER, (day("43890"), "Corner Shop", number("-3.4")), (day("43891"), "Acme", number("2000")))
    assert money_of(workbook({"S": rows}, workbook=book))[0] == booked(("2024-03-01", "-3.4"))[0]


def test_of_several_sheets_the_statement_is_read():
    sheets = {"Summary": (("Balance", "1,234.50"),), "Transactions": ROWS, "Notes": (("Thank you",),)}
    assert reading_of(workbook(sheets)).part == "Transactions"
    assert len(money_of(workbook(sheets))) == 2


def test_a_hidden_sheet_is_left_aside():
    book = (
        '<workbook xmlns:r="r"><sheets><sheet name="Old" state="hidden" r:id="r1"/>'
        '<sheet name="New" r:id="r2"/></sheets></workbook>'
    )
    assert reading_of(workbook({"Old": (*ROWS, ROWS[1]), "New": ROWS}, workbook=book)).part == "New"


def test_an_old_workbook():
    book = xlwt.Workbook()
    table = book.add_sheet("Statement")
    for row, cells in enumerate((HEADER, ("13/03/2024", "Corner Shop", -3.4), ("14/03/2024", "Acme", 2000))):
        for column, value in enumerate(cells):
            table.write(row, column, value)
    packed = io.BytesIO()
    book.save(packed)
    assert money_of(packed.getvalue()) == booked(("2024-03-13", "-3.4"), ("2024-03-14", "2000"))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (archive({"[Content_Types].xml": "<a/>", "word/document.xml": "<a/>"}), "list of its sheets"),
        (archive({"xl/workbook.bin": "x"}), "binary Excel"),
        (workbook({"Sheet1": ROWS})[:-200], "broken"),
        (workbook({"Sheet1": ROWS}).replace(b"\x14\x00\x00\x00\x08", b"\x14\x00\x01\x00\x08"), "password"),
        (workbook({}), "no sheet"),
        (workbook({"Sheet1": ROWS}, styles='<!DOCTYPE a [<!ENTITY b "c">]><a/>'), "entities"),
        (workbook({"Sheet1": ROWS}, sharedStrings="<sst>" + f"<si><t>{'a' * 32_000}</t></si>" * 1_600), "unpacks"),
        (workbook({"Sheet1": [[number("1")] * 600]}), "columns"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, "old Excel workbook"),
    ],
)
def test_what_is_no_workbook_or_means_harm_is_refused_with_a_sentence(content, says):
    with pytest.raises(UnreadableFile, match=says):
        reading_of(content)


def test_an_archive_that_declares_more_than_any_statement_is_refused_before_it_is_unpacked():
    content = workbook({"Sheet1": ROWS})
    real = len(sheet(ROWS)).to_bytes(4, "little")
    with pytest.raises(UnreadableFile, match="unpacks"):
        reading_of(content.replace(real, (2**31).to_bytes(4, "little")))


def test_three_decimals_of_a_native_number_are_no_thousands():
    rows = (HEADER, (day("45352"), "Fuel", number("-1.125")), (day("45353"), "Acme", number("-50.32")))
    assert money_of(workbook({"Sheet1": rows}), currency="EUR") == booked(
        ("2024-03-01", "-1.125"), ("2024-03-02", "-50.32")
    )
