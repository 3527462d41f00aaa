"""Cells that are padded with blanks and TABs, inside or outside their quotes."""

from __future__ import annotations

import pytest

from tests.support.readings import booked, money_of, reading_of, texts_of

BOOKED = booked(("2026-05-13", "-48.20"), ("2026-05-14", "1100.00"), ("2026-05-15", "-31.15"))


@pytest.mark.parametrize(
    "cell",
    ['"{}    \t"', '"{}"   \t', '\t"{}\t"', '  \t"{}"', "{}   \t", '"{} "', '   "{}"  '],
    ids=["inside", "behind", "around", "before", "bare", "blank inside", "blanks outside"],
)
@pytest.mark.parametrize("mark", [",", ";", "|"])
def test_padding_belongs_to_no_cell(cell, mark):
    rows = [
        ("2026-05-13", "Olmo", "48.20", ""),
        ("2026-05-14", "Rivera", "", "1100.00"),
        ("2026-05-15", "Sur", "31.15", ""),
    ]
    lines = (mark.join(cell.format(text) for text in row) for row in rows)
    text = f"Fecha{mark}Concepto{mark}Cargo{mark}Abono\n" + "\n".join(lines) + "\n"
    assert reading_of(text).dialect.delimiter == mark
    assert money_of(text) == BOOKED
    assert texts_of(text) == ["Olmo", "Rivera", "Sur"]


def test_a_delimiter_inside_padded_quotes_is_text():
    text = 'Date,Text,Amount\n2026-05-13\t,\t"Shop, one\t",-3.00\n2026-05-14\t,\t"Shop, two\t",-4.00\n'
    assert texts_of(text) == ["Shop, one", "Shop, two"]


def test_tabs_that_part_cells_still_do():
    text = 'Date\tText\tAmount\t\n2026-05-13\t"Shop, one"\t-3.00\t\n2026-05-14\tA;b\t-4.00\t\n'
    assert reading_of(text).dialect.delimiter == "\t"
    assert texts_of(text) == ["Shop, one", "A;b"]
