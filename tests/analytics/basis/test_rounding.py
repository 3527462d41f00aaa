"""Rounded figures are rounded half-up, and no size of money breaks them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from finpulse.analytics.basis.rounding import mean, part_of, percent


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [("1", "8", "12.50"), ("2", "3", "66.67"), ("0.00125", "1", "0.13"), ("-1", "3", "-33.33"), ("1e40", "3", None)],
)
def test_percent(part: str, whole: str, expected: str | None) -> None:
    share = percent(Decimal(part), Decimal(whole))
    assert str(share) == expected if expected else share > 0


def test_nothing_of_nothing_is_nothing() -> None:
    assert percent(Decimal(5), Decimal(0)) == mean(Decimal(5), 0) == 0


def test_a_currency_of_three_places_keeps_them() -> None:
    assert str(mean(Decimal("1.001"), 2)) == "0.501"
    assert str(part_of(Decimal("10.005"), 10)) == "1.001"


def test_whole_money_is_told_to_two_places() -> None:
    assert str(mean(Decimal(10), 4)) == "2.50"
    assert str(part_of(Decimal(1000), 15)) == "150.00"
