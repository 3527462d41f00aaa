"""A currency is named by codes, signs and words, some of them only beside a figure; a coin is none."""

from __future__ import annotations

import pytest

from finpulse.cleaning.values.currencies import (
    currency_in,
    currency_of_cell,
    is_currency_code,
    names_currency,
    other_unit_in,
)
from finpulse.cleaning.values.currency_names import CURRENCY_SIGNS, CURRENCY_WORDS
from finpulse.cleaning.values.names_beside_figures import NAMES_BESIDE_FIGURES


def test_every_name_is_that_of_a_currency():
    tables = (CURRENCY_SIGNS, CURRENCY_WORDS, NAMES_BESIDE_FIGURES)
    codes = {code for table in tables for candidates in table.values() for code in candidates}
    assert [code for code in codes if not is_currency_code(code)] == []


@pytest.mark.parametrize("header", ["Le montant", "Da", "Um", "Den", "Ls", "Sh", "Bs", "Dt"])
def test_a_short_word_of_a_header_is_no_currency(header):
    assert currency_in(header) is None


def test_a_word_that_currencies_share_is_the_accounts_own():
    assert (currency_in("Bs. 12,50"), currency_in("Bs. 12,50", "VES")) == ("BOB", "VES")
    assert (currency_in("\\1,000"), currency_in("\\1,000", "KRW")) == ("JPY", "KRW")


@pytest.mark.parametrize(
    ("cell", "currency"),
    [
        ("Canadian Dollar", "CAD"),
        ("US Dollars", "USD"),
        ("Schweizer Franken", "CHF"),
        ("Pound Sterling", "GBP"),
        ("RUR", "RUB"),
        ("eur", "EUR"),
        ("zł", "PLN"),
        ("BTC", None),
        ("USDT", None),
        ("Miles", None),
    ],
)
def test_the_cell_of_a_currency_column(cell, currency):
    assert currency_of_cell(cell) == currency


def test_a_power_of_ten_names_no_currency():
    assert currency_in("1.5E2") is None


def test_a_header_names_a_coin_only_in_capitals():
    assert (
        other_unit_in("Amount (BTC)"),
        other_unit_in("Value_IN(BNB)"),
        other_unit_in("Link"),
        other_unit_in("Sol"),
    ) == (
        "BTC",
        "BNB",
        None,
        None,
    )


def test_letters_beside_a_figure_are_a_currencys_or_not():
    assert all(map(names_currency, ("eur", "us$", "د.إ.", "s/.", "kč", "₹", "cn¥", "f cfa")))
    assert not any(map(names_currency, ("btc", "checking", "pts", "k", "%")))
