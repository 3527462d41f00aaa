"""What a PDF doesn't prove is asked, and what can't be read is refused with a sentence."""

from __future__ import annotations

import re
from typing import Final

import pytest

from finpulse.errors import UnreadableFile
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


def test_a_page_that_was_not_understood_leaves_no_proof() -> None:
    head = ("Date", "Description", "Amount", "Balance")
    rows = [(f"{day}/03/2026", f"Shop {day}", "-10.00", f"{230 - day * 10}.00") for day in range(13, 18)]
    lost = table((300.0, 100.0, -430.0, -510.0), ("18/03/2026", "Shop 18", "-10.00", "50.00"))
    whole, partly = drawn(table(_EDGES, head, *rows)), drawn(table(_EDGES, head, *rows), lost)
    assert not reading_of(whole).questions
    assert len(money_of(partly)) == len(rows)
    assert reading_of(partly).questions


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
