"""Amounts in digits of other scripts, behind fill characters, and with a dash for no cents."""

from __future__ import annotations

from decimal import Decimal

import pytest

from finpulse.cleaning.values.amounts import fraction_in, mark_in, parse_amount, read_amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("১,৪৯,২৮৮", "149288"),
        ("२,६४०.५०", "2640.50"),
        ("۸۶,۹۶۵,۷۸۰", "86965780"),
        ("۳٬۰۳۴٬۲۲۰", "3034220"),
        ("٢٬٥٠٠٫٧٥", "2500.75"),
        ("-๑,๒๓๔.๕๐", "-1234.50"),
        ("१२३४", "1234"),
    ],
)
def test_digits_of_every_script_are_digits(text: str, amount: str):
    assert read_amount(text, ".") == Decimal(amount)


def test_one_thousands_mark_between_digits_of_another_script_proves_nothing():
    assert (mark_in("২,৬৪০"), fraction_in("২,৬৪০"), mark_in("২.৫০")) == ((".", False), "open", (".", True))


@pytest.mark.parametrize(
    "text", ["Rs. 2,640/-", "2640/-", "Rs 2,640/- only", "₹2,640.00/-", "2640:-", "2 640:--", "2640/="]
)
def test_a_dash_for_no_cents_is_no_minus(text: str):
    assert (read_amount(text, "."), parse_amount(text)) == (2640, 2640)


def test_a_minus_stands_beside_a_dash_for_no_cents():
    assert read_amount("-Rs. 500/-", ".") == -500
    assert read_amount("500/- Dr", ".") == -500


@pytest.mark.parametrize(
    "text", ["***45.00", "$***45.00", "##45.00", "__45.00", "**45.00**", "********************45.00"]
)
def test_fill_characters_say_nothing(text: str):
    assert read_amount(text, ".") == 45


@pytest.mark.parametrize("text", ["***-45.00", "-***45.00", "***45.00-", "(***45.00)", "***45.00 DR"])
def test_a_sign_stands_beside_fill_characters(text: str):
    assert read_amount(text, ".") == -45


@pytest.mark.parametrize("text", ["45.00*", "45.00**", "*45.00", "#45.00", "12/-34"])
def test_a_mark_that_may_be_a_footnotes_is_not_passed_over(text: str):
    with pytest.raises(ValueError, match="is no amount"):
        read_amount(text, ".")


@pytest.mark.parametrize(
    ("text", "amount"),
    [("7,891.87 (Dr)", "-7891.87"), ("4,91,269.16(Cr)", "491269.16"), ("12.00 [CR]", "12.00"), ("(Dr.) 5.00", "-5.00")],
)
def test_a_direction_in_brackets_is_a_direction(text: str, amount: str):
    assert read_amount(text, ".") == Decimal(amount)
