"""Many transactions changed at once, by a filter or by their ids."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine

from tests.support.client import Client
from tests.support.jobs import IMPORT_STAGES, Run, upload
from tests.support.problems import fields_of, problem_of
from tests.support.totals import drifts_of

MARCH = "Date,Amount,Description\n" + "".join(f"2026-03-{day:02},-{day}.00,Tesco {day}\n" for day in range(1, 10))


def edited(client: Client, run: Run, **body: Any) -> Any:
    answer = client.request("PATCH", "/transactions", json=body)
    assert answer.status_code == 202, answer.text
    assert answer.json is not None
    assert run(client.user_id, answer.json["id"], "edit")
    return client.get(f"/etl/jobs/{answer.json['id']}")


def previewed(client: Client, **body: Any) -> Any:
    answer = client.request("PATCH", "/transactions?preview=true", json=body)
    assert answer.status_code == 200, answer.text
    return answer.json


def test_a_filters_transactions_are_changed_batch_by_batch(
    client: Client, run: Run, worker_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("finpulse.categorisation.bulk_edits.BATCH_ROWS", 2)
    upload(client, MARCH, client.account(), IMPORT_STAGES, run)
    split, corrected, *_ = client.transactions()
    parts = [{"amount": "-4.00", "category": "Groceries"}, {"amount": "-5.00", "category": "Insurance"}]
    client.request("PATCH", f"/transactions/{split['id']}", json={"splits": parts})
    client.request("PATCH", f"/transactions/{corrected['id']}?remember=false", json={"category": "Insurance"})
    asked = {
        "filter": {"q": "tesco", "to": "2026-03-09", "min_amount": "-9"},
        "set": {"category": "tRAVEL", "merchant": "Tesco Abroad", "tags": ["trip"]},
    }
    assert previewed(client, **asked) == {"count": 9, "changed": 9, "corrected": 2, "split": 1}
    job = edited(client, run, **asked)
    assert (job["kind"], job["step_results"]["edit"]["result"]) == ("edit-transactions", {"total": 9, "changed": 9})
    rows = client.transactions(tag="trip", q="abroad")
    assert len(rows) == 9
    assert [row["category"] for row in rows] == [split["category"], *["Travel"] * 8]
    assert {row["merchant"] for row in rows} == {"Tesco Abroad"}
    assert previewed(client, **asked)["changed"] == 0
    assert drifts_of(worker_engine, client) == []


def test_only_those_with_the_ids_are_changed_and_they_stay_so(client: Client, run: Run) -> None:
    upload(client, MARCH, client.account(), IMPORT_STAGES, run)
    ids = [row["id"] for row in client.transactions()][:2]
    edited(client, run, ids=ids, set={"category": "Travel"})
    assert [row["id"] for row in client.transactions(category="Travel")] == ids
    rule = {"match": [{"field": "description", "op": "contains", "value": "tesco"}], "set": {"category": "Education"}}
    job = client.post(f"/rules/{client.post('/rules', rule)['id']}/apply", expect=202)
    run(client.user_id, job["id"], "recategorise")
    assert [row["id"] for row in client.transactions(category="Travel")] == ids


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"set": {"tags": []}}, "filter"),
        ({"filter": {}, "ids": [1], "set": {"tags": []}}, "filter"),
        ({"filter": {}, "set": {}}, "set"),
        ({"filter": {}}, "set"),
        ({"filter": {"accountId": 1}, "set": {"tags": []}}, "filter.accountId"),
        ({"filter": {"from": "never"}, "set": {"tags": []}}, "filter.from"),
        ({"filter": {}, "set": {"category": "Nonsense"}}, "category"),
        ({"ids": [], "set": {"tags": []}}, "ids"),
        ({"ids": ["many"], "set": {"tags": []}}, "ids.0"),
        ({"filter": {}, "set": {"amount": 1}}, "set.amount"),
    ],
)
@pytest.mark.parametrize("preview", ["false", "true"])
def test_what_does_not_fit_is_refused(client: Client, body: dict[str, Any], field: str, preview: str) -> None:
    assert fields_of(client.request("PATCH", f"/transactions?preview={preview}", json=body)) == {field}


def test_anothers_transaction_is_not_found_and_nothing_is_changed(client: Client, other: Client) -> None:
    mine, theirs = (one.post("/transactions", {"amount": 1})["id"] for one in (client, other))
    problem_of(client.request("PATCH", "/transactions", json={"ids": [mine, theirs], "set": {"tags": ["a"]}}), 404)
    assert client.get("/etl/jobs") == []
