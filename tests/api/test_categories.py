"""Categories."""

from __future__ import annotations

import pytest

from finpulse.cleaning.taxonomy import DEFAULT_CATEGORIES
from tests.support.client import Client
from tests.support.problems import fields_of, problem_of


def test_everybody_has_the_defaults(client: Client) -> None:
    listed = client.get("/categories")
    assert [(c["name"], c["kind"], c["pfc"]) for c in listed] == [(c.name, c.kind, c.pfc) for c in DEFAULT_CATEGORIES]
    assert {c["id"] for c in listed} == {None}


def test_ones_own_can_be_added_changed_and_deleted(client: Client, other: Client) -> None:
    made = client.post("/categories", {"name": "Pets"})
    assert (made["kind"], made["pfc"]) == ("spending", "OTHER")
    assert client.get("/categories")[-1] == made
    assert made not in other.get("/categories")
    path = f"/categories/{made['id']}"
    changed = client.request("PATCH", path, json={"name": "Cats", "kind": "transfer"}).json
    assert changed == {**made, "name": "Cats", "kind": "transfer"}
    problem_of(other.request("PATCH", path, json={"name": "Mine"}), 404)
    problem_of(other.request("DELETE", path), 404)
    assert client.request("DELETE", path).status_code == 204
    problem_of(client.request("DELETE", path), 404)


def test_a_name_is_taken_once(client: Client, other: Client) -> None:
    client.post("/categories", {"name": "Pets"})
    other.post("/categories", {"name": "Pets"})
    for name in ("Pets", "groceries", "PÉTS", "ｐｅｔｓ", "Gróceries"):
        problem_of(client.request("POST", "/categories", json={"name": name}), 409)


def test_a_name_is_the_same_in_whatever_case_and_accents(client: Client) -> None:
    made = client.post("/categories", {"name": "Café"})
    client.post("/transactions", {"amount": -5, "category": "CAFE"})
    assert [row["category"] for row in client.transactions(category="cafè")] == ["Café"]
    changed = client.request("PATCH", f"/categories/{made['id']}", json={"kind": "transfer"}).json
    assert changed == {**made, "kind": "transfer"}


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "\u3164\u200b\u202e"}, "name"),
        ({"name": "x", "kind": "fun"}, "kind"),
        ({"name": "x", "pfc": "FUN"}, "pfc"),
        ({}, "name"),
    ],
)
def test_a_category_must_fit(client: Client, body: dict[str, str], field: str) -> None:
    assert fields_of(client.request("POST", "/categories", json=body)) == {field}


def test_a_category_in_use_keeps_its_name(client: Client) -> None:
    path = f"/categories/{client.post('/categories', {'name': 'Pets'})['id']}"
    client.post("/transactions", {"amount": -5, "category": "Pets"})
    problem_of(client.request("PATCH", path, json={"name": "Cats"}), 409)
    problem_of(client.request("DELETE", path), 409)


def test_another_kind_changes_what_counts_as_spending(client: Client, worker: None) -> None:
    made = client.post("/categories", {"name": "Savings plan"})
    client.post("/transactions", {"amount": -5, "category": "Savings plan", "currency": "EUR"})
    for stage in ("transform", "load"):
        client.finished(client.post(f"/etl/{stage}-only", expect=202)["id"])
    assert client.get("/analytics/user-stats")["total_expense"] == 5
    client.request("PATCH", f"/categories/{made['id']}", json={"kind": "transfer"})
    assert client.get("/analytics/user-stats")["total_expense"] == 0
