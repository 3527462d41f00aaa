"""HTML pages and Excel's XML of 2003, as banks send them under the name of XLS."""

from __future__ import annotations

import pytest

from finpulse.errors import UnreadableFile
from tests.support.readings import booked, money_of, reading_of, rows_of

ROWS = (
    ("Booking date", "Description", "Amount"),
    ("13/03/2024", "Fish & Chips", "-3.40"),
    ("14/03/2024", "Acme", "2000.00"),
)
MONEY = booked(("2024-03-13", "-3.40"), ("2024-03-14", "2000.00"))


def page(cell: str = "td", end: str = "</td>") -> str:
    rows = "\n".join("<tr>" + "".join(f"<{cell}>{text}{end}" for text in row) + "</tr>" for row in ROWS)
    return f"<html><head><style>td {{ color: red }}</style></head><body>\n<table>\n{rows}\n</table></body></html>"


def test_a_table_on_a_page():
    assert money_of(page()) == MONEY
    assert [row.line for row in rows_of(page())] == [4, 5]


def test_entities_tags_and_line_breaks_inside_cells():
    text = page().replace("Fish & Chips", "Fish &amp;<br><b>Chips</b>")
    assert rows_of(text)[0].meaning.description == "Fish & Chips"


def test_cells_and_rows_need_not_be_closed():
    assert money_of(page(end="").replace("</tr>", "").upper()) == MONEY


def test_a_declared_code_page():
    text = page().replace("<head>", '<head><meta charset="windows-1252">').replace("Fish", "Café")
    assert rows_of(text, "cp1252")[0].meaning.description == "Café & Chips"


def test_excels_xml():
    rows = "".join(
        '<Row><Cell><Data ss:Type="DateTime">2024-03-13T00:00:00.000</Data></Cell>'
        '<Cell ss:Index="3"><Data ss:Type="String">Shop</Data></Cell>'
        f'<Cell><Data ss:Type="Number">-{amount}</Data></Cell></Row>\n'
        for amount in ("3.3999999999999999", "5")
    )
    head = "".join(f"<Cell><Data>{name}</Data></Cell>" for name in ("Date", "Value date", "Description", "Amount"))
    table = f"<Table><Row>{head}</Row>{rows}</Table>"
    text = f'<?xml version="1.0"?><Workbook><Worksheet ss:Name="S">{table}</Worksheet></Workbook>'
    assert money_of(text) == booked(("2024-03-13", "-3.4"), ("2024-03-13", "-5"))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("<html><body><table><tr><td>Please log in</td></tr></table></body></html>", "no table"),
        ("<table><tr><td>" + "<x y='" * 300_000, "without end"),
    ],
)
def test_a_page_that_is_no_statement_is_refused_with_a_sentence(text, says):
    with pytest.raises(UnreadableFile, match=says):
        reading_of(text)
