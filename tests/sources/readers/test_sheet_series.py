"""Workbooks of several sheets: those that are one statement are read together, the rest is told or asked."""

from __future__ import annotations

import io

import pytest

from finpulse.errors import InvalidInput
from finpulse.sources.formats import detect, read_rows
from finpulse.sources.reading import Hints
from finpulse.sources.revision.changes import checked
from finpulse.sources.revision.revise import revise
from tests.support.readings import booked, money_of, reading_of, rows_of
from tests.support.workbooks import number, workbook

HEADER = ("Datum", "Text", "Betrag", "Saldo")
MAY = (("13.05.2026", "Miete", number("-800"), number("200")), ("14.05.2026", "Brot", number("-5"), number("195")))
JUNE = (("13.06.2026", "Miete", number("-100"), number("95")),)
ALL = booked(("2026-05-13", "-800"), ("2026-05-14", "-5"), ("2026-06-13", "-100"))
DEPOT = (
    ("Handelstag", "ISIN", "Kurs", "Wert"),
    ("13.05.2026", "XX1", number("12.5"), number("-100.5")),
    ("14.05.2026", "XX2", number("10.5"), number("85.5")),
)


@pytest.mark.parametrize(
    "june",
    [
        (HEADER, *JUNE),
        (("Konto 1",), (), ("Zeitraum", "Juni"), HEADER, *JUNE),
        (HEADER, *JUNE, (), ("Summe", "", number("-100"))),
    ],
    ids=["header alone", "preamble", "sum below"],
)
def test_a_sheet_a_month_under_the_same_header_is_one_statement(june):
    book = workbook({"Mai": (HEADER, *MAY), "Juni": june, "Leer": (("Konto 1",), HEADER), "Notiz": (("Danke",),)})
    assert money_of(book) == ALL
    assert not reading_of(book).questions


def test_lines_go_on_from_sheet_to_sheet():
    assert [row.line for row in rows_of(workbook({"Mai": (HEADER, *MAY), "Juni": (HEADER, *JUNE)}))] == [2, 3, 4]


def test_the_newest_month_may_come_first():
    assert money_of(workbook({"Juni": (HEADER, *JUNE), "Mai": (HEADER, *MAY)})) == [ALL[2], *ALL[:2]]


def test_a_long_table_may_go_on_in_a_sheet_without_a_header():
    more = (*JUNE, ("20.06.2026", "Brot", number("-5"), number("90")))
    assert len(money_of(workbook({"Sheet1": (HEADER, *MAY), "Sheet2": more}))) == 4
    assert len(money_of(workbook({"Sheet1": MAY, "Sheet2": more}))) == 4


def test_one_months_days_show_how_another_months_are_written():
    rows = (("Date", "Text", "Amount"), ("02/05/2026", "Rent", number("-8")), ("03/05/2026", "Baker", number("-5")))
    more = (("Date", "Text", "Amount"), ("13/06/2026", "Rent", number("-8")), ("02/06/2026", "Pay", number("50")))
    book = workbook({"May": rows, "June": more})
    assert [day for day, _ in money_of(book)] == ["2026-05-02", "2026-05-03", "2026-06-13", "2026-06-02"]


def test_a_sheet_of_all_months_beside_one_for_each_counts_once():
    book = workbook({"Alle": (HEADER, *MAY, *JUNE), "Mai": (HEADER, *MAY), "Juni": (HEADER, *JUNE)})
    assert money_of(book) == ALL
    assert not reading_of(book).questions


def test_sheets_of_the_same_time_may_be_of_several_accounts():
    other = (("13.05.2026", "Zins", number("8"), number("208")), ("14.05.2026", "Zins", number("5"), number("213")))
    question = reading_of(workbook({"Giro": (HEADER, *MAY), "Spar": (HEADER, *other)})).questions[-1]
    assert (question.about, list(question.choices)) == ("part", ["Giro/Spar", "Giro", "Spar"])


def test_other_transactions_that_are_left_out_are_asked_about():
    book = workbook({"Giro": (HEADER, *MAY, *JUNE), "Depot": DEPOT})
    question = reading_of(book).questions[-1]
    assert (question.about, question.taken, list(question.choices)) == ("part", "Giro", ["Giro", "Depot"])
    assert "Depot" in question.text


def test_the_answer_is_that_sheet_and_leads_to_no_further_question():
    file = io.BytesIO(workbook({"Giro": (HEADER, *MAY, *JUNE), "Depot": DEPOT}))
    reading = detect(file, Hints())
    revised = revise(file, reading, checked(reading, {"part": "Depot"}), Hints())
    assert revised.part == "Depot"
    assert not any(question.about == "part" for question in revised.questions)
    assert len(list(read_rows(file, revised))) == 2


def test_a_sheet_that_is_not_there_is_no_answer():
    file = io.BytesIO(workbook({"Giro": (HEADER, *MAY)}))
    reading = detect(file, Hints())
    with pytest.raises(InvalidInput):
        revise(file, reading, checked(reading, {"part": "Depot"}), Hints())
