"""Whatever an account's owner does, in any order: balance, spans, gaps and rows are those of a plain model."""

from __future__ import annotations

import os
from decimal import Decimal

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from tests.support.account_actions import AccountOwner, Action
from tests.support.account_model import AccountModel, days_after
from tests.support.account_rows import Movement
from tests.support.client import new_user
from tests.support.jobs import Run
from tests.support.totals import drifts_of

# What is done besides imports; what is done to single rows comes as often as what is done to whole statements.
BRINGING = ("import", "import", "interrupt")
OTHER_KINDS = (
    *("undo", "invert", "balance", "same", "accept"),
    *("delete", "restore", "edit", "edit", "split", "bulk", "post", "count"),
    *("opening", "currency", "type"),
)
# A run of 500 takes a quarter of an hour; what is here is for every day.
EXAMPLES = int(os.environ.get("HISTORIES") or 25)


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Movement], list[Action]]:
    """An account's movements, and what its owner does."""
    cents = st.integers(-40_000, 40_000).filter(bool).map(lambda number: Decimal(number).scaleb(-2))
    days = days_after(draw(st.lists(st.integers(0, 2), min_size=8, max_size=16).filter(any)))
    # No two movements have one amount, so none is taken for another that was deleted or read otherwise.
    amounts = draw(st.lists(cents, min_size=len(days), max_size=len(days), unique_by=abs))
    bank = list(map(Movement, days, amounts))
    at = st.integers(0, len(days) - 1)
    several_days = st.tuples(at, at).map(sorted).filter(lambda ends: days[ends[0]] < days[ends[1]])
    brought = st.builds(lambda kind, ends: Action(kind, *ends), st.sampled_from(BRINGING), several_days)
    number = st.integers(0, 99)
    other = st.builds(Action, st.sampled_from(OTHER_KINDS), number, number)
    first = draw(brought)
    return bank, [first, *draw(st.lists(st.one_of(brought, other, other), min_size=2, max_size=9))]


@pytest.mark.usefixtures("empty_queue")
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=histories())
def test_balance_spans_gaps_and_rows_are_those_of_a_plain_model(
    app: Flask, worker_engine: Engine, run: Run, history: tuple[list[Movement], list[Action]]
) -> None:
    bank, actions = history
    owner = AccountOwner(new_user(app), run, AccountModel(bank))
    for action in actions:
        owner.do(action)
        assert owner.told() == owner.model.proof()
        assert owner.told_rows() == owner.model.told_rows()
    assert drifts_of(worker_engine, owner.client) == []
