"""What isn't proven is proposed; better evidence changes links, and the user's word stays."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine

from tests.support.client import Client
from tests.support.jobs import IMPORT_STAGES, Run, upload
from tests.support.problems import problem_of
from tests.support.totals import drifts
from tests.support.transfers import debit_credit_statement, income_and_spending

OUT = "2026-03-02,-100.00,Transfer"


@pytest.fixture
def bring(client: Client, run: Run) -> Any:
    """Import rows into a new account of this name, here and now; the account's id."""

    def bring_rows(name: str, *rows: str, account_type: str = "checking") -> int:
        account = int(client.account(name=name, account_type=account_type))
        upload(client, debit_credit_statement(rows), account, IMPORT_STAGES, run)
        return account

    return bring_rows


def pairs(client: Client, state: str = "linked") -> set[tuple[str, str]]:
    """The texts of money out and money in."""
    found = client.get("/transfers", state=state)
    return {(each["out"]["description"], each["in"]["description"]) for each in found}


def test_a_payment_and_income_of_the_same_amount_are_two_things(client: Client, bring: Any) -> None:
    bring("Checking One", "2026-03-02,-1200.00,ZELLE TO LANDLORD LLC", "2026-03-02,-250.00,Transfer to John Smith")
    bring("Second Bank", "2026-03-04,1200.00,STRIPE PAYOUT", "2026-03-05,250.00,Jane Doe")
    assert pairs(client) == pairs(client, "proposed") == set()


@pytest.mark.parametrize("name", ["Travel Fund", "School Fees", "Netflix Pot", "Pension"])
def test_a_pot_may_be_called_what_it_is_for(client: Client, bring: Any, name: str, worker_engine: Engine) -> None:
    bring("Main Checking", f"2026-03-02,-100.00,Transfer to {name}", "2026-03-02,-20.00,EDEKA")
    bring(name, "2026-03-03,100.00,Transfer from Main Checking", account_type="savings")
    assert pairs(client) == {(f"Transfer to {name}", "Transfer from Main Checking")}
    assert income_and_spending(client) == (0, 20)
    assert drifts(worker_engine, client) == []


def test_the_account_that_a_text_names_wins_whichever_came_first(client: Client, bring: Any) -> None:
    bring("Rainy Day", "2026-03-02,100.00,Transfer", account_type="savings")
    bring("Holiday Pot", "2026-03-03,100.00,Transfer", account_type="savings")
    bring("Everyday", "2026-03-02,-100.00,Transfer to Holiday Pot")
    [transfer] = client.get("/transfers")
    assert transfer["in"]["date"] == "2026-03-03"


def test_a_tie_is_proposed_and_what_is_accepted_settles_it(client: Client, bring: Any, worker_engine: Engine) -> None:
    bring("Everyday", OUT)
    bring("One", "2026-03-02,100.00,Transfer in")
    assert pairs(client) == {("Transfer", "Transfer in")}
    bring("Two", "2026-03-03,100.00,Transfer back")
    assert pairs(client) == set()
    assert pairs(client, "proposed") == {("Transfer", "Transfer in"), ("Transfer", "Transfer back")}
    last = client.get("/etl/jobs", limit=1)[0]["id"]
    told = client.get(f"/etl/jobs/{last}")["step_results"]["aggregate"]["result"]["transfers"]
    assert told == {"linked": 0, "proposed": 2}
    assert drifts(worker_engine, client) == []

    meant = next(
        each for each in client.get("/transfers", state="proposed") if each["in"]["description"] == "Transfer back"
    )
    accepted = client.post(f"/transfers/{meant['id']}/accept", {}, expect=200)
    assert (accepted["id"], accepted["state"], accepted["in"]["transfer_id"]) == (meant["id"], "linked", meant["id"])
    assert pairs(client, "proposed") == set()
    bring("Transfer Three", "2026-03-02,100.00,Transfer from Everyday")
    assert pairs(client) == {("Transfer", "Transfer back")}
    assert drifts(worker_engine, client) == []


def test_what_was_refused_stays_so(client: Client, bring: Any, run: Run) -> None:
    bring("Everyday", OUT)
    savings = bring("One", "2026-03-02,100.00,Deposit")
    [proposed] = client.get("/transfers", state="proposed")
    assert [proposed["in"]["transfer_id"], proposed["state"]] == [None, "proposed"]
    assert client.post(f"/transfers/{proposed['id']}/refuse", {}, expect=200)["state"] == "refused"
    upload(client, debit_credit_statement(["2026-03-04,1.00,Refund"]), savings, IMPORT_STAGES, run)
    assert pairs(client, "proposed") == set()
    assert [each["id"] for each in client.get("/transfers", state="refused")] == [proposed["id"]]
    assert client.post(f"/transfers/{proposed['id']}/accept", {}, expect=200)["state"] == "linked"


def test_a_link_gives_way_to_better_evidence_and_comes_back_with_its_absence(
    client: Client, bring: Any, run: Run, worker_engine: Engine
) -> None:
    bring("Everyday", OUT)
    bring("One", "2026-03-02,100.00,Transfer")
    better = client.account(name="Two")
    rows = debit_credit_statement(["2026-03-03,100.00,Transfer from Everyday"])
    job = upload(client, rows, better, IMPORT_STAGES, run)
    assert pairs(client) == {("Transfer", "Transfer from Everyday")}
    client.request("DELETE", f"/etl/jobs/{job}")
    assert pairs(client) == {("Transfer", "Transfer")}
    assert drifts(worker_engine, client) == []


def test_a_reading_that_brings_the_same_rows_brings_the_decisions(client: Client, bring: Any, run: Run) -> None:
    bring("Everyday", OUT, "2026-03-09,-7.00,Transfer")
    rows = debit_credit_statement(["2026-03-02,100.00,Deposit", "2026-03-09,7.00,Deposit"])
    job = upload(client, rows, int(client.account(name="One")), IMPORT_STAGES, run)
    first, second = client.get("/transfers", state="proposed")
    client.post(f"/transfers/{first['id']}/accept", {}, expect=200)
    client.post(f"/transfers/{second['id']}/refuse", {}, expect=200)
    again = client.post(f"/etl/jobs/{job}/reread", {"reading": {"date_order": "dmy"}}, expect=202)
    assert run(client.user_id, again["id"], "reread")
    assert [len(client.get("/transfers", state=state)) for state in ("linked", "proposed", "refused")] == [1, 0, 1]


def test_only_what_is_there_and_ones_own_is_decided(client: Client, other: Client, bring: Any) -> None:
    bring("Everyday", OUT)
    bring("One", "2026-03-02,100.00,Deposit")
    [proposed] = client.get("/transfers", state="proposed")
    for way in ("accept", "refuse"):
        problem_of(other.request("POST", f"/transfers/{proposed['id']}/{way}"), 404)
    problem_of(client.request("GET", "/transfers?state=guessed"), 422)


def test_the_payment_of_a_card_that_is_not_there_is_debt_and_no_spending(
    client: Client, bring: Any, worker_engine: Engine
) -> None:
    bring(
        "Everyday",
        "2026-03-02,-300.00,Credit card payment",
        "2026-03-03,-310.00,Car loan payment",
        "2026-03-03,-20.00,EDEKA",
    )
    categories = {row["description"]: row["category"] for row in client.transactions()}
    assert categories["Credit card payment"] == categories["Car loan payment"] == "Loans & Debt"
    assert income_and_spending(client) == (0, 330)
    assert drifts(worker_engine, client) == []

    bring("Visa", "2026-03-04,300.00,Payment thank you", account_type="credit_card")
    assert pairs(client) == {("Credit card payment", "Payment thank you")}
    assert income_and_spending(client) == (0, 330)
    [transfer] = client.get("/transfers")
    client.request("DELETE", f"/transfers/{transfer['id']}")
    assert income_and_spending(client) == (0, 330)
    assert drifts(worker_engine, client) == []
