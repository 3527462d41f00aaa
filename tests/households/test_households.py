"""Made households: nothing is linked that is no transfer, and hardly a transfer is lost."""

from __future__ import annotations

import pytest

from scripts.households.in_process import pairs_in
from scripts.households.make import make_household
from scripts.households.measure import Result, pairs_of
from tests.support.client import Client
from tests.support.jobs import IMPORT_STAGES, Run, upload

COUNT = 60


@pytest.fixture(scope="module")
def result() -> Result:
    result = Result()
    for number in range(COUNT):
        home = make_household(3, number)
        result.add(home, *pairs_in(home))
    return result


def test_nothing_is_linked_that_is_no_transfer(result: Result) -> None:
    assert result.counts["households"] == COUNT
    assert result.counts["wrong"] == 0, result.told


def test_hardly_a_transfer_is_neither_linked_nor_proposed(result: Result) -> None:
    assert result.found >= 0.99, result.told
    assert result.counts["linked"] >= 0.7 * result.counts["transfers"]


def test_the_database_says_the_same(client: Client, run: Run) -> None:
    home = make_household(3, 0)
    ids = {}
    for at, account in enumerate(home.accounts):
        named = {"name": account.name, "account_type": account.account_type, "currency": account.currency}
        ids[at] = int(client.account(**named))
        upload(client, account.statement(), ids[at], IMPORT_STAGES, run)
    linked, proposed = pairs_in(home)
    assert pairs_of(client.get("/transfers", limit=500), home, ids) == linked
    assert pairs_of(client.get("/transfers", limit=500, state="proposed"), home, ids) == proposed


def test_a_household_is_made_of_its_seed_and_number_alone() -> None:
    assert make_household(3, 7) == make_household(3, 7)
    assert make_household(3, 7) != make_household(3, 8)
