"""A file of an account whose currency nobody has named: its own currency counts, and else it is asked for."""

from __future__ import annotations

import io

import pytest

from finpulse.proofs.competing_readings import proven_reading
from finpulse.sources.formats import detect, read_rows
from finpulse.sources.reading import CURRENCY, Hints, Reading
from finpulse.sources.revision.changes import checked
from finpulse.sources.revision.revise import revise
from tests.support.workbooks import archive

UNNAMED = Hints(names_currency=False)
ROWS = "Date,Description,Amount\n2026-01-02,Bread,-5.00\n2026-01-03,Salary,100.00\n"
OFX = (
    "OFXHEADER:100\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS>{curdef}<BANKTRANLIST><STMTTRN><TRNTYPE>DEBIT"
    "<DTPOSTED>20260102<TRNAMT>-5.00<FITID>a1<NAME>Bread</STMTTRN></BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>"
)
FIXED = (
    "Date        Description         Amount\n2026-01-02  Bread and milk        -5.00\n"
    "2026-01-03  Salary March         100.00\n2026-01-04  Rent for March       -70.00\n"
)
WITHOUT = {
    "csv": ROWS,
    "qif": "!Type:Bank\nD2026-01-02\nT-5.00\nPBread\n^\nD2026-01-03\nT100.00\nPSalary\n^\n",
    "ofx": OFX.format(curdef=""),
    "json": '[{"date": "2026-01-02", "amount": -5.25, "description": "Bread"}, '
    '{"date": "2026-01-03", "amount": 100.10, "description": "Salary"}]',
    "fixed_width": FIXED,
    "iif": "!TRNS\tTRNSTYPE\tDATE\tACCNT\tNAME\tAMOUNT\n!SPL\tTRNSTYPE\tDATE\tACCNT\tNAME\tAMOUNT\n!ENDTRNS\n"
    "TRNS\tCHECK\t1/15/2026\tChecking\tBread\t-5.00\nSPL\tCHECK\t1/15/2026\tFood\tBread\t5.00\nENDTRNS\n",
}
NAMED = {
    "header": ("Date,Description,Amount (EUR)\n2026-01-02,Bread,-5.00\n", "EUR"),
    "cells": ("Date,Description,Amount\n2026-01-02,Bread,-5.00 PLN\n2026-01-03,Milk,-6.00 PLN\n", "PLN"),
    "column": ("Date,Description,Amount,Currency\n2026-01-02,Bread,-5.00,UZS\n", "UZS"),
    "some rows": ("Date,Description,Amount,Currency\n2026-01-02,Bread,-5.00,CHF\n2026-01-03,Milk,-6.00,\n", "CHF"),
    "ofx": (OFX.format(curdef="<CURDEF>GBP"), "GBP"),
}


def read(content: str | bytes, hints: Hints = UNNAMED) -> Reading:
    file = io.BytesIO(content.encode() if isinstance(content, str) else content)
    return proven_reading(file, detect(file, hints), hints)


def asked_about_currency(reading: Reading) -> bool:
    return CURRENCY in {question.about for question in reading.questions}


@pytest.mark.parametrize("format_name", WITHOUT)
def test_whatever_the_format_a_currency_that_nothing_names_is_asked_for(format_name: str) -> None:
    reading = read(WITHOUT[format_name])
    assert reading.format == format_name
    [question] = [question for question in reading.questions if question.about == CURRENCY]
    assert question.taken == "UZS"
    assert {choice: rows[0]["currency"] for choice, rows in question.samples.items()} == {
        choice: choice for choice in question.choices
    }
    assert not asked_about_currency(read(WITHOUT[format_name], Hints(currency="EUR")))


@pytest.mark.parametrize(("content", "currency"), NAMED.values(), ids=NAMED)
def test_a_currency_that_the_file_names_is_not_asked_for(content: str, currency: str) -> None:
    reading = read(content)
    assert (reading.layout.currency, asked_about_currency(reading)) == (currency, False)


@pytest.mark.parametrize(("sign", "currencies"), [("$", {"USD", "AUD"}), ("kr", {"SEK", "NOK", "DKK"})])
def test_a_sign_that_currencies_share_names_none_of_them(sign: str, currencies: set[str]) -> None:
    content = f"Date,Description,Amount\n2026-01-02,Bread,-5.00 {sign}\n2026-01-03,Milk,6.00 {sign}\n"
    [question] = read(content).questions
    assert (question.about, currencies <= set(question.choices)) == (CURRENCY, True)
    assert {choice: rows[0]["currency"] for choice, rows in question.samples.items()} == {
        choice: choice for choice in question.choices
    }
    named = content.replace("Amount\n", "Amount,Currency\n").replace(f"{sign}\n", f"{sign},NOK\n")
    assert (read(named).questions, read(named).layout.currency) == ((), "NOK")


def test_rows_without_a_currency_among_rows_of_two_are_asked_about_with_both_among_the_choices() -> None:
    rows = "2026-01-02,Bread,-5.00,CHF\n2026-01-03,Milk,-6.00,SEK\n2026-01-04,Tea,-7.00,\n"
    reading = read("Date,Description,Amount,Currency\n" + rows)
    [question] = reading.questions
    assert {"CHF", "SEK"} <= set(question.choices)


def test_choices_are_those_of_the_files_language_and_of_the_account_holders_country() -> None:
    polish = read("Data operacji;Opis;Kwota\n2026-01-02;Chleb;-5,00\n2026-01-03;Mleko;-6,00\n")
    assert "PLN" in polish.questions[0].choices
    swiss = read(ROWS, Hints(names_currency=False, locale="de_CH"))
    assert list(swiss.questions[0].choices)[:2] == ["UZS", "CHF"]


def test_the_question_stays_where_columns_are_found_anew_and_goes_with_its_answer() -> None:
    file, reading = io.BytesIO(ROWS.encode()), read(ROWS)
    under = revise(file, reading, checked(reading, {"header_line": 1}), UNNAMED)
    assert asked_about_currency(under)
    answered = revise(file, reading, checked(reading, {"currency": "jpy"}), UNNAMED)
    assert answered.layout.currency == "JPY"


def test_statements_in_an_archive_share_the_currency_that_one_of_them_names() -> None:
    content = archive({"1.ofx": OFX.format(curdef="<CURDEF>EUR"), "2.ofx": OFX.format(curdef="")})
    reading = read(content)
    assert (reading.layout.currency, reading.questions) == ("EUR", ())
    assert len(list(read_rows(io.BytesIO(content), reading))) == 2
