"""Scanned pages: found, made straight, read like any other page, and doubted where arithmetic sees nothing."""

from __future__ import annotations

import random
from io import BytesIO
from typing import Final

import pytest

from finpulse.errors import ScanUnread, UnreadableFile
from finpulse.sources.readers.pdf.page_picture import page_picture
from finpulse.sources.readers.pdf.pdf_file import without_text
from finpulse.sources.readers.pdf.scans.page_text import PageText, packed, unpacked
from finpulse.sources.readers.pdf.scans.recogniser import is_installed
from finpulse.sources.readers.pdf.scans.recognition import recognised
from finpulse.sources.readers.pdf.scans.scan_pages import scan_pages
from finpulse.sources.readers.pdf.scans.text_behind import with_text
from tests.support.drawn_pdfs import drawn, table
from tests.support.readings import booked, money_of, reading_of
from tests.support.scanned_pdfs import scanned, text_of

EDGES: Final = (40.0, 110.0, -430.0, -510.0)
HEADER: Final = ("Date", "Description", "Amount", "Balance")
ROWS: Final = tuple(
    (f"{day:02}/03/2026", f"Shop number {day}", "-10.00", f"{1130 - 10 * day}.00") for day in range(13, 31)
)
OPENING: Final = ("Opening balance", "", "", "1010.00")
CLOSING: Final = ("Closing balance", "", "", "830.00")
STATEMENT: Final = drawn(table(EDGES, OPENING, HEADER, *ROWS, CLOSING))
MONEY: Final = booked(*((f"2026-03-{row[0][:2]}", row[2]) for row in ROWS))


def read_scan(content: bytes, scan: bytes, slope: float = 0.0, doubtful: str = "") -> bytes:
    """The scan with what was recognised in it behind its end."""
    with with_text(BytesIO(scan), packed(text_of(content, scan, slope, doubtful))) as joined:
        return joined.read()


def asked(content: bytes) -> list[str]:
    return [question.text for question in reading_of(content).questions]


@pytest.mark.parametrize("slope", [0.0, 0.7, -2.0])
def test_a_scan_is_proven_by_its_figures_however_it_lay_on_the_scanner(slope: float) -> None:
    scan = scanned(STATEMENT, slope=slope)
    assert scan_pages(BytesIO(scan)) == [1]
    content = read_scan(STATEMENT, scan, slope)
    assert money_of(content) == MONEY
    assert asked(content) == []
    assert page_picture(BytesIO(content), 1).png


def test_a_day_that_may_be_another_one_is_asked_about_though_all_figures_agree() -> None:
    content = read_scan(STATEMENT, scanned(STATEMENT), doubtful="14/03/2026")
    assert money_of(content) == MONEY
    assert asked(content) == ['"14/03/2026" on a scanned page may be another day. Are these rows right?']


@pytest.mark.parametrize(
    ("cells", "question"),
    [
        (("l4/O3/2026", "Shop number 14", "-10.00", "990.00"), "nothing that it prints proves"),
        (("14/08/2026", "Shop number 14", "-10.00", "990.00"), "are in no order"),
    ],
)
def test_a_day_that_was_misread_is_asked_about(cells: tuple[str, ...], question: str) -> None:
    rows = [cells if row[0].startswith("14") else row for row in ROWS]
    misread = drawn(table(EDGES, OPENING, HEADER, *rows, CLOSING))
    (text,) = asked(read_scan(misread, scanned(misread)))
    assert question in text


def test_nothing_that_ocr_has_read_is_taken_without_a_proof() -> None:
    content = drawn(table(EDGES, HEADER[:3], *(row[:3] for row in ROWS)))
    (text,) = asked(read_scan(content, scanned(content)))
    assert "was read by OCR, and nothing that it prints proves" in text


def test_a_page_in_a_script_that_is_hardly_known_is_asked_about() -> None:
    scan = scanned(STATEMENT)
    (page,) = text_of(STATEMENT, scan)
    hardly = [piece._replace(doubtful=(0,)) for piece in page.pieces]
    with with_text(BytesIO(scan), packed([page._replace(pieces=tuple(hardly))])) as joined:
        assert "could hardly be read: 1." in asked(joined.read())[0]


def test_without_ocr_a_scan_is_refused_with_what_would_help_and_a_mixed_file_is_asked_about() -> None:
    with pytest.raises(ScanUnread, match=r"only pictures.*finpulse\[ocr\]"):
        reading_of(scanned(STATEMENT))
    mixed = scanned(drawn(table(EDGES, OPENING, HEADER, *ROWS), []), [2])
    assert scan_pages(BytesIO(mixed)) == [2]
    assert asked(mixed) == [
        "These pages of this PDF are pictures without text, which were not read: 2. Rows may be missing. "
        "Are the others right?"
    ]


def test_a_page_of_text_and_a_scanned_one_are_read_together() -> None:
    first = table(EDGES, OPENING, HEADER, *ROWS[:9])
    second = table(EDGES, HEADER, *ROWS[9:], CLOSING)
    scan = scanned(drawn(first, second), [2])
    texts = [page for page in text_of(drawn(first, second), scan) if page.number == 2]
    with with_text(BytesIO(scan), packed(texts)) as joined:
        content = joined.read()
    assert money_of(content) == MONEY
    assert asked(content) == []


def test_text_that_was_kept_comes_back_and_what_is_damaged_is_refused() -> None:
    scan = scanned(STATEMENT)
    pages = text_of(STATEMENT, scan)
    assert unpacked(packed(pages)) == pages
    with with_text(BytesIO(scan), packed(pages)) as joined:
        assert without_text(joined).read() == scan
    for damaged in (b"nothing", packed([PageText(1, 0, ())])[:-12], b""):
        with with_text(BytesIO(scan), damaged) as joined, pytest.raises(UnreadableFile, match="damaged"):
            reading_of(joined.read())


@pytest.mark.skipif(not is_installed(), reason="the extra `ocr` is not installed: pip install finpulse[ocr]")
@pytest.mark.timeout(170)
def test_a_noisy_and_crooked_scan_is_read_by_ocr() -> None:
    short = drawn(table(EDGES, OPENING, HEADER, *ROWS[:4], ("Closing balance", "", "", "970.00")))
    slope = random.Random(7).uniform(0.5, 1.0)
    scan = scanned(short, slope=slope, dots=200)
    with with_text(BytesIO(scan), packed(list(recognised(BytesIO(scan), [1])))) as joined:
        assert money_of(joined.read()) == MONEY[:4]
