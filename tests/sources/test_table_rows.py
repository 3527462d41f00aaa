"""Rows of tables as banks write them: days, amounts and directions in every way, and rows that belong together."""

from __future__ import annotations

from decimal import Decimal

import pytest

from finpulse.cleaning.rows import CleanRow
from tests.support.readings import booked, money_of, reading_of, reasons_of, rows_of, texts_of


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
        "an opening or closing balance, no transaction",
        "pending: not booked yet",
        "an opening or closing balance, no transaction",
    ]


def test_rows_on_hold_are_told_by_their_reference():
    text = "Date,Transaction ID,Description,Amount\n2024-03-13,A17,Baker,-5.00\n2024-03-14,HOLD,Grocer,-6.00\n"
    assert money_of(text) == booked(("2024-03-13", "-5"))


def test_texts_of_several_columns_are_one_description():
    header = "Date;Type;Payee;Purpose;Amount\n"
    text = header + "13.03.2024;Card payment;Baker;Bread 17;-5,00\n14.03.2024;Transfer;Firm;Wages March;9,00\n"
    assert texts_of(text) == ["Card payment Baker Bread 17", "Transfer Firm Wages March"]


UNSIGNED = """\
Date,Text,Amount,Balance
2024-03-10,Start,100.00,100.00
2024-03-11,Shop,10.00,90.00
2024-03-12,Pay,50.00,140.00
2024-03-13,Bar,5.00,135.00
2024-03-14,Shop,15.00,120.00
2024-03-15,Pay,70.00,190.00
"""


def test_unsigned_amounts_get_their_direction_from_the_balance():
    reading = reading_of(UNSIGNED)
    assert not reading.questions
    assert [amount for _, amount in money_of(UNSIGNED)] == [100, -10, 50, -5, -15, 70]


def test_unsigned_amounts_newest_first():
    lines = UNSIGNED.splitlines()
    text = "\n".join([lines[0], *reversed(lines[1:])])
    assert [amount for _, amount in money_of(text)] == [70, -15, -5, 50, -10, 100]


def test_where_the_balance_proves_no_direction_the_row_is_rejected():
    text = UNSIGNED.replace("Bar,5.00,135", "Bar,5.00,134")
    assert [amount for _, amount in money_of(text)] == [100, -10, 50, 70]
    assert reasons_of(text) == ["the running balance does not show whether this was money in or out"] * 2


@pytest.mark.parametrize(
    ("first", "amount"),
    [
        ("Salary,30.00,100.00", 30),
        ("Miete,30.00,100.00", -30),
        ("Sent to Ann,30.00,100.00", -30),
        ("Received from Ann,30.00,100.00", 30),
        ("Somebody,100.00,100.00", 100),
        ("Somebody,100.00,-100.00", -100),
    ],
)
def test_the_oldest_row_goes_the_way_of_what_it_is_about(first, amount):
    text = UNSIGNED.replace("Start,100.00,100.00", first)
    text = text if "-100" not in first else UNSIGNED.replace("Start,100.00,100.00", first).replace("90.00", "-110.00")
    assert money_of(text)[0] == booked(("2024-03-10", str(amount)))[0]
    assert not reading_of(text).questions


def test_the_oldest_row_that_tells_nothing_is_asked_about_with_both_balances_before_it():
    text = UNSIGNED.replace("Start,100.00", "Nordlicht,30.00")
    [question] = reading_of(text).questions
    assert (question.about, list(question.choices), question.taken) == (
        "opening_balance",
        ["130.00", "70.00"],
        "130.00",
    )
    assert money_of(text)[0] == booked(("2024-03-10", "-30"))[0]
    lines = text.splitlines()
    newest_first = "\n".join([lines[0], *reversed(lines[1:])])
    assert [asked.about for asked in reading_of(newest_first).questions] == ["opening_balance"]
    assert not reasons_of(newest_first)


@pytest.mark.parametrize("note", ["2024-03-10,Saldo anterior,,{}", ",Vortrag,,{}", "2024-03-10,Prior balance,,{}"])
@pytest.mark.parametrize(("before", "amount"), [("70.00", 30), ("130.00", -30)])
def test_a_row_of_the_balance_before_decides_the_oldest_row(note, before, amount):
    rows = UNSIGNED.replace("Start,100.00", "Nordlicht,30.00").splitlines()
    text = "\n".join([rows[0], note.format(before), *rows[1:]])
    assert money_of(text)[0] == booked(("2024-03-10", str(amount)))[0]
    assert not reading_of(text).questions


def test_a_column_of_the_balance_before_each_row_decides_its_direction():
    text = """\
Data;Texto;Antes;Valor;Depois
02/03/2026;Nordlicht;190,00;26,50;163,50
03/03/2026;Westend;163,50;6,30;157,20
03/03/2026;Ostfeld;157,20;47,80;205,00
05/03/2026;Suedwind;205,00;5,70;199,30
"""
    assert [amount for _, amount in money_of(text)] == [Decimal(x) for x in ("-26.5", "-6.3", "47.8", "-5.7")]
    assert not reading_of(text).questions


def test_the_balance_before_the_first_row_may_stand_above_the_table():
    text = "Opening balance,,,70.00\n" + UNSIGNED.replace("Start,100.00", "Start,30.00")
    assert money_of(text)[0] == booked(("2024-03-10", "30"))[0]


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
