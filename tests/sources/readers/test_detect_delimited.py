"""A statement nobody has described is read by the evidence in it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from finpulse.cleaning.rows import CleanRow, DroppedRow
from finpulse.sources.reading_json import reading_from_json, reading_to_json
from tests.support.readings import booked, money_of, reading_of, rows_of

GERMAN = """\
Umsatzanzeige;Datei erstellt am: 09.03.2024
IBAN;DE02120300000000202051
Kontostand;1.096,50 EUR

Buchungstag;Wertstellung;Auftraggeber/Empfänger;Verwendungszweck;Betrag;Saldo;Währung
05.03.2024;05.03.2024;Hausverwaltung Nord;Miete März;-850,00;1.096,50;EUR
04.03.2024;04.03.2024;Bäckerei Sonnig;Kartenzahlung;-3,50;1.946,50;EUR
01.03.2024;01.03.2024;Muster GmbH;Gehalt Februar;1.950,00;1.950,00;EUR
"""


def test_a_preamble_a_header_and_signed_amounts():
    reading = reading_of(GERMAN, encoding="cp1252")
    roles = [column.role for column in reading.layout.columns]
    assert roles == ["date", "value_date", "merchant", "description", "amount", "balance", "currency"]
    assert (reading.dialect.delimiter, reading.header_line, reading.first_line) == (";", 5, 6)
    assert (reading.layout.dates.order, reading.layout.amounts.decimal_mark, reading.questions) == ("dmy", ",", ())
    assert money_of(GERMAN) == booked(("2024-03-05", "-850"), ("2024-03-04", "-3.50"), ("2024-03-01", "1950"))


def test_a_row_keeps_its_physical_line():
    assert [row.line for row in rows_of(GERMAN)] == [6, 7, 8]


def test_a_reading_survives_json():
    reading = reading_of(GERMAN)
    assert reading_from_json(reading_to_json(reading)) == reading


@pytest.mark.parametrize(
    "header", ["Sana;Tavsif;Chiqim;Kirim", "Сана;Изоҳ;Чиқим;Кирим"], ids=["Latin Uzbek", "Cyrillic Uzbek"]
)
def test_uzbek_columns_with_the_currency_behind_the_amount(header):
    text = f"{header}\n31.03.2024;Korzinka;12 000 so'm;\n30.03.2024;Oylik;;5 500 000 so'm\n"
    rows = rows_of(text)
    assert money_of(text) == booked(("2024-03-31", "-12000"), ("2024-03-30", "5500000"))
    assert {row.money.currency for row in rows if isinstance(row, CleanRow)} == {"UZS"}


def test_a_file_without_any_header():
    text = """\
"02/13/2024","Corner Shop","POS 0012","7.99","debit"
"02/14/2024","ACME Inc","PAYROLL","900.00","credit"
"02/15/2024","Book Shop","POS 0044","12.00","debit"
"""
    assert reading_of(text).header_line is None
    assert money_of(text) == booked(("2024-02-13", "-7.99"), ("2024-02-14", "900"), ("2024-02-15", "-12"))


def test_months_first_is_decided_by_a_single_day_over_twelve():
    text = "Date,Description,Amount\n03/04/2024,A,-1.00\n03/05/2024,B,-2.00\n03/28/2024,C,-3.00\n"
    assert money_of(text, currency="EUR")[0] == booked(("2024-03-04", "-1"))[0]


def test_the_order_is_decided_by_rows_far_behind_the_first():
    text = "Date,Description,Amount\n" + "".join(
        f"{month:02}/{day:02}/2024,Row,-1.{day:02}\n" for month in (1, 2, 3) for day in range(1, 13)
    )
    assert reading_of(text + "03/13/2024,Row,-1.00\n", currency="EUR").layout.dates.order == "mdy"


def test_days_that_run_in_order_under_one_reading_only_decide_it():
    text = "Date,Description,Amount\n" + "".join(
        f"{day},A,-1.00\n" for day in ("01/09/2024", "05/09/2024", "12/09/2024", "01/10/2024", "07/10/2024")
    )
    reading = reading_of(text)
    assert reading.layout.dates.order == "dmy"
    assert not reading.questions


def test_an_order_that_nothing_decides_is_asked_about():
    text = "Date,Description,Amount\n03/04/2024,A,-1.00\n07/02/2024,B,-2.00\n"
    (question,) = reading_of(text).questions
    assert question.about == "date_order"
    assert question.taken in question.choices


@pytest.mark.parametrize(("currency", "order"), [("USD", "mdy"), ("GBP", "dmy")])
def test_the_currency_decides_an_order_that_is_otherwise_open(currency, order):
    text = "Date,Description,Amount\n04/03/2024,A,-1.00\n"
    reading = reading_of(text, currency=currency)
    assert (reading.layout.dates.order, reading.questions) == (order, ())


def test_the_locale_comes_before_the_currency():
    text = "Date,Description,Amount\n04/03/2024,A,-1.00\n"
    assert reading_of(text, currency="USD", locale="en_GB").layout.dates.order == "dmy"


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        (["1.000", "-2.000", "600,00"], 1000),
        (["1.000", "2.345.678"], 1000),
        (["1.000", "0.5"], 1000),
        (["1.000", "0.125"], 1),
    ],
)
def test_the_decimal_mark_is_decided_by_all_amounts_together(amounts, expected):
    text = "Date;Text;Amount\n" + "".join(f"2024-03-0{n + 1};Gehalt;{amount}\n" for n, amount in enumerate(amounts))
    assert money_of(text)[0][1] == expected


def test_days_without_a_year_take_it_from_the_lines_above():
    text = "Statement for 2023\nDate,Description,Amount\n05/27,A,-1.00\n05/28,B,-2.00\n"
    assert money_of(text) == booked(("2023-05-27", "-1"), ("2023-05-28", "-2"))


def test_days_without_a_year_may_run_over_its_end():
    text = "Statement January 2024\nDate,Description,Amount\n12/30,A,-1.00\n12/31,B,-2.00\n01/02,C,-3.00\n"
    assert [day for day, _ in money_of(text)] == ["2023-12-30", "2023-12-31", "2024-01-02"]


def test_days_without_any_year_are_asked_about():
    text = "Date,Description,Amount\n05/27,A,-1.00\n05/28,B,-2.00\n"
    assert [question.about for question in reading_of(text).questions] == ["year"]


def test_rows_that_are_no_transactions_are_skipped_with_their_reason():
    text = """\
Date;Description;Amount;Status
01.03.2024;Opening balance;500,00;
15.03.2024;Shop;-5,00;Booked
16.03.2024;Cafe;-3,00;Pending
Date;Description;Amount;Status
17.03.2024;Shop;-6,00;Booked
Total;;-11,00;
"""
    assert money_of(text) == booked(("2024-03-15", "-5"), ("2024-03-17", "-6"))
    assert [row.outcome for row in rows_of(text) if isinstance(row, DroppedRow)] == ["skipped"] * 4


def test_a_delimiter_inside_an_unquoted_text_is_mended():
    text = "Date,Description,Amount,Currency\n2024-03-01,Shop,-5.00,EUR\n2024-03-02,Tea, and cake,-6.00,EUR\n"
    assert money_of(text) == booked(("2024-03-01", "-5"), ("2024-03-02", "-6"))


def test_a_cell_left_out_is_mended():
    rows = "2024-03-13,A,Shop,-5.00,EUR\n" * 4
    text = "Date,Payee,Description,Amount,Currency\n" + rows + "2024-03-14,Interest,-6.00,EUR\n"
    assert money_of(text)[-1:] == booked(("2024-03-14", "-6"))


def test_decimal_commas_between_unquoted_commas_are_mended():
    text = "Date,Description,Amount,Balance\n13.03.2024,Shop,-5,25,94,75\n14.03.2024,Pay,100,00,194,75\n"
    assert money_of(text) == booked(("2024-03-13", "-5.25"), ("2024-03-14", "100"))


def test_the_currency_is_named_by_the_header():
    assert reading_of("Date,Description,Amount (CHF)\n2024-03-01,A,-5.00\n").layout.currency == "CHF"


@pytest.mark.parametrize(
    "header",
    [
        "Date,Description,Credit,Debit",
        '"Date","Description","Credit","Debit"',
        "Date\tDescription\tCredit\tDebit",
        "Account 4711\n\nDate|Description|Credit|Debit|",
    ],
)
def test_a_header_may_have_another_delimiter_than_the_rows_below_it(header):
    rows = "".join(f"2024-03-0{day};Shop no. {day};;{day}2,50\n" for day in range(1, 4))
    reading = reading_of(f"{header}\n{rows}")
    assert [column.role for column in reading.layout.columns][:4] == ["date", "description", "credit", "debit"]
    assert (reading.header_line, reading.first_line) == (header.count("\n") + 1, header.count("\n") + 2)
    assert money_of(f"{header}\n{rows}")[0] == ("2024-03-01", Decimal("-12.50"))


@pytest.mark.parametrize("number", ["61109010140000071219812874", "9" * 34])
def test_account_numbers_longer_than_any_sum(number):
    rows = "".join(f"2024-03-{day};{number};Sklep {day};-{day}.50\n" for day in range(13, 16))
    assert money_of(f"Data;Rachunek;Opis;Kwota\n{rows}")[0] == ("2024-03-13", Decimal("-13.50"))
