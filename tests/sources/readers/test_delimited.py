"""Records come out as they stood, with their physical lines, whatever is broken around them."""

from __future__ import annotations

import io
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finpulse.cleaning.layout import Column, Layout
from finpulse.sources.readers.delimited.records import LONGEST_LINE, read_rows, records
from finpulse.sources.reading import Dialect, RawRow, Reading
from tests.support.readings import booked, money_of, texts_of


def reading(width=3, **changes):
    columns = tuple(Column(index, "", "ignored") for index in range(width))
    settings = {"encoding": "utf-8", "header_line": 1, "first_line": 2, **changes}
    return Reading(format="csv", dialect=Dialect(";"), layout=Layout(columns), **settings)


def read(text, **changes):
    data = text if isinstance(text, bytes) else text.encode(changes.get("encoding", "utf-8"))
    return [(row.line, row.cells) for row in read_rows(io.BytesIO(data), reading(**changes))]


def test_records_after_the_header_with_their_lines():
    assert read("a;b;c\n1; x ;3\n4;5;6\n") == [(2, ["1", " x ", "3"]), (3, ["4", "5", "6"])]


def test_blank_lines_are_left_out_and_counted():
    assert read("a;b;c\n\n;;\n1;2;3\r\n \r\n4;5;6") == [(4, ["1", "2", "3"]), (6, ["4", "5", "6"])]


def test_a_quoted_cell_may_run_over_lines():
    assert read('h;h;h\n1;"two\nlines; and more";3\n4;5;6\n') == [
        (2, ["1", "two\nlines; and more", "3"]),
        (4, ["4", "5", "6"]),
    ]


def test_line_ends_of_every_system():
    for end in ("\n", "\r\n", "\r"):
        assert read(end.join(["h;h;h", "1;2;3", "4;5;6"])) == [(2, ["1", "2", "3"]), (3, ["4", "5", "6"])]


def test_a_quote_that_nobody_closed_costs_its_own_row_only():
    text = 'h;h;h\n1;"open;3\n4;"five";6\n7;8;9\n'
    assert read(text) == [(2, ["1", '"open', "3"]), (3, ["4", "five", "6"]), (4, ["7", "8", "9"])]


def test_quotes_left_open_in_every_row_join_no_rows():
    rows = read("h;h;h\n" + '1;"open;3\n' * 100)
    assert rows == [(line, ["1", '"open', "3"]) for line in range(2, 102)]


def test_a_quoted_cell_may_end_at_the_start_of_a_line():
    assert read('h;h;h\n1;"two\n";3\n4;5;6\n') == [(2, ["1", "two\n", "3"]), (4, ["4", "5", "6"])]


def test_a_quote_left_open_at_the_end_swallows_nothing():
    rows = read('h;h;h\n1;"open;3\n' + "4;5;6\n" * 1000)
    assert len(rows) == 1001
    assert rows[-1] == (1002, ["4", "5", "6"])


def test_stray_quotes_inside_cells_are_letters():
    assert read('h;h;h\n1;Firm";3\n2;5" pipe;4\n') == [(2, ["1", 'Firm"', "3"]), (3, ["2", '5" pipe', "4"])]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ('1;"DELI "BOB" SHOP";3', ["1", 'DELI "BOB" SHOP', "3"]),
        ('1;"the "old; good" inn";3', ["1", 'the "old; good" inn', "3"]),
        ('1;"paid ""by" card";3', ["1", 'paid "by" card', "3"]),
        ('"5" pipe";"x""y";""', ['5" pipe', 'x"y', ""]),
        ('1;""ACME" LTD";3', ["1", 'ACME" LTD"', "3"]),
        ('"1" ;"2"x;3', ["1 ", "2x", "3"]),
    ],
)
def test_quotes_that_nobody_doubled_in_a_quoted_cell_are_part_of_its_text(line, cells):
    assert read(f'a;b;c\n{line}\n"4";"5";6\n') == [(2, cells), (3, ["4", "5", "6"])]


def test_quotes_that_nobody_doubled_cost_no_time():
    many = '""x' * 20_000
    assert [line for line, _ in read(f'a;b;c\n1;"{many}\n1;"{many}";3\n"4";"5";6\n')] == [2, 3, 4]


def test_zero_bytes_and_bytes_of_no_character_survive():
    assert read(b"h;h;h\n1;a\0b;3\n2;\xff;4\n") == [(2, ["1", "a\0b", "3"]), (3, ["2", "\ufffd", "4"])]


def test_utf_16():
    assert read("h;h;h\n1;ж;3\n", encoding="utf-16") == [(2, ["1", "ж", "3"])]


def test_an_endless_line_is_cut_and_counted_once():
    rows = read("h;h;h\n" + "x" * (2 * LONGEST_LINE) + ";1;2\n4;5;6\n")
    assert rows[-1] == (3, ["4", "5", "6"])


def test_the_file_is_streamed_and_left_open():
    class Endless(io.RawIOBase):
        """A statement without an end: reading it whole would never return."""

        def readable(self):
            return True

        def seekable(self):
            return True

        def seek(self, offset, whence=0):
            return offset

        def readinto(self, buffer):
            line = b"1;2;3\n"
            count = len(buffer) // len(line) * len(line)
            buffer[:count] = line * (count // len(line))
            return count

    file = io.BufferedReader(Endless(), 60_000)
    rows = list(islice(read_rows(file, reading(first_line=1)), 100_000))
    assert rows[-1] == RawRow(100_000, ["1", "2", "3"])
    assert not file.closed


@given(st.text(alphabet="ab,\"\n\r;' ", max_size=300), st.integers(1, 5))
def test_records_are_the_same_however_the_lines_are_grouped(text, size):
    """Lines without quotes take a shorter way through the csv module, which must lead to the same place."""
    lines = io.StringIO(text, newline="").readlines()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("finpulse.sources.readers.delimited.records.BLOCK_LINES", size)
        grouped = list(records(lines, Dialect(","), 3))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("finpulse.sources.readers.delimited.records._LONGEST_PLAIN_LINE", 0)
        assert list(records(lines, Dialect(","), 3)) == grouped


@pytest.mark.parametrize("quoted", [False, True], ids=["bare", "in quotes"])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_cells_that_are_formulas_of_a_text_keep_their_commas(delimiter, quoted):
    rows = [
        ("Date", "Description", "Debit", "Credit"),
        ('="02-03-2026"', '="Wages, March"', '=""', '="52,300.00"'),
        ('="05-03-2026"', '="Cash"', '="3,000.00"', '=""'),
        ('="23-03-2026"', '="Power"', '="1,245.50"', '=""'),
    ]
    if quoted:
        rows = [tuple('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    text = "\n".join(delimiter.join(row) for row in rows) + "\n"
    assert money_of(text) == booked(("2026-03-02", "52300.00"), ("2026-03-05", "-3000.00"), ("2026-03-23", "-1245.50"))
    assert texts_of(text) == ["Wages, March", "Cash", "Power"]


def test_a_backslash_before_whole_amounts_is_the_sign_of_yen():
    text = '日付,摘要,お引出し,お預入れ\n2026/04/30,給与,,"\\250,000"\n2026/05/01,家賃,"\\85,000",\n'
    assert money_of(text, "cp932", currency="JPY") == booked(("2026-04-30", "250000"), ("2026-05-01", "-85000"))
