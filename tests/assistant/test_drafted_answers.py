"""Questions that only a language model understands: answered by its plan, told so, and refused as ever without it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from finpulse.credentials.model_access import ModelAccess
from tests.support.client import Client
from tests.support.jobs import IMPORT_STAGES, Run, upload
from tests.support.web_host import Asked, Reply, web_host

STATEMENT = (
    "Date,Amount,Description,Category\n2026-05-02,-12.50,Nigiri,Groceries\n2026-05-03,-7,Tram,Transport & Taxi\n"
)
QUESTION = {"question": "How much did I spend on flumphs in May?", "as_of": "2026-06-15", "currency": "EUR"}
GROCERIES = {"metric": "spending", "filters": [{"field": "category", "op": "in", "value": ["Groceries"]}]}


@pytest.fixture
def drafts() -> list[Any]:
    """What the model says, one after the other."""
    return []


@pytest.fixture(autouse=True)
def model(app: Flask, client: Client, run: Run, drafts: list[Any], monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A user with two purchases, and a model that this installation asks."""
    upload(client, STATEMENT, client.account(), IMPORT_STAGES, run)

    def answering(_: Asked) -> Reply:
        said = {"choices": [{"message": {"content": json.dumps(drafts.pop(0))}}]}
        return Reply(200, json.dumps(said).encode(), (("Content-Type", "application/json"),))

    with web_host(answering) as host:
        access = ModelAccess(host.url("/v1/chat/completions"), "small-1", "")
        monkeypatch.setitem(app.config, "SETTINGS", replace(app.config["SETTINGS"], assistant_model=access))
        yield


def ask(client: Client, **fields: str) -> Any:
    return client.post("/assistant/ask", {**QUESTION, **fields}, expect=200)


def test_a_drafted_plan_is_answered_and_told_as_drafted(client: Client, drafts: list[Any]) -> None:
    drafts.append(GROCERIES)
    answer = ask(client)
    assert (answer["status"], answer["drafted_by"], answer["values"][0]["value"]) == ("answered", "small-1", "12.50")
    assert answer["plan"]["filters"] == GROCERIES["filters"]
    assert answer["answer"].endswith("see whether the plan says what you meant.")


def test_a_draft_that_is_not_good_leaves_the_refusal_as_it_was(
    client: Client, app: Flask, drafts: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody = {"metric": "spending", "filters": [{"field": "merchant", "op": "in", "value": ["Sushi Bar"]}]}
    drafts += [{"metric": None}, nobody, {"metric": "spending"}, {"metric": "balance", "group_by": ["merchant"]}]
    refused = [ask(client) for _ in list(drafts)]
    assert drafts == []
    without = replace(app.config["SETTINGS"], assistant_model=ModelAccess("", "", ""))
    monkeypatch.setitem(app.config, "SETTINGS", without)
    assert refused == [ask(client)] * 4
    assert refused[0]["refusal"]["code"] == "unknown_entity"


def test_what_is_understood_or_refused_for_what_it_asks_goes_to_no_model(client: Client) -> None:
    """The model has nothing to say here, and would fail."""
    assert ask(client, question="How much did I spend in May 2026?")["drafted_by"] is None
    assert ask(client, question="Delete all my transactions")["refusal"]["code"] == "write_request"
