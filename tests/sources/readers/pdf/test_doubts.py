"""What a PDF doesn't prove is asked, and what can't be read is refused with a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from typing import Final

import pytest

from finpulse.errors import UnreadableFile
from finpulse.sources.formats import read_rows, read_stated
from finpulse.sources.readers.pdf.geometry.lines import Line, PrintedWord
from finpulse.sources.readers.pdf.page_numbers import missing_pages
from tests.support.drawn_pdfs import drawn, table
from tests.support.readings import booked, money_of, reading_of

_EDGES: Final = (40.0, 100.0, -430.0, -510.0)


def _statement(*amounts: str, closing: str = "70.00") -> bytes:
    rows = [(f"{day}/03/2026", f"Shop {day}", amount) for day, amount in enumerate(amounts, 13)]
    head = ("Opening balance 100.00",), (f"Closing balance {closing}",), ("Date", "Description", "Amount")
    return drawn(table(_EDGES, *head, *rows))


def test_rows_that_their_balances_prove_are_not_asked_about() -> None:
    content = _statement("-10.00", "-20.00")
    assert money_of(content) == booked(("2026-03-13", "-10.00"), ("2026-03-14", "-20.00"))
    assert not reading_of(content).questions


@pytest.mark.parametrize("amounts", [("-10.00",), ("-10.00", "-20.00", "-20.00"), ("-10.00", "-21.00")])
def test_a_missing_doubled_or_altered_row_is_asked_about(amounts: tuple[str, ...]) -> None:
    (question,) = reading_of(_statement(*amounts)).questions
    assert question.about == "unproven"
    assert "undo" in question.choices


def _running(*ends: str, first: int = 13) -> list[list[tuple[float, str]]]:
    """Rows to the 17th whose balances follow from each other, below what is stated of their ends."""
    rows = [(f"{day}/03/2026", f"Shop {day}", "-10.00", f"{230 - day * 10}.00") for day in range(first, 18)]
    return table(_EDGES, *((end,) for end in ends), ("Date", "Description", "Amount", "Balance"), *rows)


_ENDS: Final = ("Opening balance 110.00", "Closing balance 60.00")


def test_a_page_that_was_not_understood_leaves_no_proof() -> None:
    lost = table((300.0, 100.0, -430.0, -510.0), ("18/03/2026", "Shop 18", "-10.00", "50.00"))
    partly = drawn(_running(_ENDS[0], "Closing balance 50.00"), lost)
    assert not reading_of(drawn(_running(*_ENDS))).questions
    assert len(money_of(partly)) == 5
    assert reading_of(partly).questions


@pytest.mark.parametrize("ends", [(), _ENDS[:1], _ENDS[1:]])
def test_balances_beside_rows_do_not_tell_that_none_is_missing_at_the_ends(ends: Sequence[str]) -> None:
    assert [question.about for question in reading_of(drawn(_running(*ends))).questions] == ["unproven"]


def test_a_summary_states_ends_below_their_names_though_the_row_has_a_name_too() -> None:
    edges = (40.0, -250.0, -350.0)
    summary = table(edges, ("Product", "Opening balance", "Closing balance"), ("Account", "110.00", "60.00"))
    assert not reading_of(drawn([*summary, *_running()])).questions
    assert reading_of(drawn([*summary, *_running(first=14)])).questions


@pytest.mark.parametrize(("number", "asked"), [("Page 1 of 1", False), ("", True), ("Page 2 of 2", True)])
def test_what_is_carried_from_another_page_opens_only_a_first_page(number: str, asked: bool) -> None:
    head = table(_EDGES, ("Closing balance 60.00",), ("Date", "Description", "Amount", "Balance"))
    carried = table(_EDGES, ("", "Balance brought forward", "", "110.00"))
    content = drawn([*head, *carried, *_running()[1:], *table(_EDGES, ("", number))])
    assert bool(reading_of(content).questions) == asked


def _numbered(numbers: Sequence[str]) -> bytes:
    """A statement of three rows a page, whose balances follow from each other, and what each page prints of itself."""
    pages = []
    for at, number in enumerate(numbers):
        days = range(10 + 3 * at, 13 + 3 * at)
        rows = [(f"{day}/03/2026", f"Shop {day}", "-10.00", f"{330 - day * 10}.00") for day in days]
        pages.append(table(_EDGES, ("Date", "Description", "Amount", "Balance"), *rows, (number,)))
    ends = ("Opening balance 240.00",), (f"Closing balance {240 - 30 * len(numbers)}.00",)
    return drawn([*table(_EDGES, *ends), *pages[0]], *pages[1:])


def test_a_page_that_is_missing_by_the_numbers_of_the_others_leaves_no_proof() -> None:
    whole, cut = _numbered(["Page 1 of 2", "Page 2 of 2"]), _numbered(["Page 1 of 3", "Page 2 of 3"])
    assert not reading_of(whole).questions
    (question,) = reading_of(cut).questions
    assert (question.about, "lacks these: 3." in question.text) == ("unproven", True)
    assert read_stated(BytesIO(whole), reading_of(whole))
    assert not read_stated(BytesIO(cut), reading_of(cut)), "what is left must not prove itself"
    assert not any(row.cells[3] for row in read_rows(BytesIO(cut), reading_of(cut)))


@pytest.mark.parametrize(
    ("pages", "lacking"),
    [
        (["Seite 2 von 4", "Seite 3 von 4", "Seite 4 von 4"], "1."),
        (["Page 1 of 2", "Page 2 of 2", "Page 1 of 1"], ""),
        (["Page 1 of 2", "Page 1 of 1"], "2."),
        (["Page 1 of 4", "Terms", "Page 4 of 4"], "3."),
        (["Seite 1 von 2", "Seite 2 von 2", "Seite 3 von 2"], ""),
        (["1/4", "2/4"], "3\N{EN DASH}4."),
        (["Paid 04/11", "Paid 05/11"], ""),
        (["Pagina 1", "Pagina 2"], ""),
        (["Стр. 1", "Стр. 4"], "2\N{EN DASH}3."),
        (["(2 ページ)"], "1."),
        (["Balance brought forward from previous page"], "before them"),
        (["Carried forward to next page 1,700.50"], "carried on to a next page"),
        (["Carried to next page", "Brought from previous page 1,700.50"], ""),
    ],
)
def test_missing_pages_are_told_by_what_the_others_print(pages: list[str], lacking: str) -> None:
    words = [PrintedWord(text, tuple(map(float, range(len(text)))), float(len(text))) for text in pages]
    lines = [Line(at, at, 10.0, 8.0, (word,)) for at, word in enumerate(words, 1)]
    told = missing_pages(lines, range(1, len(pages) + 1))
    assert (lacking in told) if lacking else not told


def test_days_without_a_year_anywhere_are_asked_about() -> None:
    head = ("Opening balance 100.00",), ("Closing balance 90.00",), ("Date", "Description", "Amount")
    content = drawn(table(_EDGES, *head, ("13 Mar", "Shop", "-10.00")))
    assert "year" in reading_of(content).questions[0].text


_ONE_PAGE: Final = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %s %s] >>"
_LOCKED: Final = drawn(table(_EDGES, ("Opening balance 100.00",)), passwords=("owner", "secret"))


def _raw(pages: bytes, page: bytes) -> bytes:
    objects = (b"<< /Type /Catalog /Pages 2 0 R >>", pages, page)
    body = b"".join(b"%d 0 obj %s endobj\n" % (number, each) for number, each in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer << /Root 1 0 R /Size 4 >>"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (_LOCKED, "needs a password"),
        (b"%PDF-1.7 something", "damaged"),
        (drawn([]), "no text, only pictures"),
        (drawn(table(_EDGES, ("Dear customer, nothing here is a table at all",))), "No table of transactions"),
        (_raw(b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>", b"null"), "damaged|no text|no page"),
        (_raw(b"<< /Type /Pages /Kids [3 0 R] /Count 99999 >>", _ONE_PAGE % (b"500", b"500")), "pages|damaged|no text"),
        (_raw(b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", _ONE_PAGE % (b"90000", b"90000")), "larger than"),
        (drawn(*[[]] * 1001), "1001 pages"),
    ],
)
def test_what_is_no_statement_is_refused_with_a_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        reading_of(content)
    assert re.search(sentence, str(refused.value))


def test_a_pdf_that_only_its_owner_may_change_is_read() -> None:
    rows = table(_EDGES, ("Opening balance 100.00",), ("Closing balance 90.00",), ("Date", "Description", "Amount"))
    content = drawn([*rows, *table(_EDGES, ("13/03/2026", "Shop", "-10.00"))], passwords=("owner", ""))
    assert money_of(content) == booked(("2026-03-13", "-10.00"))
