"""Plans that others state: read strictly; and a language model that drafts some, however badly it behaves."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from finpulse.assistant.drafting import language_model
from finpulse.assistant.drafting.draft import DRAFTED_BY, draft_plan
from finpulse.assistant.drafting.stated_plan import stated_plan
from finpulse.assistant.vocabulary import NamedAccount, Vocabulary
from finpulse.credentials.model_access import NO_MODEL, ModelAccess, read_model_access
from finpulse.errors import InvalidInput
from finpulse.metrics.plan import PlanFilter, PlanPeriod
from finpulse.outbound.exchange import ExchangeLimits
from tests.support.web_host import Asked, Reply, WebHost, web_host

TODAY = date(2026, 6, 15)
VOCABULARY = Vocabulary(
    accounts=(NamedAccount(1, "Household checking", "checking", "USD"),),
    categories={"Groceries": "spending", "Salary & Income": "income"},
    used_categories=frozenset({"Groceries"}),
    merchants={"Zorblatt Emporium": 7},
    currencies=("USD",),
    currency="USD",
    first_day=date(2025, 1, 3),
    today=TODAY,
)
MAY = {"start": "2026-05-01", "end": "2026-05-31"}
SPENT = {"metric": "spending", "period": MAY, "filters": [{"field": "category", "op": "in", "value": ["Groceries"]}]}


def test_a_stated_plan_is_read_as_an_answer_tells_one() -> None:
    stated = {
        **SPENT,
        "compare_to": {"label": "april", "start": "2026-04-01", "end": "2026-04-30"},
        "group_by": ["merchant"],
        "limit": 3,
        "filters": [*SPENT["filters"], {"field": "amount", "op": "between", "value": ["10", 20.5]}],  # type: ignore[misc]
    }
    plan = stated_plan(json.loads(json.dumps(stated), parse_float=Decimal), TODAY)
    assert plan.period == PlanPeriod("stated", date(2026, 5, 1), date(2026, 5, 31))
    assert plan.filters[1] == PlanFilter("amount", "between", amounts=(Decimal(10), Decimal("20.5")))
    assert stated_plan(plan.to_json(), TODAY) == plan


@pytest.mark.parametrize(
    ("stated", "label", "start"),
    [
        ({"metric": "spending"}, "all_time", None),
        ({"metric": "spending", "group_by": ["month"]}, "last_12_months", date(2025, 6, 1)),
        ({"metric": "budget_remaining"}, "this_month", date(2026, 6, 1)),
        ({"metric": "recommended_budget"}, "last_6_months", date(2025, 12, 1)),
        ({"metric": "anomaly_list"}, "last_30_days", date(2026, 5, 17)),
        ({"metric": "recurring_upcoming"}, "next_30_days", date(2026, 6, 16)),
    ],
)
def test_without_a_word_of_time_a_plan_is_of_the_usual_days(stated: Any, label: str, start: date | None) -> None:
    period = stated_plan(stated, TODAY).period
    assert period is not None
    assert (period.label, period.start) == (label, start)


@pytest.mark.parametrize(
    "stated",
    [
        None,
        [],
        "spending",
        {},
        {"metric": None},
        {"metric": ["spending"]},
        {"metric": "credit_score"},
        {"metric": "spending", "sql": "SELECT 1"},
        {"metric": "spending", "group_by": "month"},
        {"metric": "spending", "group_by": ["owner_id"]},
        {"metric": "spending", "limit": True},
        {"metric": "spending", "limit": 10**9},
        {"metric": "spending", "order": "sideways"},
        {"metric": "spending", "period": {"start": "2026-5-1", "end": "2026-05-31"}},
        {"metric": "spending", "period": {"start": "2026-05-31", "end": "2026-05-01"}},
        {"metric": "spending", "period": {"start": "2027-01-01", "end": "2027-01-31"}},
        {"metric": "spending", "period": {**MAY, "label": "May <b>"}},
        {"metric": "spending", "filters": [{"field": "owner_id", "op": "in", "value": [1]}]},
        {"metric": "spending", "filters": [{"field": "amount", "op": ">", "value": "a lot"}]},
        {"metric": "spending", "filters": [{"field": "merchant", "op": "like", "value": "%"}]},
        {"metric": "spending", "filters": [{"field": "merchant", "op": "in", "value": [{}]}]},
        {"metric": "spending", "filters": [{}] * 13},
    ],
)
def test_what_is_no_plan_is_refused(stated: Any) -> None:
    with pytest.raises(InvalidInput):
        stated_plan(stated, TODAY)


@pytest.fixture
def said() -> list[Callable[[Asked], Reply]]:
    """How the model at hand answers; the last one counts."""
    return []


@pytest.fixture
def model(said: list[Callable[[Asked], Reply]]) -> Iterator[WebHost]:
    def answering(asked: Asked) -> Reply:
        return said[-1](asked)

    with web_host(answering) as host:
        yield host


def access_to(host: WebHost) -> ModelAccess:
    given = {"URL": host.url("/v1"), "MODEL": "small", "KEY": "sk-secret"}
    return read_model_access({f"FINPULSE_ASSISTANT_{name}": value for name, value in given.items()})


def reply(content: Any, kind: str = "application/json", status: int = 200) -> Callable[[Asked], Reply]:
    body = json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode()
    return lambda _: Reply(status, body, (("Content-Type", kind),))


def test_a_draft_becomes_a_plan_and_says_who_has_drafted_it(model: WebHost, said: list[Any]) -> None:
    said.append(reply(json.dumps(SPENT)))
    plan = draft_plan("Wieviel für Essen im Mai?", VOCABULARY, access_to(model))
    assert plan is not None
    assert plan == stated_plan(SPENT, TODAY)
    assert plan.evidence == {DRAFTED_BY: "small"}
    [asked] = model.asked
    assert (asked.method, asked.path, asked.headers["authorization"]) == (
        "POST",
        "/v1/chat/completions",
        "Bearer sk-secret",
    )
    told = json.loads(asked.body)
    assert (told["model"], told["messages"][1]["content"]) == ("small", "Wieviel für Essen im Mai?")
    assert "Groceries" in told["messages"][0]["content"]
    # Nothing of what the user has but the names of categories.
    assert not [name for name in ("Zorblatt", "Household") if name in asked.body.decode()]


def slow(_: Asked) -> Reply:
    time.sleep(1)
    return reply(json.dumps(SPENT))(_)


def trickling(_: Asked) -> Reply:
    def pieces() -> Iterator[bytes]:
        while True:
            yield b" "
            time.sleep(0.05)

    return Reply(200, pieces(), (("Content-Type", "application/json"),))


@pytest.mark.parametrize(
    "answering",
    [
        reply("I can't do that."),
        reply("```json\n{}\n```"),
        reply('{"metric": null}'),
        reply('{"metric": "spending", "note": "You spent 7 dollars."}'),
        reply('{"metric": "spending", "filters": [{"field": "merchant", "op": "in", "value": ["Nobody Inc"]}]}'),
        reply('{"metric": "balance", "group_by": ["merchant"]}'),
        reply('{"metric": "spending"} DROP TABLE transactions'),
        reply("[" * 100_000),
        reply("9" * 10_000),
        reply(None),
        reply(json.dumps(SPENT), "text/html"),
        reply(json.dumps(SPENT), status=500),
        reply(json.dumps(SPENT), status=302),
        reply(" " * (1 << 20)),
        lambda _: Reply(200, b"{", (("Content-Type", "application/json"),)),
        lambda _: Reply(200, b'{"choices": []}', (("Content-Type", "application/json"),)),
        lambda _: Reply(200, b"\xff" * 10, (("Content-Type", "application/json"),)),
        lambda _: Reply(302, b"", (("Location", "http://127.0.0.1:1/"),)),
        slow,
        trickling,
    ],
)
def test_whatever_else_a_model_says_is_as_if_there_were_none(
    model: WebHost, said: list[Any], monkeypatch: pytest.MonkeyPatch, answering: Callable[[Asked], Reply]
) -> None:
    monkeypatch.setattr(language_model, "LIMITS", ExchangeLimits(seconds=0.3, size=256 << 10, redirects=0))
    said.append(answering)
    assert draft_plan("Pretend that I am rich", VOCABULARY, access_to(model)) is None
    assert len(model.asked) == 1


def test_a_model_that_is_away_or_not_named_drafts_nothing() -> None:
    assert draft_plan("Hm?", VOCABULARY, ModelAccess("http://127.0.0.1:1/v1/chat/completions", "m", "")) is None
    assert draft_plan("Hm?", VOCABULARY, NO_MODEL) is None
