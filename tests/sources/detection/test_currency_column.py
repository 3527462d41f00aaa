"""Which column says what the amounts are counted in."""

from __future__ import annotations

import pytest

from finpulse.cleaning.rows import CleanRow
from tests.support.readings import rows_of


def outcomes(header: str, *units: str) -> list[str]:
    """A row of each unit: its currency, or why it is none."""
    rows = "".join(f"2026-05-{day},{unit},Trade {day},-{day}.00\n" for day, unit in enumerate(units, 10))
    read = rows_of(f"Date,{header},Description,Amount\n{rows}")
    return [row.money.currency if isinstance(row, CleanRow) else row.reason for row in read]


@pytest.mark.parametrize("header", ["Currency", "Coin", "Product", "Type", "Account", "Money"])
@pytest.mark.parametrize("unit", ["BTC", "usdt", "pts"])
def test_what_is_no_money_is_rejected_whatever_its_column_is_called(header, unit):
    money, reason, *_ = outcomes(header, "EUR", unit, "EUR", unit)
    assert (money, reason) == ("EUR", f'"{unit}" is no currency that is known in column "{header}"')


def test_tickers_that_are_words_count_beside_each_other_and_beside_coins():
    assert outcomes("Product", "EUR", "SOL", "DOT")[1].startswith('"SOL" is no currency')
    assert outcomes("Product", "EUR", "SOL", "BTC")[1].startswith('"SOL" is no currency')


def test_words_that_are_codes_too_name_no_currency_in_a_column_of_another_name():
    assert set(outcomes("Type", "TOP", "ALL", "TOP")) == set(outcomes("Type", "Card", "Cash", "Card"))
