"""What no statement holds is refused, or cut with a mark, before anything looks at its text."""

from __future__ import annotations

import io
import zipfile

import pytest

from finpulse.errors import UnreadableFile
from finpulse.sources.formats import read_rows
from finpulse.sources.readers.delimited.records import LONGEST_CELL, MOST_CELLS
from tests.support.readings import money_of, reading_of
from tests.support.workbooks import archive, workbook

ROWS = "".join(f"2024-03-{day:02},Shop,-{day}.50\n" for day in range(1, 20))
HEADER = "Date,Description,Amount\n"
WORKBOOK_LIST = (
    '<workbook xmlns:r="r"><sheets><sheet name="A" r:id="r1"/><sheet name="B" r:id="r1"/></sheets></workbook>'
)


def cells(content: str) -> list[list[str]]:
    return [row.cells for row in read_rows(io.BytesIO(content.encode()), reading_of(content))]


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_long_cell_of_delimited_text_is_cut_and_says_so(quote):
    long = cells(f"{HEADER}{ROWS}2024-03-21,{quote}{'x' * 5000}{quote},-1.00\n")[-1]
    assert long == ["2024-03-21", "x" * (LONGEST_CELL - 1) + "…", "-1.00"]


def test_a_cell_of_the_greatest_length_stays_whole():
    assert cells(f"{HEADER}{ROWS}2024-03-21,{'x' * LONGEST_CELL},-1.00\n")[-1][1] == "x" * LONGEST_CELL


def test_a_row_of_too_many_cells_is_cut_and_says_so():
    wide = cells(f"{HEADER}{ROWS}2024-03-21,{',' * 5000}\n")[-1]
    assert (len(wide), wide[0], wide[-1]) == (MOST_CELLS, "2024-03-21", "…")


@pytest.mark.parametrize(
    ("number", "sentence"), [("9" * 65_536, "more than 4000 digits"), ("0." + "1" * 5000, "more than 4000 digits")]
)
def test_a_json_number_without_end_is_refused_before_the_parser_sees_it(number, sentence):
    with pytest.raises(UnreadableFile, match=sentence):
        reading_of(f'[{{"date": "2024-03-01", "text": "Shop", "amount": {number}}}]')


def test_a_json_exponent_beyond_all_numbers_is_no_amount():
    with pytest.raises(UnreadableFile):
        reading_of('[{"date": "2024-03-01", "text": "Shop", "amount": 1e999999999999999999999}]')


def test_a_reference_of_thousands_of_digits_is_refused():
    row = "<tr><td>2024-03-01</td><td>Shop</td><td>-1.50</td></tr>"
    page = (
        f"<table><tr><th>Date</th><th>Text</th><th>Amount</th></tr>{row * 3}<tr><td>&#{'9' * 9000};</td></tr></table>"
    )
    with pytest.raises(UnreadableFile, match="by a number that no letter has"):
        reading_of(page)


def test_sheets_that_name_one_part_are_one_sheet():
    rows = [("Date", "Text", "Amount"), *(tuple(line.split(",")) for line in ROWS.splitlines())]
    one, two = workbook({"A": rows}), workbook({"A": rows}, workbook=WORKBOOK_LIST)
    assert (reading_of(two).part, money_of(two)) == ("A", money_of(one))


def test_an_archive_that_is_packed_to_almost_nothing_is_refused():
    with pytest.raises(UnreadableFile, match="unpacks to far more"):
        reading_of(archive({"a.csv": HEADER + ROWS, "b.csv": b"0" * (64 << 20)}))


def test_an_archive_whose_members_share_their_bytes_is_refused():
    content = io.BytesIO(archive({"a.csv": HEADER + ROWS}))
    with zipfile.ZipFile(content, "a") as opened:
        twin = zipfile.ZipInfo("b.csv")
        first = opened.infolist()[0]
        for name in ("header_offset", "file_size", "compress_size", "CRC", "compress_type"):
            setattr(twin, name, getattr(first, name))
        opened.filelist.append(twin)
        opened._didModify = True
    with pytest.raises(UnreadableFile, match="unpacks to far more"):
        reading_of(content.getvalue())
