"""One transaction is one, whichever way it comes: what two exports of an account both have is there once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from tests.pipeline.conftest import Bring
from tests.support.client import Client, new_user
from tests.support.jobs import IMPORT_STAGES, Run, upload
from tests.support.more_overlap_pairs import MORE_PAIRS
from tests.support.overlap_pairs import ADJACENT, GROWN, PAIRS, PLAIN, REWORDED, TIP, Pair, is_union, lines, ofx
from tests.support.totals import drifts, drifts_of


def asked(job: Any) -> list[Any]:
    return [question for question in job["questions"] if question["about"] == "overlap"]


@pytest.mark.parametrize("backwards", [False, True], ids=["a,b,a", "b,a,b"])
@pytest.mark.parametrize("pair", [*PAIRS, *MORE_PAIRS], ids=lambda pair: pair.name)
def test_two_exports_are_their_union_and_a_third_import_adds_nothing(
    client: Client, worker_engine: Engine, bring: Bring, pair: Pair, backwards: bool
) -> None:
    first, second = (pair.b, pair.a) if backwards else (pair.a, pair.b)
    bring(first)
    both = bring(second)
    rows = client.transactions()
    again = bring(first)
    assert again["rows"]["inserted"] == 0, again["rows"]
    assert len(client.transactions()) == len(rows)
    assert drifts(worker_engine, client) == []
    if not (pair.asks and asked(both)):
        assert is_union(rows, pair), (rows, both["rows"], both["questions"])
        assert not asked(both)


def values(client: Client) -> list[tuple[str, str, str]]:
    """The account's transactions, as they are told."""
    return sorted((row["date"], row["amount"], row["description"]) for row in client.transactions())


def balance(client: Client, account: int) -> Decimal:
    return Decimal(str(client.get(f"/accounts/{account}")["balance"]))


def ledger(client: Client, job: Any, outcome: str) -> list[Any]:
    return list(client.get(f"/etl/jobs/{job['id']}/rows", outcome=outcome))


def named_and_gone(client: Client) -> list[Any]:
    """Lines of any ledger that name a transaction which is neither there nor can be brought back."""
    entries = [row for job in client.get("/etl/jobs") for row in client.get(f"/etl/jobs/{job['id']}/rows", limit=500)]
    there = {row["id"] for row in client.transactions()}
    return [
        row
        for row in entries
        if row["transaction_id"] not in there | {None} and row["reason"] != "you deleted this transaction"
    ]


def test_the_ledger_tells_of_which_transaction_and_why(client: Client, bring: Bring) -> None:
    bring(GROWN.a)
    job = bring(GROWN.b)
    told = ledger(client, job, "duplicate")
    assert [row["line"] for row in told] == [2, 3, 4]
    assert {row["transaction_id"] for row in told} == {
        row["id"] for row in client.transactions() if row["date"] < "2026-12-04"
    }
    assert all(row["reason"].startswith("this transaction was there already: it has the same amount") for row in told)


def test_what_nothing_can_tell_is_asked_and_left_out_until_it_is_answered(
    client: Client, run: Run, account: int, bring: Bring
) -> None:
    bring(ADJACENT.a)
    job = bring(ADJACENT.b)
    (question,) = asked(job)
    assert job["needs_review"] is True
    assert (question["taken"], question["choices"]) == ("same", ["same", "different"])
    (pair,) = question["samples"]["same"]
    assert (pair["description"], pair["its_description"]) == ("FERRY PIER 3", "BUS 40 CENTRAL")
    assert balance(client, account) == Decimal("-12.60")

    def answer(choice: str) -> Any:
        again = client.post(f"/etl/jobs/{job['id']}/reread", {"answers": {"overlap": choice}}, expect=202)
        assert run(client.user_id, again["id"], "reread")
        return client.get(f"/etl/jobs/{job['id']}")

    said = answer("different")
    assert (said["needs_review"], said["rows"]["inserted"]) == (False, 2)
    assert balance(client, account) == Decimal("-15.00")
    said = answer("same")
    assert (said["needs_review"], said["rows"]["duplicates"]) == (False, 1)
    assert balance(client, account) == Decimal("-12.60")
    assert client.request("DELETE", f"/etl/jobs/{job['id']}").status_code == 204
    assert balance(client, account) == Decimal("-3.60")


def test_rows_belong_to_the_second_statement_in_its_own_words_once_the_first_is_undone(
    client: Client, worker_engine: Engine, bring: Bring
) -> None:
    first, second = bring(REWORDED.a), bring(REWORDED.b)
    alone = ["SW KOELN ENERGIE", "DM-DROGERIE MARKT", "MUSTER GMBH", "WOHNBAU EG", "BAECKEREI"]
    client.request("DELETE", f"/etl/jobs/{first['id']}")
    rows = client.transactions(job_id=second["id"])
    assert len(rows) == len(client.transactions()) == 5
    assert sorted(row["description"].split(" VK")[0] for row in rows)[0].startswith("BAECKEREI")
    assert all(any(name in row["description"] for name in alone) for row in rows)
    assert client.get(f"/etl/jobs/{second['id']}")["rows"]["inserted"] == 5
    assert drifts(worker_engine, client) == []
    assert bring(REWORDED.a)["rows"]["duplicates"] == 4


def test_a_booked_row_takes_over_what_was_pending_and_gives_it_back(
    client: Client, worker_engine: Engine, bring: Bring
) -> None:
    pending = bring(TIP.a)
    (row,) = [each for each in client.transactions() if "TRATTORIA" in each["description"]]
    client.request("PATCH", f"/transactions/{row['id']}", json={"note": "birthday"})
    booked = bring(TIP.b)
    now = client.get(f"/transactions/{row['id']}")
    assert (now["date"], now["amount"], now["note"]) == ("2026-07-06", "-59.00", "birthday")
    assert now["job_id"] == booked["id"]
    (told,) = ledger(client, pending, "duplicate")
    assert told["transaction_id"] == row["id"]
    assert "pending" in told["reason"]
    assert drifts(worker_engine, client) == []

    client.request("DELETE", f"/etl/jobs/{booked['id']}")
    back = client.get(f"/transactions/{row['id']}")
    assert (back["date"], back["amount"], back["note"]) == ("2026-07-04", "-50.00", "birthday")
    assert client.get(f"/etl/jobs/{pending['id']}")["rows"]["inserted"] == 3
    assert drifts(worker_engine, client) == []


@pytest.mark.parametrize(("day", "text"), [("2026-10-01", "groceries"), ("2026-10-02", "Edeka")])
@pytest.mark.parametrize("is_counted", [True, False], ids=["counted", "waiting"])
def test_a_posted_transaction_that_a_statement_brings_too_is_one(
    client: Client, run: Run, account: int, bring: Bring, day: str, text: str, is_counted: bool
) -> None:
    body = {"amount": "-20.00", "currency": "EUR", "account_id": account, "date": day, "description": text}
    client.post("/transactions", body)

    def count() -> None:
        for stage in ("transform", "load"):
            assert run(client.user_id, client.post(f"/etl/{stage}-only", expect=202)["id"], stage)

    if is_counted:
        count()
    job = bring(lines(PLAIN, "2026-10-01,EDEKA,-20.00\n2026-10-02,Gehalt ACME GmbH,2000.00"))
    if not is_counted:
        count()
    assert balance(client, account) == Decimal("1980.00")
    assert "you have posted it" in ledger(client, job, "duplicate")[0]["reason"]


def test_what_is_deleted_stays_deleted_in_other_words_and_comes_back_from_each_ledger(
    client: Client, worker_engine: Engine, bring: Bring
) -> None:
    rows = [("2026-10-05", "-3.00", "K1", "KIOSK AM RING"), ("2026-10-06", "-40.00", "K2", "FUEL 12")]
    text = lines(PLAIN, "2026-10-05,Kiosk am Ring,-3.00\n2026-10-06,Fuel 12,-40.00")
    first, second = bring(text), bring(ofx(rows))
    (kiosk,) = [row["id"] for row in client.transactions() if row["amount"] == "-3.00"]
    client.request("DELETE", f"/transactions/{kiosk}")
    for job in (first, second):
        (told,) = ledger(client, job, "skipped")
        assert (told["transaction_id"], told["reason"]) == (kiosk, "you deleted this transaction")
    again = bring(ofx([(day, amount, f"N{at}", name) for at, (day, amount, _, name) in enumerate(rows)]))
    assert again["rows"] == {"total": 2, "inserted": 0, "duplicates": 1, "rejected": 0, "skipped": 1}
    assert named_and_gone(client) == []

    client.request("DELETE", f"/etl/jobs/{first['id']}")
    assert named_and_gone(client) == []
    assert client.request("POST", f"/transactions/{kiosk}/restore").status_code == 200
    assert [row["amount"] for row in client.transactions(job_id=second["id"])] == ["-40.00", "-3.00"]
    assert client.get(f"/etl/jobs/{again['id']}")["rows"]["duplicates"] == 2
    assert drifts(worker_engine, client) == []


def test_two_exports_that_are_loaded_at_once_are_not_doubled(
    client: Client, worker_engine: Engine, run: Run, account: int, empty_queue: None
) -> None:
    jobs = [upload(client, each, account, IMPORT_STAGES[:2], run) for each in (REWORDED.a, REWORDED.b)]
    with ThreadPoolExecutor(2) as both:
        assert all(both.map(lambda job: run(client.user_id, job, "load"), jobs))
    assert is_union(client.transactions(), REWORDED)
    assert drifts(worker_engine, client) == []


def test_a_load_that_broke_off_between_chunks_goes_on_with_what_was_matched(
    client: Client, worker_engine: Engine, run: Run, account: int, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("finpulse.pipeline.ingest.CHUNK_ROWS", 2)
    bring(REWORDED.a)
    job = upload(client, REWORDED.b, account, IMPORT_STAGES[:2], run)
    taken: list[object] = []

    def break_off(*_: object) -> None:
        taken.append(None)
        if len(taken) > 1:
            raise OSError("the machine is gone")

    with monkeypatch.context() as broken:
        broken.setattr("finpulse.pipeline.load.hold_shared", break_off)
        assert not run(client.user_id, job, "load")
    assert run(client.user_id, job, "load")
    assert client.get(f"/etl/jobs/{job}")["rows"] == {
        "total": 5,
        "inserted": 1,
        "duplicates": 4,
        "rejected": 0,
        "skipped": 0,
    }
    assert is_union(client.transactions(), REWORDED)
    assert drifts(worker_engine, client) == []


EXPORTS = (REWORDED.a, REWORDED.b, REWORDED.a.replace("Karten", "Karten-"), TIP.a, TIP.b, ADJACENT.b)


@settings(
    max_examples=6,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=st.lists(st.integers(-3, len(EXPORTS) - 1), min_size=3, max_size=7))
@pytest.mark.usefixtures("empty_queue")
def test_after_any_undo_all_is_as_if_only_what_remains_had_been_imported(
    app: Flask, worker_engine: Engine, run: Run, steps: list[int]
) -> None:
    """A step is one of the exports, or below zero the undo of one of the latest jobs."""
    client = new_user(app)
    account = client.account()
    jobs: list[tuple[int, str]] = []
    for step in steps:
        if step >= 0:
            jobs.append((upload(client, EXPORTS[step], account, IMPORT_STAGES, run), EXPORTS[step]))
        elif len(jobs) >= -step:
            client.request("DELETE", f"/etl/jobs/{jobs.pop(step)[0]}")
            assert named_and_gone(client) == []
    fresh = new_user(app)
    for _, content in jobs:
        upload(fresh, content, first_account(fresh), IMPORT_STAGES, run)
    assert values(client) == values(fresh)
    assert drifts_of(worker_engine, client) == []


def first_account(client: Client) -> int:
    accounts = client.get("/accounts")
    return int(accounts[0]["id"]) if accounts else client.account()
