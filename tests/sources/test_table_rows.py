"""Rows of tables as banks write them: days, amounts and directions in every way, and rows that belong together."""

from __future__ import annotations

from decimal import Decimal

import pytest

from finpulse.cleaning.rows import CleanRow
from tests.support.readings import booked, money_of, reasons_of, rows_of, texts_of


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("-1'234.50", "-1234.50"),
        ("-1’234.50", "-1234.50"),
        ("-1.234,50", "-1234.50"),
        ("-1 234,50", "-1234.50"),
        ("-1\u00a0234,50", "-1234.50"),
        ("-1\u202f234,50", "-1234.50"),
        ("-1\u2009234,50", "-1234.50"),
        ("-12,34,567.89", "-1234567.89"),
        ("-,01", "-0.01"),
        ("1.234,50-", "-1234.50"),
        ("1,234.50 DR", "-1234.50"),
        ("1,234.50 CR", "1234.50"),
        ("(1,234.50)", "-1234.50"),
        ("-€1,234.50", "-1234.50"),
        ("€-1,234.50", "-1234.50"),
        ("-1.234,50 €", "-1234.50"),
        ("EUR 1.234,50", "1234.50"),
        ("−1234,50", "-1234.50"),
    ],
)
def test_amounts_in_every_way_of_writing_them(cell, value):
    other = "-1.50" if ".50" in cell or ".89" in cell else "-1,50"
    text = f"Date;Text;Amount;Note\n2024-03-13;Salary;{cell};a\n2024-03-14;Shop;{other};b\n"
    assert money_of(text, currency="EUR")[0] == booked(("2024-03-13", value))[0]


def test_a_point_before_three_digits_is_a_thousand():
    text = "Datum;Text;Betrag\n13.03.2024;Miete;-1.000\n14.03.2024;Gehalt;2.500\n"
    assert [amount for _, amount in money_of(text, currency="EUR")] == [-1000, 2500]


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (("13 mars 2024", "2 avril 2024"), ("2024-03-13", "2024-04-02")),
        (("13. März 2024", "2. Apr. 2024"), ("2024-03-13", "2024-04-02")),
        (("13 березня 2024", "2 квіт. 2024"), ("2024-03-13", "2024-04-02")),
        (("2024年3月13日", "2024年4月2日"), ("2024-03-13", "2024-04-02")),
        (("Mar 13, 2024", "Apr 2, 2024"), ("2024-03-13", "2024-04-02")),
        (("13.03.24", "02.04.24"), ("2024-03-13", "2024-04-02")),
        (("20240313", "20240402"), ("2024-03-13", "2024-04-02")),
        (("1710288000", "1712016000"), ("2024-03-13", "2024-04-02")),
        (("1710288000000", "1712016000000"), ("2024-03-13", "2024-04-02")),
        (("45364", "45384"), ("2024-03-13", "2024-04-02")),
        (("45364.5", "45384.25"), ("2024-03-13", "2024-04-02")),
        (("2024-03-13T09:30:00Z", "2024-04-02T23:59:59+05:00"), ("2024-03-13", "2024-04-02")),
        (("13/03/2024 09:30", "02/04/2024 17:05"), ("2024-03-13", "2024-04-02")),
        (("Wed, 13 Mar 2024", "Tue, 2 Apr 2024"), ("2024-03-13", "2024-04-02")),
    ],
)
def test_days_in_every_way_of_writing_them(cells, days):
    text = "Date;Text;Amount\n" + "".join(f"{cell};Shop;-5.00\n" for cell in cells)
    assert [day for day, _ in money_of(text)] == list(days)


def test_day_and_month_take_their_year_from_the_file():
    text = "Statement 01.12.2023 to 31.01.2024\nDate;Text;Amount\n30.12.;Shop;-5,00\n03.01.;Shop;-6,00\n"
    assert [day for day, _ in money_of(text)] == ["2023-12-30", "2024-01-03"]


def test_of_several_days_in_a_row_the_booking_date_counts():
    text = "Value date;Booking date;Text;Amount\n15.03.2024;13.03.2024;Shop;-5,00\n16.03.2024;14.03.2024;Shop;-6,00\n"
    assert [day for day, _ in money_of(text)] == ["2024-03-13", "2024-03-14"]


def test_of_several_amounts_in_a_row_that_in_the_accounts_currency_counts():
    text = """\
Date;Text;Original amount;Original currency;Amount in account currency;Account currency;Fee
13.03.2024;Hotel;-100,00;USD;-92,10;EUR;0,90
14.03.2024;Shop;-5,00;EUR;-5,00;EUR;0,00
"""
    rows = [row for row in rows_of(text, currency="EUR") if isinstance(row, CleanRow)]
    assert [(str(row.money.amount), row.money.currency) for row in rows] == [("-92.10", "EUR"), ("-5.00", "EUR")]


def test_columns_of_two_currencies_take_turns():
    text = """\
Date,Text,Pesos,US Dollars
2024-03-13,Shop,-500.00,0.00
2024-03-14,Book,0.00,-12.00
2024-03-15,Pay,900.00,0.00
"""
    rows = [row for row in rows_of(text, currency="UYU") if isinstance(row, CleanRow)]
    assert [(str(row.money.amount), row.money.currency) for row in rows] == [
        ("-500.00", "UYU"),
        ("-12.00", "USD"),
        ("900.00", "UYU"),
    ]


@pytest.mark.parametrize("header", ["amount_minor", "amountInCents", "Amount (pence)"])
def test_amounts_in_cents(header):
    text = (
        f"created_at,description,{header},currency\n2024-03-13T10:00Z,Tea,-350,EUR\n2024-03-14T10:00Z,Pay,90000,EUR\n"
    )
    assert [str(amount) for _, amount in money_of(text, currency="EUR")] == ["-3.50", "900.00"]


def test_a_transaction_that_goes_on_in_the_next_record():
    text = """\
Date;Description;Amount
13.03.2024;Baker;-5,00
;Card 12 in Rome;
14.03.2024;Wages;900,00
;March;
;Firm Ltd;
15.03.2024;Cafe;-3,00
"""
    assert texts_of(text) == ["Baker Card 12 in Rome", "Wages March Firm Ltd", "Cafe"]
    assert [row.line for row in rows_of(text)] == [2, 4, 7]


def test_a_note_under_the_table_is_no_part_of_a_transaction():
    text = "Date;Description;Amount\n13.03.2024;Baker;-5,00\n14.03.2024;Wages;900,00\n;Thank you for banking with us;\n"
    assert texts_of(text) == ["Baker", "Wages"]
    assert reasons_of(text) == ["neither a date nor an amount: a note, no transaction"]


def test_a_record_that_a_line_end_in_its_text_has_torn():
    text = "Date;Description;Amount;Currency\n13.03.2024;Baker\nRome;-5,00;EUR\n14.03.2024;Wages;900,00;EUR\n"
    assert money_of(text) == booked(("2024-03-13", "-5"), ("2024-03-14", "900"))
    assert texts_of(text)[0] == "Baker Rome"


def test_a_torn_record_is_made_whole_where_the_balance_tells_the_directions():
    rows, balance = [], 100
    for day in range(1, 13):
        balance += day if day % 4 == 0 else -day
        shop = "Baker\nRome" if day == 5 else "Shop"
        rows.append(f"2024-03-{day:02};{shop};{day}.00;{balance}.00")
    text = "\n".join(["Date;Text;Amount;Balance", *rows, ""])
    money = dict(money_of(text))
    assert (money["2024-03-04"], money["2024-03-05"]) == (Decimal(4), Decimal(-5))
    assert "Baker Rome" in texts_of(text)


def test_pending_rows_and_rows_of_balances():
    text = """\
Date,Description,Amount,Balance,Status
2024-03-12,Opening balance,,100.00,
2024-03-13,Baker,-5.00,95.00,Booked
2024-03-14,Grocer,-6.00,89.00,Pending
2024-03-14,Closing balance,,95.00,
"""
    assert money_of(text) == booked(("2024-03-13", "-5"))
    assert reasons_of(text) == [
        "a balance, a limit or what is due, no transaction",
        "pending: not booked yet",
        "a balance, a limit or what is due, no transaction",
    ]


def test_rows_on_hold_are_told_by_their_reference():
    text = "Date,Transaction ID,Description,Amount\n2024-03-13,A17,Baker,-5.00\n2024-03-14,HOLD,Grocer,-6.00\n"
    assert money_of(text) == booked(("2024-03-13", "-5"))


def test_texts_of_several_columns_are_one_description():
    header = "Date;Type;Payee;Purpose;Amount\n"
    text = header + "13.03.2024;Card payment;Baker;Bread 17;-5,00\n14.03.2024;Transfer;Firm;Wages March;9,00\n"
    assert texts_of(text) == ["Card payment Baker Bread 17", "Transfer Firm Wages March"]


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (("R8.4.2", "令和8年4月10日"), ("2026-04-02", "2026-04-10")),
        (("115/03/02", "115/03/30"), ("2026-03-02", "2026-03-30")),
        (("260302", "260330"), ("2026-03-02", "2026-03-30")),
    ],
)
def test_years_that_are_counted_otherwise(cells, days):
    text = "Date;Text;Amount\n" + "".join(f"{cell};Shop;-5.00\n" for cell in cells)
    assert [day for day, _ in money_of(text)] == list(days)


def test_a_plus_before_some_amounts_makes_the_others_money_out():
    text = "Date;Text;Amount\n2024-03-13;Shop;5,00\n2024-03-14;Pay;+900,00\n2024-03-15;Bar;7,00\n"
    assert [amount for _, amount in money_of(text)] == [-5, 900, -7]
    assert [amount for _, amount in money_of(text.replace("+900,00", "900,00 CR"))] == [-5, 900, -7]


def test_the_kind_of_transaction_tells_its_direction_by_a_word():
    text = """\
Fecha;Motivo;Tipo;Valor
2024-03-13;Tienda;Nota Débito;5,00
2024-03-14;Empresa;Nota Crédito;900,00
2024-03-15;Bar;Nota Débito;7,00
"""
    assert [amount for _, amount in money_of(text)] == [-5, 900, -7]


def test_pending_rows_may_say_so_in_their_text_or_in_a_column_without_a_name():
    text = "Date,Description,Amount\n2024-03-13,TRAM (PENDING),-5.00\n2024-03-14,Shop,-6.00\n"
    assert money_of(text) == booked(("2024-03-14", "-6"))
    text = "2024-03-13,TRAM,PENDING,-5.00\n2024-03-14,Shop,COMPLETED,-6.00\n2024-03-15,Bar,COMPLETED,-7.00\n"
    assert money_of(text) == booked(("2024-03-14", "-6"), ("2024-03-15", "-7"))


def test_a_line_without_a_header_that_sums_the_statement_up_is_no_transaction():
    rows = "".join(f"{day}.03.2024;-5,00;Card;;Shop {day};0;Misc\n" for day in range(13, 19))
    assert len(money_of(rows)) == 6
    assert money_of(rows + "31.03.2024;1980,44;;0123 456\n") == money_of(rows)
    first = "2024-03-31;1980,44;Account;;0123 456;0;Misc\n"
    assert money_of(first + rows) == money_of(rows)


def test_directions_in_brackets_behind_equal_names():
    text = "日期,摘要,金额(收入),金额(支出)\n2024-03-13,工资,900.00,\n2024-03-14,超市,,5.00\n"
    assert [amount for _, amount in money_of(text)] == [900, -5]


def test_what_no_column_is_called_may_still_be_the_text_of_the_rows():
    text = """\
Date,Kind,Xyzzy,Amount
2024-03-13,Card,Corner Bakery in Long Street,-5.00
2024-03-14,Transfer,Wages of March from Firm Ltd,900.00
"""
    assert texts_of(text.replace("Kind", "Description"))[0] == "Card Corner Bakery in Long Street"
