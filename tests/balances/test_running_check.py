"""What a running balance says of few rows, of days out of order, of cards, and of the parts of a file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from finpulse.balances.balance_chain import Entry, chain_of
from finpulse.balances.running_check import RunningCheck, check_running

Printed = tuple[str, str, str]


def check_of(*rows: Printed, account_type: str = "checking", named: bool = True) -> RunningCheck | None:
    """The check of rows of a day, an amount and the balance beside it, as a file has them."""
    entries = [
        Entry(line, date.fromisoformat(day), Decimal(amount), Decimal(balance))
        for line, (day, amount, balance) in enumerate(rows, 2)
    ]
    return check_running(chain_of(entries), account_type, is_named=named)


NEWEST_FIRST = (("2024-03-05", "-3", "90"), ("2024-03-05", "-4", "93"), ("2024-03-01", "7", "97"))


@pytest.mark.parametrize("at", [0, 1, 2])
@pytest.mark.parametrize("day", ["2023-03-05", "2024-09-05"])
def test_a_day_of_few_rows_is_held_against_the_order_that_the_balance_proves(at: int, day: str) -> None:
    rows = list(NEWEST_FIRST)
    rows[at] = (day, *rows[at][1:])
    check = check_of(*rows)
    assert check is not None
    assert check.is_whole
    # Later than the row above it, or earlier than the one below: at an end only one of these shows.
    shows = {0: day < "2024", 1: True, 2: day > "2024-06"}[at]
    assert bool(check.leaps) == shows


def test_days_that_keep_to_the_order_leap_by_months_where_nothing_moved() -> None:
    check = check_of(("2024-01-05", "-3", "97"), ("2024-06-01", "-4", "93"), ("2024-12-01", "7", "100"))
    assert check is not None
    assert not check.leaps


@pytest.mark.parametrize(
    "rows",
    [
        (("2024-03-01", "-3", "97"), ("2024-03-02", "-4", "83"), ("2024-03-03", "7", "100")),
        (("2024-03-01", "-3", "97"), ("2024-03-02", "7", "93"), ("2024-03-03", "-4", "100")),
    ],
    ids=["a balance altered", "amounts exchanged"],
)
def test_two_breaks_that_cancel_out_are_of_one_damage(rows: Sequence[Printed]) -> None:
    check = check_of(*rows)
    assert check is not None
    assert (check.holds, check.of) == (0, 2)
    assert sum(broken.difference for broken in check.breaks) == 0


def test_figures_that_have_nothing_to_do_with_the_amounts_say_nothing() -> None:
    assert check_of(("2024-03-01", "-3", "97"), ("2024-03-02", "-4", "12"), ("2024-03-03", "7", "55")) is None


@pytest.mark.parametrize("account_type", ["credit_card", "loan"])
def test_a_card_whose_balance_goes_through_zero_may_print_what_is_owed(account_type: str) -> None:
    owed = [
        ("2024-03-01", "-3", "3"),
        ("2024-03-02", "-4", "7"),
        ("2024-03-03", "20", "-13"),
        ("2024-03-04", "5", "-18"),
    ]
    assert check_of(*owed, ("2024-03-05", "-1", "-17"), account_type=account_type) is None
