"""What was deleted comes back as it was, and statements tell of it as if it had never gone."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine

from tests.support.client import Client
from tests.support.jobs import IMPORT_STAGES, Run, upload
from tests.support.problems import problem_of
from tests.support.totals import drifts_of

MARCH = "Date,Amount,Description\n2026-03-02,-30.00,Tesco\n2026-03-03,-3.00,Kiosk\n"


def restored(client: Client, row_id: int) -> Any:
    return client.post(f"/transactions/{row_id}/restore", expect=200)


def kiosk(client: Client) -> Any:
    return next(row for row in client.transactions() if row["description"] == "Kiosk")


def outcomes(client: Client, job: int) -> list[tuple[str, int | None]]:
    return [(row["outcome"], row["transaction_id"]) for row in client.get(f"/etl/jobs/{job}/rows")]


def test_a_deleted_row_comes_back_from_the_ledger_of_a_later_statement(
    client: Client, run: Run, worker_engine: Engine
) -> None:
    account = client.account()
    first = upload(client, MARCH, account, IMPORT_STAGES, run)
    row = kiosk(client)
    client.request(
        "PATCH", f"/transactions/{row['id']}?remember=false", json={"note": "n", "tags": ["a"], "category": "Travel"}
    )
    row = kiosk(client)
    before = outcomes(client, first)
    client.request("DELETE", f"/transactions/{row['id']}")
    second = upload(client, MARCH + "2026-03-09,-1.00,Gum\n", account, IMPORT_STAGES, run)
    assert ("skipped", row["id"]) in outcomes(client, first)
    [skipped] = client.get(f"/etl/jobs/{second}/rows", outcome="skipped")
    assert (skipped["reason"], skipped["transaction_id"]) == ("you deleted this transaction", row["id"])

    assert restored(client, skipped["transaction_id"]) | {"updated_at": ""} == row | {"updated_at": ""}
    assert outcomes(client, first) == before
    assert ("duplicate", row["id"]) in outcomes(client, second)
    assert client.get(f"/etl/jobs/{second}")["rows"] == {
        "total": 3,
        "inserted": 1,
        "duplicates": 2,
        "rejected": 0,
        "skipped": 0,
    }
    assert client.transactions(q="kiosk") == [kiosk(client)]
    assert restored(client, row["id"]) == kiosk(client)
    assert drifts_of(worker_engine, client) == []
    third = upload(client, MARCH, account, IMPORT_STAGES, run)
    assert {outcome for outcome, _ in outcomes(client, third)} == {"duplicate"}


def test_what_the_same_file_brings_back_is_told_by_its_preview_and_by_its_ledger(
    client: Client, run: Run, worker_engine: Engine
) -> None:
    account = client.account()
    upload(client, MARCH, account, IMPORT_STAGES, run)
    gone = kiosk(client)
    client.request("DELETE", f"/transactions/{gone['id']}")
    previewed = client.upload(MARCH, "/etl/preview", account_id=account).json
    assert previewed is not None
    job = upload(client, MARCH, account, IMPORT_STAGES, run)
    rows = client.get(f"/etl/jobs/{job}/rows")
    there = "this transaction was there already"
    back = f"{there}: you had deleted it, and the same file, sent again, has brought it back"
    assert [(row["outcome"], row["reason"]) for row in rows] == [("duplicate", there), ("duplicate", back)]
    assert [(row["outcome"], row["reason"]) for row in previewed["sample"]] == [
        (row["outcome"], row["reason"]) for row in rows
    ]
    assert previewed["counts"] == client.get(f"/etl/jobs/{job}")["rows"]
    assert (rows[1]["transaction_id"], kiosk(client)["id"]) == (gone["id"], gone["id"])
    assert drifts_of(worker_engine, client) == []


def test_a_posted_one_comes_back_and_anothers_does_not(client: Client, other: Client) -> None:
    row = client.post("/transactions", {"amount": -5, "description": "Coffee"})
    client.request("DELETE", f"/transactions/{row['id']}")
    problem_of(other.request("POST", f"/transactions/{row['id']}/restore"), 404)
    problem_of(client.request("POST", f"/transactions/{row['id'] + 10**9}/restore"), 404)
    assert restored(client, row["id"])["description"] == "Coffee"


def test_what_went_with_its_import_or_account_does_not_come_back(client: Client, run: Run) -> None:
    account = client.account()
    job = upload(client, MARCH, account, IMPORT_STAGES, run)
    row = kiosk(client)
    client.request("DELETE", f"/transactions/{row['id']}")
    client.request("DELETE", f"/etl/jobs/{job}")
    problem_of(client.request("POST", f"/transactions/{row['id']}/restore"), 404)


def test_a_place_that_is_taken_is_told(client: Client, run: Run) -> None:
    account = client.account()
    coffee = {"amount": -5, "description": "Coffee", "date": "2026-03-02", "account_id": account}
    first = client.post("/transactions", coffee)
    for _ in range(2):
        for stage in ("transform", "load"):
            job = client.post(f"/etl/{stage}-only", expect=202)
            run(client.user_id, job["id"], stage)
        client.request("DELETE", f"/transactions/{first['id']}")
        client.post("/transactions", coffee)
    assert (
        "has taken its place"
        in problem_of(client.request("POST", f"/transactions/{first['id']}/restore"), 409)["detail"]
    )


def test_a_deleted_row_stays_away_when_its_statement_is_read_another_way(
    client: Client, run: Run, worker_engine: Engine
) -> None:
    account = client.account()
    job = upload(client, MARCH, account, IMPORT_STAGES, run)
    row = kiosk(client)
    client.request("DELETE", f"/transactions/{row['id']}")
    again = client.post(f"/etl/jobs/{job}/reread", {"reading": {"sign": "inverted"}}, expect=202)
    assert run(client.user_id, again["id"], "reread")
    assert [one["amount"] for one in client.transactions()] == ["30.00"]
    back = restored(client, row["id"])
    assert (back["id"], back["amount"], back["description"]) == (row["id"], "3.00", "Kiosk")
    assert client.get(f"/etl/jobs/{job}")["rows"]["inserted"] == 2
    assert drifts_of(worker_engine, client) == []
