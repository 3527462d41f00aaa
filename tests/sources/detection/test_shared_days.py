"""Days that stand once for several rows, above them, or in several cells."""

from __future__ import annotations

import pytest

from tests.support.readings import booked, money_of, reading_of, texts_of

OF_TWO_DAYS = booked(("2026-03-12", "-4.50"), ("2026-03-12", "-7.25"), ("2026-03-13", "90.00"), ("2026-03-13", "-1.10"))


@pytest.mark.parametrize("mark", ["", "〃", "″", "idem", "do.", "''"])
def test_a_day_holds_for_the_rows_below_that_have_none(mark):
    text = f"Date,Text,Amount\n12/03/2026,Bakery,-4.50\n{mark},Tram,-7.25\n13/03/2026,Pay,90.00\n{mark},Tea,-1.10\n"
    assert money_of(text) == OF_TWO_DAYS


def test_a_total_without_a_day_gets_none():
    text = "Datum;Text;Betrag\n12.03.2026;Bad;-4,50\n;Bahn;-7,25\n13.03.2026;Lohn;90,00\n;Tee;-1,10\n;Summe;77,15\n"
    assert money_of(text) == OF_TWO_DAYS


def test_records_below_a_table_that_say_no_day_get_none():
    text = "Datum;Text;Betrag\n12.03.2026;Bad;-4,50\n13.03.2026;Lohn;90,00\n;Einnahmen;90,00\n;Ausgaben;-4,50\n"
    assert len(money_of(text)) == 2


def test_splits_of_a_transaction_are_no_rows_of_the_same_day():
    text = """\
Date,Payee,Category,Amount
2026-03-12,Market,Split,-30.00
,Market,Food,-20.00
,Market,Home,-10.00
2026-03-13,Shop,Split,-9.00
,Shop,Food,-5.00
,Shop,Toys,-4.00
"""
    assert len(money_of(text)) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Thursday, 12 March 2026", "Friday, 13 March 2026"),
        ("12.03.2026", "13.03.2026"),
        ("Jeudi 12 mars 2026", "Vendredi 13 mars 2026"),
        ("2026年3月12日", "2026年3月13日"),
    ],
)
def test_days_stand_above_their_rows(first, second):
    text = f'Text;Kind;Amount\n"{first}";;\nBakery;a;-4.50\nTram;b;-7.25\n"{second}";;\nPay;a;90.00\nTea;b;-1.10\n'
    assert money_of(text) == OF_TWO_DAYS
    assert texts_of(text)[0] == "Bakery"


@pytest.mark.parametrize(
    ("month", "other"), [("März 2026", "April 2026"), ("2026年3月", "2026年4月"), ("03/2026", "04/2026")]
)
def test_months_stand_above_rows_that_number_their_days(month, other):
    text = f"Tag;Text;Betrag\n{month};;\n12.;Bad;-4,50\n13.;Lohn;90,00\n{other};;\n2.;Tee;-1,10\n"
    assert money_of(text) == booked(("2026-03-12", "-4.50"), ("2026-03-13", "90.00"), ("2026-04-02", "-1.10"))


@pytest.mark.parametrize(
    ("names", "row", "other"),
    [
        ("Tag;Monat;Jahr", "3;4;2026", "4;4;2026"),
        ("Year;Month;Day", "2026;04;03", "2026;04;04"),
        ("Month;Day;Year", "April;3;2026", "April;4;2026"),
        ("Día;Mes;Año", "3;abril;2026", "4;abril;2026"),
        ("Päivä;Kuukausi;Vuosi", "3;4;2026", "4;4;2026"),
    ],
)
def test_day_month_and_year_stand_in_three_columns(names, row, other):
    text = f"{names};Text;Amount\n{row};Bakery;-4,50\n{other};Pay;90,00\n{other};Tea;-1,10\n"
    assert money_of(text) == booked(("2026-04-03", "-4.50"), ("2026-04-04", "90.00"), ("2026-04-04", "-1.10"))
    assert not reading_of(text).questions
