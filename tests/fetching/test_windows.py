"""What each type is asked so that it tells of some days alone, and what a client writes for it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from finpulse.fetching.api_config import API_TYPES, ApiConfig
from finpulse.fetching.windows import Window, within

DAYS = Window(date(2026, 3, 1), date(2026, 3, 20))
FIRST_TIME = Window(None, date(2026, 3, 20))
ASKED = {
    "simplefin": {"start-date": "1772323200"},
    "berlin-group": {"dateFrom": "2026-03-01"},
    "gocardless": {"date_from": "2026-03-01"},
    "enable-banking": {"date_from": "2026-03-01"},
    "uk-open-banking": {"fromBookingDateTime": "2026-03-01T00:00:00"},
    "stripe": {"created[gte]": "1772323200"},
    "wise": {"intervalStart": "2026-03-01T00:00:00.000Z", "intervalEnd": "2026-03-20T23:59:59.999Z"},
}


def config(kind: str = "generic", **fields: Any) -> ApiConfig:
    return ApiConfig(kind, fields.pop("url", "https://bank.example/tx"), **fields)


@pytest.mark.parametrize("kind", API_TYPES)
def test_a_type_is_asked_for_days_by_what_it_documents(kind: str) -> None:
    assert within(config(kind), DAYS).params == ASKED.get(kind, {})


@pytest.mark.parametrize("kind", sorted(set(API_TYPES) - {"wise"}))
def test_the_first_time_everything_is_asked_for(kind: str) -> None:
    assert within(config(kind), FIRST_TIME).params == {}


def test_what_takes_days_gets_the_last_ninety_the_first_time() -> None:
    assert within(config("wise"), FIRST_TIME).params["intervalStart"] == "2025-12-20T00:00:00.000Z"
    body = within(config("plaid", url="https://plaid.example/transactions/get", body={"secret": "s"}), FIRST_TIME).body
    assert body == {"secret": "s", "start_date": "2025-12-20", "end_date": "2026-03-20"}


def test_a_parameter_that_the_client_names_stays() -> None:
    assert within(config("gocardless", params={"date_from": "2020-01-01"}), DAYS).params == {"date_from": "2020-01-01"}


def test_any_api_is_asked_for_days_where_the_client_writes_them() -> None:
    asked = within(config(params={"since": "{from}"}, body={"range": [{"to": "{to}T00:00:00Z"}], "page": 1}), DAYS)
    assert asked.params == {"since": "2026-03-01"}
    assert asked.body == {"range": [{"to": "2026-03-20T00:00:00Z"}], "page": 1}


def test_a_cursor_goes_into_the_body() -> None:
    plaid = config("plaid", url="https://plaid.example/transactions/sync", body={"secret": "s"})
    assert within(plaid, DAYS._replace(cursor="c1")).body == {"secret": "s", "cursor": "c1"}
    assert within(plaid, FIRST_TIME).body == {"secret": "s"}
