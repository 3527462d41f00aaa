"""Balances and sums that stand in words beside a table, in the languages that banks write."""

from __future__ import annotations

from decimal import Decimal

import pytest

from finpulse.balances.stated_words import stated_in


@pytest.mark.parametrize(
    ("records", "stated"),
    [
        (
            [["Opening balance", "1,000.00"], ["Closing balance", "1,250.50"]],
            {"opening": "1000.00", "closing": "1250.50"},
        ),
        ([["Opening Balance: 1,000.00"], ["Ending Balance: USD 990.00"]], {"opening": "1000.00", "closing": "990.00"}),
        ([["INITIAL_BALANCE", "FINAL_BALANCE"], ["1000", "1300"]], {"opening": "1000", "closing": "1300"}),
        ([["", "Saldo anterior", "", "85.20"]], {"opening": "85.20"}),
        ([["Total credits", "500.00", "Total debits", "-200.00"]], {"money_in": "500.00", "money_out": "-200.00"}),
        ([["Входящий остаток", "12.00"], ["Исходящий остаток", "10.00"]], {"opening": "12.00", "closing": "10.00"}),
        ([["前回残高", "100"], ["今回残高", "80"]], {"opening": "100", "closing": "80"}),
        ([["期初余额", "100.00"], ["期末余额", "80.00"]], {"opening": "100.00", "closing": "80.00"}),
    ],
)
def test_labels_have_their_figures_beside_behind_or_below(records: list[list[str]], stated: dict[str, str]) -> None:
    assert stated_in(records, ".") == {kind: Decimal(figure) for kind, figure in stated.items()}


def test_the_decimal_mark_is_that_of_the_file() -> None:
    assert stated_in([["Anfangssaldo", "1.000,50"]], ",") == {"opening": Decimal("1000.50")}


@pytest.mark.parametrize(
    "record",
    [
        ["Current balance", "12.00"],
        ["Kontostand", "12,00"],
        ["Available balance", "12.00"],
        ["NEW BALANCED DIET SHOP", "12.00"],
        ["Opening hours", "12.00"],
        ["A sentence in which an opening balance of some account is told at length and 12.00 besides", "12.00"],
    ],
)
def test_what_is_of_another_day_or_no_label_states_nothing(record: list[str]) -> None:
    assert stated_in([record], ".") == {}


def test_a_figure_that_its_own_commas_have_cut_is_put_together() -> None:
    assert stated_in([["Saldo Awal : 9", "000", "000.00"]], ".") == {"opening": Decimal("9000000.00")}


def test_the_first_opening_and_the_last_closing_balance_count() -> None:
    records = [["Opening balance", "1"], ["Closing balance", "2"], ["Opening balance", "2"], ["Closing balance", "3"]]
    assert stated_in(records, ".") == {"opening": Decimal(1), "closing": Decimal(3)}
