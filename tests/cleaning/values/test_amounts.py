"""Amounts are read exactly, whatever their marks, signs and currencies."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finpulse.cleaning.values.amounts import (
    has_doubled_minus,
    is_irregular,
    mark_in,
    parse_amount,
    plain_amounts,
    read_amount,
)
from finpulse.cleaning.values.currencies import currency_in
from finpulse.cleaning.values.figures import AmountStyle


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("▲1,540", "-1540"),
        ("△20", "-20"),
        ("<54.12>", "-54.12"),
        ("(-12.50)", "-12.50"),
        ("Dr 12.50", "-12.50"),
        ("12.50 Cr.", "12.50"),
        ("100,-", "100"),
        ("-100.--", "-100"),
        ('="52,300.00"', "52300.00"),
        ("'-7.25", "-7.25"),
        ("1.5E7", "15000000"),
        ("-2.5e-1", "-0.25"),
        ("12.340000000000001", "12.34"),
        ("1000.0999999999999", "1000.1"),
    ],
)
def test_signs_shells_and_powers(text, expected):
    assert read_amount(text, ".") == Decimal(expected)


@pytest.mark.parametrize(
    ("text", "expected", "currency"),
    [
        ("د.إ.\u200f 12.50", "12.50", "AED"),
        ("ر.س.\u200f-1,200.00", "-1200.00", "SAR"),
        ("12.50 د.ك.\u200f", "12.50", "KWD"),
        ("S/. 12", "12", "PEN"),
        ("-S/3.00", "-3.00", "PEN"),
        ("Rs.500", "500", "INR"),
        ("Rs. 1,250.00", "1250.00", "INR"),
        ("B/.5.00", "5.00", "PAB"),
        ("R 1,250.00", "1250.00", "ZAR"),
        ("KSh 500", "500", "KES"),
        ("500 F CFA", "500", "XAF"),
        ("12.50 KM", "12.50", "BAM"),
        ("RD$ 500", "500", "DOP"),
        ("₹-5", "-5", "INR"),
        ("\\12,000", "12000", "JPY"),
        ("7.50 eur", "7.50", "EUR"),
    ],
)
def test_a_currencys_letters_points_and_marks_stand_before_or_behind_the_number(text, expected, currency):
    assert read_amount(text, ".") == Decimal(expected)
    assert currency_in(text) == currency


@pytest.mark.parametrize(
    "text",
    [
        "checking1",
        "0.5 BTC",
        "12.5K",
        "12万",
        "20 pts",
        "12,500 تومان",
        "R12",
        "\\12.50",
        "▼540",
        "[54.12]",
        "(54.12",
        "54.12)",
        "+-5.00",
        "-12.50-",
        "(12.50) CR",
        "USD 5 XYZ",
    ],
)
def test_a_word_that_is_no_currency_or_a_sign_that_means_nothing_makes_no_amount(text):
    with pytest.raises(ValueError, match="is no amount"):
        read_amount(text, ".")


def test_two_minus_signs_need_somebody_to_say_what_they_mean():
    with pytest.raises(ValueError, match="two minus signs"):
        read_amount("--20.00", ".")
    assert read_amount("--20.00", ".", AmountStyle(doubled_minus=True)) == 20
    assert has_doubled_minus("\u2212\u221220.00")


@pytest.mark.parametrize(
    ("text", "expected"), [("1,50.00", "150.00"), ("12,34.50", "1234.50"), ("1,0000.00", "10000"), ("1,0000", "10000")]
)
def test_thousands_marks_at_wrong_places_need_a_proof(text, expected):
    with pytest.raises(ValueError, match="wrong places"):
        read_amount(text, ".")
    assert read_amount(text, ".", AmountStyle(irregular=True)) == Decimal(expected)
    assert is_irregular(text, ".")


@pytest.mark.parametrize("text", ["12,34,567.89", "1,234.56", "10,000", "49,40", "1'234.50", "123456.7", "5 EUR"])
def test_usual_groups_are_regular(text):
    assert not is_irregular(text, ".")


def test_a_figure_that_a_spreadsheet_rounded_needs_a_proof():
    with pytest.raises(ValueError, match="is rounded"):
        read_amount("-1.2E+04", ".")
    assert read_amount("-1.2E+04", ".", AmountStyle(irregular=True)) == -12000


def test_where_a_currency_has_no_thousandths_three_digits_are_thousands_behind_either_mark():
    whole = AmountStyle(whole_thousands=True)
    assert [read_amount(text, ".", whole) for text in ("1.000", "1,850", "-50.32")] == [1000, 1850, Decimal("-50.32")]


@pytest.mark.parametrize("number", ["1" * 26, "9" * 40, f"{'9' * 28}.123456789012", f"1{',234' * 9}.12345"])
@pytest.mark.parametrize("form", ["{}", "-{}", "EUR{}-", "{} CR"])
def test_figures_longer_than_any_sum_are_read(number, form):
    assert read_amount(form.format(number), ".").adjusted() >= 25
