"""A running balance tells where rows are missing, doubled or altered, in whichever order and pieces it is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import reduce
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finpulse.balances.balance_chain import Chain, Entry, chain_of
from finpulse.balances.running_check import RunningCheck, check_running

START = date(2026, 3, 1)
OPENING = Decimal("100.00")

amounts = st.lists(st.decimals(-500, 500, places=2).filter(lambda amount: amount != 0), min_size=4, max_size=30)


def entries(moved: Sequence[Decimal | str], *, newest_first: bool = False) -> list[Entry]:
    """Rows of consecutive days, each with the balance after it."""
    balance, rows = OPENING, []
    for number, amount in enumerate(map(Decimal, moved)):
        balance += amount
        rows.append(Entry(0, START + timedelta(days=number), amount, balance))
    return numbered(rows[::-1] if newest_first else rows)


def numbered(rows: Sequence[Entry]) -> list[Entry]:
    return [row._replace(line=line) for line, row in enumerate(rows, 2)]


def checked(rows: Sequence[Entry], account_type: str = "checking") -> RunningCheck:
    check = check_running(chain_of(rows), account_type, is_named=True)
    assert check is not None
    return check


@given(amounts, st.booleans())
def test_a_whole_statement_is_proven_with_the_balances_around_it(moved: list[Decimal], newest_first: bool) -> None:
    check = checked(entries(moved, newest_first=newest_first))
    assert check.is_whole
    assert check.covers_all
    if check.opening is not None:  # Rows whose order is open, since they lead back to where they began.
        assert check.closing is not None
        assert check.closing - check.opening == sum(moved)


@given(amounts, st.booleans(), st.data())
def test_a_row_that_was_cut_out_is_named_by_its_amount(
    moved: list[Decimal], newest_first: bool, data: st.DataObject
) -> None:
    rows = entries(moved, newest_first=newest_first)
    at = data.draw(st.integers(1, len(rows) - 2))
    check = checked(numbered([*rows[:at], *rows[at + 1 :]]))
    assert not check.is_whole
    [broken] = check.breaks
    assert (broken.first_line, broken.line, broken.difference) == (at + 1, at + 2, rows[at].amount)


@given(amounts, st.booleans(), st.data())
def test_a_row_that_stands_there_twice_breaks_the_balance(
    moved: list[Decimal], newest_first: bool, data: st.DataObject
) -> None:
    rows = entries(moved, newest_first=newest_first)
    at = data.draw(st.integers(1, len(rows) - 2))
    check = checked(numbered([*rows[: at + 1], *rows[at:]]))
    assert not check.is_whole
    assert -rows[at].amount in {broken.difference for broken in check.breaks}


@given(amounts, st.booleans(), st.data())
def test_an_altered_amount_breaks_the_balance(moved: list[Decimal], newest_first: bool, data: st.DataObject) -> None:
    rows = entries(moved, newest_first=newest_first)
    at = data.draw(st.integers(1, len(rows) - 2))
    rows[at] = rows[at]._replace(amount=rows[at].amount + Decimal("0.10"))
    assert not checked(rows).is_whole


@given(amounts, st.booleans())
def test_amounts_that_are_all_turned_round_are_not_proven(moved: list[Decimal], newest_first: bool) -> None:
    rows = [row._replace(amount=-row.amount) for row in entries(moved, newest_first=newest_first)]
    check = check_running(chain_of(rows), "checking", is_named=True)
    assert check is None or not check.is_whole


@given(amounts, st.lists(st.integers(0, 30), max_size=4), st.booleans())
def test_pieces_that_are_joined_are_the_whole(moved: list[Decimal], cuts: list[int], newest_first: bool) -> None:
    rows = entries(moved, newest_first=newest_first)
    # Some rows print no balance, as where it is printed once a day.
    rows = [row._replace(balance=None) if row.line % 3 == 0 else row for row in rows]
    ends = sorted({0, len(rows), *(min(cut, len(rows)) for cut in cuts)})
    pieces = [chain_of(rows[start:end]) for start, end in pairwise(ends)]
    joined, whole = reduce(Chain.joined, pieces, Chain()), chain_of(rows)
    # Steps from day to day are counted within pieces only.
    same = {"rising": 0, "falling": 0}
    assert replace(joined, **same) == replace(whole, **same)


@given(amounts, st.randoms(use_true_random=False))
def test_rows_in_any_order_are_never_contradicted_by_a_balance_that_they_have(
    moved: list[Decimal], random: st.Random
) -> None:
    rows = entries(moved)
    random.shuffle(rows)
    check = check_running(chain_of(numbered(rows)), "checking", is_named=True)
    assert check is None or check.is_whole or check.broken < 3


def test_equal_amounts_in_disorder_say_nothing() -> None:
    rows = entries(["0.01"] * 6)
    disorder = [rows[place] for place in (0, 1, 2, 5, 4, 3)]
    check = check_running(chain_of(numbered(disorder)), "checking", is_named=True)
    assert check is None


def test_a_balance_on_some_rows_proves_those_between() -> None:
    rows = [row._replace(balance=None) if row.line in (3, 4) else row for row in entries(["1", "2", "-3", "4", "-5"])]
    assert checked(rows).is_whole
    rows[2] = rows[2]._replace(amount=Decimal(-4))
    [broken] = checked(rows).breaks
    assert (broken.first_line, broken.line, broken.difference) == (2, 5, Decimal(1))


def test_rows_outside_the_balances_are_not_covered() -> None:
    rows = entries(["1", "2", "-3", "4"])
    rows[-1] = rows[-1]._replace(balance=None)
    check = checked(rows)
    assert check.is_whole
    assert not check.covers_all


@pytest.mark.parametrize("newest_first", [False, True])
def test_the_balance_of_a_card_is_what_is_owed(newest_first: bool) -> None:
    rows = [row._replace(balance=-(row.balance or 0) + 500) for row in entries(["-20", "-30", "40"])]
    rows = numbered(rows[::-1] if newest_first else rows)
    check = checked(rows, "credit_card")
    assert check.is_whole
    assert (check.opening, check.closing) == (Decimal(-400), Decimal(-410))
    rows[1] = rows[1]._replace(amount=Decimal(-35))
    [broken] = [each for each in checked(rows, "credit_card").breaks if each.difference == 5]
    assert broken.found < 0


def test_the_same_balance_in_all_rows_is_the_accounts_present_one() -> None:
    rows = [row._replace(balance=Decimal(1000)) for row in entries(["1", "2", "-3", "4"])]
    assert check_running(chain_of(rows), "checking", is_named=True) is None


def test_figures_that_have_nothing_to_do_with_the_amounts_contradict_nothing() -> None:
    rows = [row._replace(balance=Decimal(row.line**3)) for row in entries(["1", "2", "-3", "4", "9"])]
    assert check_running(chain_of(rows), "checking", is_named=False) is None


@given(amounts.filter(lambda moved: len(set(moved)) > 2))
def test_a_balance_that_moves_the_other_way_contradicts_the_directions(moved: list[Decimal]) -> None:
    rows = [row._replace(amount=-row.amount) for row in entries(moved)]
    check = check_running(chain_of(rows), "checking", is_named=False)
    assert check is not None
    assert not check.is_whole
