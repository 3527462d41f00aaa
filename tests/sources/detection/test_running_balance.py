"""A running balance proves signs whichever way the rows run."""

from __future__ import annotations

from decimal import Decimal

import pytest

from finpulse.sources.detection.amount_rules.running_balance import true_signs


def values(*numbers):
    return [None if number is None else Decimal(number) for number in numbers]


def test_a_balance_after_each_row():
    assert true_signs(values(-10, 50, -5), values(90, 140, 135), newest_first=False) == [0, 1, 1]


def test_a_balance_after_each_row_newest_first():
    assert true_signs(values(-5, 50, -10), values(135, 140, 90), newest_first=True) == [1, 1, 0]


def test_a_balance_before_each_row_is_not_taken_for_inverted_amounts():
    amounts, balances = values(-35, 1000, -5), values(1000, 965, 1965)
    assert true_signs(amounts, balances, newest_first=False) == [1, 1, 0]
    assert true_signs(amounts, balances, newest_first=None) == [1, 1, 0]


def test_unsigned_amounts_get_theirs_from_the_balance():
    assert true_signs(values(10, 50, 5), values(90, 140, 135), newest_first=False) == [0, 1, -1]


def test_steps_that_do_not_fit_are_left_open_as_long_as_most_fit():
    assert true_signs(values(-10, -1, -2, -3), values(100, 99, 0, -3), newest_first=False) == [0, 1, 0, 1]


@pytest.mark.parametrize(
    ("amounts", "balances"),
    [
        (values(1, 2, 3), values(50, 60, 10)),
        (values(1), values(50)),
        (values(None, None), values(50, 60)),
        ([], []),
    ],
)
def test_what_fits_hardly_anywhere_proves_nothing(amounts, balances):
    assert true_signs(amounts, balances, newest_first=None) is None
