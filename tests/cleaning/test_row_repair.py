"""Rows that unquoted thousands marks made too wide are put together again, where that can be done in one way."""

from __future__ import annotations

import pytest

from finpulse.cleaning.row_repair import join_thousands
from finpulse.cleaning.rows import DroppedRow
from tests.support.readings import money_of, rows_of

HEADER = "Date,Description,Withdrawal,Deposit,Balance"


def amounts_of(*rows: str, header: str = HEADER) -> list[str]:
    text = "\n".join([header, *rows, ""])
    return [f"{amount:f}" for _, amount in money_of(text, currency="USD")]


def test_every_amount_of_a_row_may_be_cut():
    rows = (
        "03/15/2024,RENT,1,867.67,,2,344.19",
        "03/16/2024,PAYROLL,,2,548.64,4,892.83",
        "03/18/2024,GAS,50.12,,4,842.71",
    )
    assert amounts_of(*rows) == ["-1867.67", "2548.64", "-50.12"]


def test_single_wide_rows_among_others():
    rows = ("03/15/2024,GAS,50.12,,949.88", "03/16/2024,CAFE,5.00,,944.88", "03/18/2024,PAYROLL,,2,000.00,2,944.88")
    assert amounts_of(*rows) == ["-50.12", "-5.00", "2000.00"]


@pytest.mark.parametrize("amount", ["-1,234,567.89", "-$1,234,567.89", "(1,234,567.89)"])
def test_groups_signs_and_currencies(amount: str):
    rows = (f"03/15/2024,CAR,{amount}", "03/16/2024,CAFE,-5.00", "03/18/2024,GAS,-50.12")
    assert amounts_of(*rows, header="Date,Description,Amount") == ["-1234567.89", "-5.00", "-50.12"]


def test_a_row_that_can_be_several_is_rejected():
    rows = ["03/15/2024,GAS,50.12,,949.88", "03/16/2024,CAFE,5.00,,944.88", "03/18/2024,A,1,100,200,300"]
    found = rows_of("\n".join([HEADER, *rows, ""]), currency="USD")
    assert isinstance(found[-1], DroppedRow)


def test_what_is_no_group_stays_apart():
    assert list(join_thousands(["a", "1", "86"], 2)) == []
    assert list(join_thousands(["a", "1867", "867"], 2)) == []
    assert list(join_thousands(["a", "b"], 3)) == []
