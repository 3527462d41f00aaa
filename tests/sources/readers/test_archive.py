"""ZIP archives with statements in them: read where that is one statement, else told."""

from __future__ import annotations

import io
import json

import pytest

from finpulse.errors import UnreadableFile
from finpulse.sources.formats import detect, read_rows
from finpulse.sources.reading import Hints
from finpulse.sources.reading_json import reading_from_json, reading_to_json
from tests.support.readings import booked, money_of, reading_of, rows_of, stated_in, sums_of
from tests.support.workbooks import archive, number, workbook

JANUARY = "Date;Text;Amount\n2024-01-13;Corner Shop;-3.40\n2024-01-14;Acme;2000.00\n"
FEBRUARY = "Date;Text;Amount\n2024-02-13;Café;-5.00\n2024-02-14;Acme;2000.00\n2024-02-15;Cinema;-12.00\n"
MONEY = booked(("2024-01-13", "-3.40"), ("2024-01-14", "2000.00"))
LATER = booked(("2024-02-13", "-5.00"), ("2024-02-14", "2000.00"), ("2024-02-15", "-12.00"))
MT940 = ":20:1\n:60F:C240229EUR1,00\n:61:240301D3,00NTRFX\n:86:Shop\n:62F:D240301EUR2,00\n"


def test_one_statement_is_read_whatever_systems_add_to_it():
    content = archive({"export/january.csv": JANUARY, "__MACOSX/export/._january.csv": "x", "export/.DS_Store": "y"})
    reading = reading_of(content)
    assert (reading.format, reading.members) == ("csv", ("export/january.csv",))
    assert money_of(content) == MONEY


def test_a_workbook_in_an_archive():
    packed = workbook({"S": [("Date", "Text", "Amount"), ("2024-01-13", "Corner Shop", number("-3.4"))]})
    assert money_of(archive({"january.xlsx": packed})) == booked(("2024-01-13", "-3.4"))


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_statement_a_month_is_one_in_the_order_of_names(encoding):
    content = archive({"2024-02.csv": FEBRUARY.encode(encoding), "2024-01.csv": JANUARY})
    assert money_of(content) == [*MONEY, *LATER]
    rows = rows_of(content)
    assert [row.line for row in rows] == [2, 3, 5, 6, 7]
    assert rows[2].meaning.description == "Café"


def test_what_several_statements_state_is_about_their_own_rows():
    later = MT940.replace("C240229EUR1,00", "D240301EUR2,00").replace("D240301EUR2,00\n", "D240302EUR5,00\n")
    later = later.replace(":60F:D240302EUR5,00", ":60F:D240301EUR2,00")
    content = archive({"1.sta": MT940, "2.sta": later})
    assert [(section.first_line, section.last_line) for section in stated_in(content)] == [(3, 3), (6, 6)]
    assert sums_of(content) == [True, True]


def test_a_reading_that_was_kept_reads_the_same_rows():
    file = io.BytesIO(archive({"2.csv": FEBRUARY, "1.csv": JANUARY}))
    reading = detect(file, Hints())
    kept = reading_from_json(json.loads(json.dumps(reading_to_json(reading))))
    assert list(read_rows(file, kept)) == list(read_rows(file, reading))


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({}, "holds no file"),
        ({"folder/": "", ".hidden": "x"}, "holds no file"),
        ({"a.csv": JANUARY, "b.sta": MT940}, '"a.csv", "b.sta", which differ.*Send one'),
        ({"a.csv": JANUARY, "b.csv": JANUARY.replace("Text", "Memo")}, "differ in their form"),
        ({"a.csv": JANUARY, "b.csv": "Intro\n" + JANUARY}, "differ in their form"),
        (
            {"a.csv": JANUARY, "b.csv": JANUARY.replace("2024-01-1", "1.").replace(";Corner", ".2024;Corner")},
            "differ|b.csv",
        ),
        ({"a.csv": FEBRUARY.encode(), "b.csv": FEBRUARY.encode("cp1252")}, "differ in their form"),
        ({"a.csv": JANUARY, "b.pdf": b"%PDF-1.7 x"}, 'holds "a.csv", "b.pdf", of which "b.pdf" can\'t be read: .*PDF'),
        ({"b.txt": "nothing to see"}, '"b.txt" in this ZIP archive'),
        ({"more.zip": archive({"a.csv": JANUARY})}, "archive itself"),
        ({f"{number}.csv": JANUARY for number in range(70)}, "and 64 others"),
    ],
)
def test_what_is_no_single_statement_is_refused_with_what_is_inside(files, says):
    with pytest.raises(UnreadableFile, match=says):
        reading_of(archive(files))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("names", ["ab", "ba"])
def test_plain_letters_are_in_no_encoding_of_wide_characters(encoding, names):
    content = archive({f"{names[0]}.csv": JANUARY, f"{names[1]}.csv": FEBRUARY.encode(encoding)})
    with pytest.raises(UnreadableFile, match="differ in their form"):
        reading_of(content)
    alike = archive({"a.csv": JANUARY.encode(encoding), "b.csv": FEBRUARY.encode(encoding)})
    assert money_of(alike) == [*MONEY, *LATER]


def test_an_archive_that_declares_or_unpacks_more_than_any_statement_is_refused():
    content = archive({"january.csv": JANUARY})
    size = len(JANUARY).to_bytes(4, "little")
    with pytest.raises(UnreadableFile, match="unpacks"):
        reading_of(content.replace(size, (2**31 - 1).to_bytes(4, "little")))


def test_an_archive_that_is_broken_or_locked_is_refused():
    content = archive({"january.csv": JANUARY})
    for hurt in (content.replace(b"\x14\x00\x00\x00\x08", b"\x14\x00\x01\x00\x08"), content[:60] + content[70:]):
        with pytest.raises(UnreadableFile, match=r"password|broken"):
            reading_of(hurt)
