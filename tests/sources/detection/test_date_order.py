"""The order of day and month is decided by whatever the file itself says, and asked where it says nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from finpulse.cleaning.layout import Column, DateFormat, Layout
from finpulse.cleaning.values.dates import DateOrder
from finpulse.sources.detection.date_rules.possible_orders import is_years_older
from tests.support.readings import reading_of

ROWS = ("03/04/2024", "07/02/2024", "05/05/2024")


def order_of(text: str, **hints: Any) -> tuple[str, list[str]]:
    """The order that is taken, and what is asked."""
    reading = reading_of(text, **hints)
    return reading.layout.dates.order, [question.about for question in reading.questions]


def statement(*rows: str, header: str = "Date,Details,Amount") -> str:
    return "\n".join([header, *rows, ""])


def test_another_column_of_days_written_alike_decides():
    text = statement("03/04/2024,13/04/2024,A,-1.00", "07/02/2024,08/02/2024,B,-2.00", header="Date,Due,Details,Amount")
    assert order_of(text, currency="USD") == ("dmy", [])


def test_booking_and_value_date_lie_near_each_other():
    text = statement(
        "03/01/2024,2024-01-04,A,-1.00", "02/01/2024,2024-01-02,B,-2.00", header="Date,Value date,Details,Amount"
    )
    assert order_of(text, currency="USD") == ("dmy", [])


def test_the_statements_period_holds_its_rows():
    above = "Period,2024-04-01,2024-04-30\n\n"
    assert order_of(above + statement(*(f"{day},A,-1.00" for day in ("04/03/2024", "04/02/2024")))) == ("mdy", [])


def test_days_with_named_months_in_the_texts_lie_near():
    text = statement("02/09/2024,SHOP ON 01 SEP,-1.00", "05/09/2024,CAFE 4 SEP,-2.00", "03/09/2024,BAR,-2.00")
    assert order_of(text, currency="USD") == ("dmy", [])


def test_a_balance_shows_which_way_time_runs():
    rows = ("01/02/2024,A,-10.00,90.00", "02/01/2024,B,20.00,110.00", "02/02/2024,C,-5.00,105.00")
    assert order_of(statement(*rows, header="Date,Details,Amount,Balance"))[0] == "mdy"


def test_words_of_banking_tell_the_country():
    american = statement(*(f"{day},ACH CREDIT CHECK 12 PORTLAND OR 97201,-1.00" for day in ROWS))
    assert order_of(american) == ("mdy", [])
    elsewhere = statement(*(f"{day},SEPA DIRECT DEBIT LTD,-1.00" for day in ROWS))
    assert order_of(elsewhere) == ("dmy", [])


def test_a_country_that_contradicts_the_account_is_asked_about():
    text = statement(*(f"{day},SEPA DIRECT DEBIT LTD,-1.00" for day in ROWS))
    assert order_of(text, currency="USD")[1] == ["date_order"]


@pytest.mark.parametrize("order", ["dmy", "mdy"])
def test_earlier_statements_of_the_account_decide_what_the_file_leaves_open(order):
    text = statement(*(f"{day},A,-1.00" for day in ROWS))
    earlier = (Layout((Column(0, "Date", "date"),), dates=DateFormat(order)),)
    assert order_of(text, earlier=earlier) == (order, [])


def test_the_account_currency_that_nobody_chose_decides_nothing():
    assert order_of(statement(*(f"{day},A,-1.00" for day in ROWS)))[1] == ["date_order"]


def test_figures_without_marks_are_read_as_the_order_under_which_they_lie_together():
    rows = ("260211,A,-1.00", "260214,B,-2.00", "260305,C,-3.00")
    assert order_of(statement(*rows)) == ("ymd", [])
    assert order_of(statement("110226,A,-1.00", "140226,B,-2.00", "050326,C,-3.00")) == ("dmy", [])


def test_days_of_purchase_in_figures_inside_the_texts_prove_the_order():
    rows = [f"11/{day:02}/2024,COMPRA {day - 2:02}/11 16:57,-10.00" for day in (5, 5, 6)]
    assert order_of(statement(*rows, header="Data,Descrição,Valor"), currency="BRL") == ("mdy", [])


def test_instalments_in_the_texts_prove_nothing():
    rows = [f"0{day}/04/2024,MAGAZINE 0{day}/10,-10.00" for day in (3, 4, 5)]
    assert order_of(statement(*rows, header="Data,Descrição,Valor"), currency="BRL")[0] == "dmy"


def test_orders_of_which_none_names_a_day_are_no_years_apart():
    none: dict[DateOrder, list[date | None]] = {"dmy": [None], "mdy": [None], "ymd": [None]}
    assert not is_years_older("dmy", ["mdy"], none)
    assert is_years_older("dmy", ["mdy"], {**none, "mdy": [date(2024, 3, 1)]})
