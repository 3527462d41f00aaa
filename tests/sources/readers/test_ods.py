"""OpenDocument spreadsheets, as spreadsheet programs write them and as they should not be."""

from __future__ import annotations

import pytest

from finpulse.errors import UnreadableFile
from tests.support.readings import booked, money_of, reading_of, rows_of
from tests.support.workbooks import spreadsheet

HEADER = ("Date", "Text", "Amount")


def day(iso: str) -> str:
    stored = f'office:value-type="date" office:date-value="{iso}"'
    return f"<table:table-cell {stored}><text:p>3. Mrz</text:p></table:table-cell>"


def number(value: str, shown: str = "", kind: str = "float", more: str = "") -> str:
    return (
        f'<table:table-cell office:value-type="{kind}" office:value="{value}"{more}><text:p>{shown or value}</text:p>'
        "</table:table-cell>"
    )


ROWS = (
    HEADER,
    (day("2024-03-13"), "Corner Shop", number("-3.4", "-3,40 €", "currency")),
    (day("2024-03-14T00:00:00"), "Acme", number("2000")),
)
MONEY = booked(("2024-03-13", "-3.4"), ("2024-03-14", "2000"))


def test_cells_count_as_they_are_stored_not_as_they_are_shown():
    content = spreadsheet({"Sheet1": ROWS})
    assert reading_of(content).format == "ods"
    assert money_of(content) == MONEY
    assert [row.line for row in rows_of(content)] == [2, 3]


def test_repeated_cells_and_rows_keep_their_places():
    blanks = '<table:table-cell table:number-columns-repeated="2"/>'
    rows = [(row[0], blanks, *row[1:]) for row in ROWS]
    assert money_of(spreadsheet({"Sheet1": rows})) == MONEY
    row = '<table:table-row table:number-rows-repeated="{}">{}</table:table-row>'
    blank = row.format(1_048_000, '<table:table-cell table:number-columns-repeated="1024"/>')
    twice = row.format(2, day("2024-03-15") + "<table:table-cell/>" + number("7"))
    lines = [row.line for row in rows_of(spreadsheet({"Sheet1": [*ROWS, [twice], [blank], ROWS[2]]}))]
    assert lines == [2, 3, 4, 5, 1_048_006]


def test_marked_texts_comments_and_blanks_inside_a_cell():
    note = "<office:annotation><text:p>not this</text:p></office:annotation>"
    cell = (
        f'<table:table-cell office:value-type="string">{note}<text:p>Corner <text:span>Shop</text:span><text:s/>in'
        "<text:line-break/>town</text:p><text:p>twice</text:p></table:table-cell>"
    )
    rows = (HEADER, (day("2024-03-13"), cell, number("-3.4")), ROWS[2])
    assert rows_of(spreadsheet({"Sheet1": rows}))[0].meaning.description == "Corner Shop in town twice"


def test_the_table_with_the_most_rows_counts_unless_it_is_hidden():
    styles = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    tables = {"Notes": [("About", "this")], "March": ROWS, "Old": (*ROWS, ROWS[2])}
    assert reading_of(spreadsheet(tables)).part == "Old"
    assert reading_of(spreadsheet(tables, styles=styles, hidden="Old")).part == "March"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (spreadsheet({}), "no sheet"),
        (spreadsheet({"Sheet1": ROWS})[:-120], "broken"),
        (spreadsheet({"Sheet1": ROWS}, manifest="<a><encryption-data/></a>"), "password"),
        (spreadsheet({"Sheet1": ROWS}, styles='<!DOCTYPE a [<!ENTITY b "c">]>'), "entities|well formed"),
        (spreadsheet({"Sheet1": [(*ROWS[1], number("1", more=' table:number-columns-repeated="9000"'))]}), "columns"),
    ],
)
def test_what_is_broken_locked_or_means_harm_is_refused_with_a_sentence(content, says):
    with pytest.raises(UnreadableFile, match=says):
        reading_of(content)
