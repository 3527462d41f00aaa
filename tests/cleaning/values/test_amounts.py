"""Amounts are read exactly, whatever their marks, signs and currencies."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finpulse.cleaning.values.amounts import mark_in, parse_amount, plain_amounts, read_amount
from finpulse.cleaning.values.currencies import currency_in


@pytest.mark.parametrize(
    "text",
    [
        "1234.56",
        "1,234.56",
        "1.234,56",
        "1 234,56",
        "1\u00a0234,56",
        "1\u202f234,56",
        "1'234.56",
        "1’234.56",
        "$1,234.56",
        "1 234,56 сум",
        "EUR 1.234,56",
        "1.234,56 €",
        "+1234,56",
        "1234.56 CR",
        "R$ 1.234,56",
        "１,２３４.５６",
    ],
)
def test_one_amount_in_many_forms(text):
    assert parse_amount(text) == Decimal("1234.56")


@pytest.mark.parametrize(
    "text",
    ["-12,50", "\u221212,50", "–12.50", "12.50-", "(12.50)", "($12.50)", "- 12,50", "-$12.50", "$-12.50", "12.50 DR"],
)
def test_money_out_in_many_forms(text):
    assert parse_amount(text) == Decimal("-12.50")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 000 so'm", "12000"),
        ("12,34,567.89", "1234567.89"),
        ("-,01", "-0.01"),
        ("1.200.000", "1200000"),
        (".75", "0.75"),
    ],
)
def test_further_forms(text, expected):
    assert parse_amount(text) == Decimal(expected)


def test_three_digits_behind_one_mark_are_thousands_unless_the_mark_is_decimal():
    assert parse_amount("1.000") == 1000
    assert parse_amount("1.000", "de") == 1000
    assert parse_amount("1.000", "en") == 1
    assert read_amount("1,000", ".") == 1000
    assert read_amount("1,000", ",") == 1


def test_a_cell_whose_marks_allow_one_reading_only_is_read_so_under_either_mark():
    assert read_amount("4425.21", ",") == Decimal("4425.21")
    assert read_amount("49,40", ".") == Decimal("49.40")


@pytest.mark.parametrize(
    "text", ["abc", "", "-", "2024-01-05", "05.01.2024", "12/03", "Invoice 12 of 2024", "10 %", "1.2.3"]
)
def test_a_cell_that_is_no_amount_is_refused_with_its_text(text):
    with pytest.raises(ValueError, match="is no amount"):
        read_amount(text, ".")


def test_nothing_is_lost_to_binary_fractions():
    assert sum(read_amount(text, ".") for text in ("0.1", "0.2")) == Decimal("0.3")
    assert str(read_amount("123456789012345.6789", ".")) == "123456789012345.6789"


@pytest.mark.parametrize(
    ("text", "mark", "proven"),
    [("1.234,50", ",", True), ("0,5", ",", True), ("1.000", ",", False), ("1,000", ".", False), ("12", None, False)],
)
def test_a_cell_says_which_decimal_mark_it_uses_and_how_surely(text, mark, proven):
    assert mark_in(text) == (mark, proven)


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("1 234,56 сум", "UZS"),
        ("12 000 so'm", "UZS"),
        ("€5", "EUR"),
        ("5 zł", "PLN"),
        ("Amount (GBP)", "GBP"),
        ("5", None),
    ],
)
def test_a_text_names_its_currency(text, currency):
    assert currency_in(text) == currency


def test_a_sign_that_currencies_share_is_that_of_the_account():
    assert currency_in("$5") == "USD"
    assert currency_in("$5", "CAD") == "CAD"
    assert currency_in("5 kr", "NOK") == "NOK"


@given(st.lists(st.text("0123456789+-.,") | st.from_regex(r"[+-]?[0-9]{1,16}[.,][0-9]{1,3}", fullmatch=True)))
@pytest.mark.parametrize("mark", [".", ","])
def test_plain_figures_are_read_the_same_many_at_a_time(mark, cells):
    found = zip(cells, plain_amounts(cells, mark), strict=True)
    assert all(value is None or str(value) == str(read_amount(cell, mark)) for cell, value in found)
