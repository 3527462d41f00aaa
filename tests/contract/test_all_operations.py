"""What is somebody else's isn't there, no Accept is passed over, every list is paged, and every POST takes a key."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.deliveries.outbox import announce
from tests.contract.operations import Operation, operations_of
from tests.support.client import Client, new_user, next_link
from tests.support.jobs import IMPORT_STAGES, Run, upload
from tests.support.problems import problem_of

STATEMENT = "Date,Amount,Description\n2026-03-01,-3.20,Zorblatt Emporium\n2026-03-02,-4.10,Bread\n"
# Figures, the registry and examples have no place to go on from, and are no lists of things.
FIGURES = ("/analytics/", "/assistant/")
# Whoever signs in, out or on is told secrets that nobody keeps; its events have ids of their own.
WITHOUT_KEY = {"/profile/login", "/profile/refresh", "/profile/logout", "/webhooks/{hook_id}"}


@pytest.fixture
def operations(client: Client) -> list[Operation]:
    return operations_of(client.get("/openapi.json"))


def things_of(client: Client, run: Run, session: Session) -> dict[str, Any]:
    """One of everything that has an id in an address, by its name there."""
    account, second = client.account(), client.account(name="Savings")
    job = upload(client, STATEMENT, account, IMPORT_STAGES, run)
    out, into = (
        client.post("/transactions", transaction(each, amount))["id"] for each, amount in ((account, -5), (second, 5))
    )
    for stage in ("transform", "load"):
        assert run(client.user_id, client.post(f"/etl/{stage}-only", expect=202)["id"], stage)
    client.request("PATCH", f"/transactions/{client.transactions(job_id=job)[0]['id']}", json={"category": "Groceries"})
    endpoint = client.post("/webhook-endpoints", {"url": "https://hooks.example.com/x"})["id"]
    announce(session, client.user_id or 0, "job.completed", {"job_id": job})
    session.commit()
    fetch = {"api_config": {"url": "https://bank.example/tx"}, "every": "P1D"}
    rule = {"match": [{"field": "merchant", "op": "contains", "value": "x"}], "set": {"category": "Other"}}
    return {
        "account_id": account,
        "job_id": job,
        "page_number": 1,
        "transaction_id": out,
        "transfer_id": client.post("/transfers", {"out_id": out, "in_id": into})["id"],
        "correction_id": client.get("/corrections")[0]["id"],
        "category_id": client.post("/categories", {"name": "Boat", "pfc": "TRAVEL"})["id"],
        "rule_id": client.post("/rules", rule)["id"],
        "fetch_id": client.post(f"/accounts/{account}/fetches", fetch)["id"],
        "webhook_id": client.post(f"/accounts/{account}/webhooks")["id"],
        "endpoint_id": endpoint,
        "delivery_id": client.get(f"/webhook-endpoints/{endpoint}/deliveries")[0]["id"],
        "token_id": client.post("/profile/tokens", {"name": "Script", "scopes": ["read"]})["id"],
    }


def transaction(account: int, amount: int) -> dict[str, Any]:
    return {"amount": amount, "currency": "EUR", "account_id": account}


def test_what_is_anothers_is_404_as_what_is_not_there(
    client: Client, other: Client, operations: list[Operation], run: Run, session: Session
) -> None:
    """Nobody can tell whether an id that isn't their own is somebody's: but for the id, the answers are alike."""
    theirs = things_of(client, run, session)
    nobodys = {
        name: uuid.uuid4() if name == "token_id" else "wh_1_x" if name == "webhook_id" else 10**17 for name in theirs
    }
    of_users = [each for each in operations if "{" in each.path and not each.path.startswith(("/admin", "/webhooks/"))]
    places = set()
    for operation in of_users:
        places |= {part.partition("}")[0] for part in operation.path.split("{")[1:]}
        answers = [
            problem_of(other.request(operation.method, operation.address(ids), json=operation.body()), 404)
            for ids in (theirs, nobodys)
        ]
        assert answers[0]["type"] == answers[1]["type"], operation.path
    assert places <= theirs.keys(), "there is one of everything"
    assert len(of_users) >= 40
    session.execute(text("DELETE FROM fetches WHERE owner_id = :id"), {"id": client.user_id})
    session.commit()


def test_whoever_accepts_none_of_the_forms_of_an_answer_is_told(
    client: Client, app: Flask, operations: list[Operation]
) -> None:
    admin = new_user(app, "admin")
    for operation in operations:
        if "406" not in operation.told["responses"]:
            continue
        ids = {part.partition("}")[0]: 1 for part in operation.path.split("{")[1:]}
        said = problem_of(
            admin.request(
                operation.method, operation.address(ids), headers={"Accept": "image/webp"}, json=operation.body()
            ),
            406,
        )
        assert "Accept" in said["detail"]
    silent = [each for each in operations if "406" not in each.told["responses"]]
    # The event of a provider counts, whatever that accepts; and what has no body has no form.
    assert {each.told["operationId"] for each in silent if any(bodies_of(each))} <= {"receiveWebhook"}


def bodies_of(operation: Operation) -> list[Any]:
    answers = operation.told["responses"].items()
    return [told["content"] for status, told in answers if status.startswith("2") and "content" in told]


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("application/json", 200),
        ("application/*", 200),
        ("text/html, */*;q=0.1", 200),
        ("APPLICATION/JSON; money=string", 200),
        ("", 200),
        ("text/csv", 406),
        ("application/json;q=0, */*", 406),
        ("application/problem+json", 406),
    ],
)
def test_an_accept_header_is_kept_to(client: Client, accept: str, status: int) -> None:
    assert client.request("GET", "/accounts", headers={"Accept": accept}).status_code == status


def test_the_format_of_an_export_has_to_be_accepted(client: Client) -> None:
    for accept, status in (("text/csv", 200), ("application/json", 406)):
        answer = client.request("GET", "/transactions/export?format=csv", headers={"Accept": accept})
        answer.close()
        assert answer.status_code == status


def test_every_list_is_paged(operations: list[Operation]) -> None:
    for operation in operations:
        answer = operation.told["responses"].get("200", {})
        schema = answer.get("content", {}).get("application/json", {}).get("schema", {})
        if operation.method == "GET" and schema.get("type") == "array" and not operation.path.startswith(FIGURES):
            taken = {parameter.get("name") for parameter in operation.told.get("parameters", [])}
            assert {"limit", "cursor"} <= taken, operation.path
            assert "Link" in answer["headers"], operation.path


def test_categories_go_on_from_the_defaults_to_ones_own(client: Client) -> None:
    for name in ("Boat", "Alpaca", "Casino"):
        client.post("/categories", {"name": name, "pfc": "ENTERTAINMENT"})
    whole = client.get("/categories")
    assert [each["name"] for each in whole[-3:]] == ["Alpaca", "Boat", "Casino"]
    for size in (1, 7, 23, 24):
        assert client.all_pages("/categories", limit=size) == whole
    first = client.request("GET", "/categories?limit=23")
    assert client.request("GET", next_link(first).replace("cursor=", "cursor=x")).status_code == 422


@pytest.mark.parametrize("body", [None, {}])
def test_to_change_nothing_is_refused(
    client: Client, operations: list[Operation], run: Run, session: Session, body: Any
) -> None:
    """Whoever sends an empty PATCH meant something, and is told what may stand there."""
    mine = things_of(client, run, session)
    for operation in operations:
        if operation.method == "PATCH":
            answer = client.request("PATCH", operation.address(mine), json=body)
            said = problem_of(answer, 422)["errors"]
            # Of many transactions, which ones is asked first.
            assert "at least one of" in str(said) or operation.path == "/transactions", operation.path
    session.execute(text("DELETE FROM fetches WHERE owner_id = :id"), {"id": client.user_id})
    session.commit()


def test_every_post_takes_a_key(operations: list[Operation]) -> None:
    without = {
        each.path
        for each in operations
        if each.method == "POST"
        and "Idempotency-Key" not in {parameter.get("name") for parameter in each.told.get("parameters", [])}
    }
    assert without <= WITHOUT_KEY


def test_what_holds_a_secret_is_answered_again_and_kept_under_seal(client: Client, session: Session) -> None:
    """A client whose connection broke would else have made something that it can't use."""
    account = client.account()
    secrets = []
    for path, body, field in (
        ("/profile/tokens", {"name": "Script", "scopes": ["read"]}, "token"),
        (f"/accounts/{account}/webhooks", None, "secret"),
        ("/webhook-endpoints", {"url": "https://hooks.example.com/x"}, "secret"),
        ("/profile/totp", None, "secret"),
    ):
        headers = {"Idempotency-Key": uuid.uuid4().hex}
        first, second = (client.request("POST", path, json=body, headers=headers) for _ in range(2))
        assert first.status_code == second.status_code == 201
        assert first.json == second.json
        assert first.json is not None
        secrets.append(first.json[field])
    assert len(client.get("/profile/tokens")) == len(client.get("/webhook-endpoints")) == 1
    kept = session.scalar(
        text("SELECT string_agg(body::text, '') FROM idempotency_keys WHERE owner_id = :id"), {"id": client.user_id}
    )
    assert kept
    assert not [secret for secret in secrets if secret in kept]
