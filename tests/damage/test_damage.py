"""Made statements are proven, and damaged ones never are; the model that says which damages show is right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest

from scripts.damage.__main__ import counted
from scripts.damage.damages import DAMAGES, damaged
from scripts.damage.histories import in_messages, with_balances
from scripts.damage.statement import Part, Row, Statement, contradicts_itself

FIRST = date(2024, 3, 1)


def table(*amounts: int) -> Statement:
    """A statement of a row a month with the balance after each."""
    rows = [Row(FIRST + timedelta(30 * at), Decimal(amount), f"Shop {at}") for at, amount in enumerate(amounts)]
    return Statement(tuple(with_balances(Decimal(100), rows)), (Part("EUR"),), rows[0].day, rows[-1].day)


def without(statement: Statement, at: int) -> Statement:
    return replace(statement, rows=(*statement.rows[:at], *statement.rows[at + 1 :]))


def test_nothing_that_is_damaged_is_proven_in_a_hundred_statements() -> None:
    counts = counted(range(100), seed=5).counts["all"]
    assert counts["of"] > 80
    assert counts["damaged"] > 80
    assert (counts["false"], counts["proven"], counts["caught"]) == (0, counts["of"], counts["damaged"])


def test_a_statement_is_made_of_its_seed_and_number_alone() -> None:
    assert counted([7], seed=3).counts == counted([7], seed=3).counts


def test_a_running_balance_shows_what_is_cut_from_the_middle_and_not_from_an_end() -> None:
    statement = table(-10, -20, 30, -5)
    assert not contradicts_itself(statement)
    assert [contradicts_itself(without(statement, at)) for at in range(4)] == [False, True, True, False]


def test_an_opening_balance_shows_the_first_row_too() -> None:
    statement = replace(table(-10, -20, 30), parts=(Part("EUR", opening=Decimal(100)),))
    assert not contradicts_itself(statement)
    assert contradicts_itself(without(statement, 0))


def test_balances_of_messages_show_each_of_their_rows() -> None:
    statement = in_messages(Random(1), "EUR", 3, sums=False)
    assert not contradicts_itself(statement)
    assert all(contradicts_itself(without(statement, at)) for at in range(len(statement.rows)))


def test_a_day_shows_where_it_goes_back_by_months_against_the_balance() -> None:
    statement = table(-10, -20, 30, -5)
    rows = list(statement.rows)
    rows[1] = replace(rows[1], day=FIRST + timedelta(300))
    assert contradicts_itself(replace(statement, rows=tuple(rows)))


@pytest.mark.parametrize("name", DAMAGES)
def test_each_damage_is_one_that_figures_show(name: str) -> None:
    damage = damaged(Random(2), table(-10, -20, 30, -5, 7, -9, 12), name)
    assert damage is not None
    assert contradicts_itself(damage.statement)
