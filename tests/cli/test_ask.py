"""`finpulse ask`: the sentence, the figures and the receipt; what it asks back, and what it can't answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from flask import Flask

from finpulse.cli import finpulse
from finpulse.cli.identity.profiles import Profile, keep
from finpulse.cli.output.answer import answer_lines
from finpulse.cli.person import ask
from tests.support.client import Client
from tests.support.jobs import IMPORT_STAGES, Run, upload
from tests.support.served_app import served

STATEMENT = (
    "Date,Amount,Description,Merchant\n2026-05-02,-1012.50,Milk,Corner Shop\n2026-05-03,-7.25,Bread,Corner Bakery\n"
    "2026-05-04,2000.00,Salary,ACME\n2026-05-05,-3,Tram,Tram\n"
)
OPTIONS = ("--as-of", "2026-06-15", "--currency", "EUR")


@pytest.fixture(scope="module")
def url(app: Flask) -> Iterator[str]:
    with served(app) as address:
        yield address


@pytest.fixture(autouse=True)
def signed_in(url: str, client: Client, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who has a statement, and is signed in."""
    monkeypatch.setenv("FINPULSE_PROFILES", str(tmp_path / "profiles.json"))
    made = client.post("/profile/tokens", {"name": "Script", "scopes": ["read"]})
    keep(Profile(url, "me@example.com", made["id"], made["token"]))
    upload(client, STATEMENT, client.account(), IMPORT_STAGES, run)


def asked(*words: str, given: str = "") -> Result:
    return CliRunner().invoke(finpulse, ("ask", *words, *OPTIONS), input=given)


def test_an_answer_comes_with_its_figures_and_its_receipt(url: str) -> None:
    done = asked("spending by merchant in May 2026", "--sql")
    lines = done.stdout.splitlines()
    assert done.exit_code == 0, done.output
    assert [line.split("  ")[-1].strip() for line in lines if line.startswith("  Corner")] == [
        "1,012.50 EUR",
        "7.25 EUR",
    ]
    receipt = {line[2:11].strip(): line[12:] for line in lines}
    assert receipt["Period"] == "2026-05-01 to 2026-05-31"
    assert receipt["Counted"] == "3 transactions"
    assert receipt["Rows"].startswith(f"{url}/transactions?from=2026-05-01")
    assert "SELECT" in done.stdout
    single = asked("How", "much", "did", "I", "spend", "at", "Tram", "in", "May", "2026?")
    assert "3 at Tram" in single.stdout.splitlines()[0]
    assert "  Only      merchant Tram" in single.stdout.splitlines()


def test_json_is_what_the_api_answers(client: Client) -> None:
    question = "How much did I spend in May 2026?"
    done = asked(question, "--json")
    body = {"question": question, "as_of": "2026-06-15", "currency": "EUR"}
    assert json.loads(done.stdout) == client.post("/assistant/ask", body, expect=200)


def test_what_has_several_readings_is_asked_back(monkeypatch: pytest.MonkeyPatch) -> None:
    question = "How much did I spend at Corner in May 2026?"
    told = asked(question)
    assert told.exit_code == 3
    assert [line[:3] for line in told.stdout.splitlines()[1:]] == ["  1", "  2"]
    monkeypatch.setattr(ask, "on_terminal", lambda: True)
    picked = told.stdout.splitlines().index(next(line for line in told.stdout.splitlines() if "Corner Bakery" in line))
    chosen = asked(question, given=f"{picked}\n")
    assert chosen.exit_code == 0
    assert "7.25" in chosen.stdout


def test_what_can_not_be_answered_says_why_and_what_can() -> None:
    refused = asked("Delete all my transactions")
    assert refused.exit_code == 1
    assert "You could ask:" in refused.stdout
    assert asked().exit_code == 2


def test_on_a_terminal_questions_go_on_until_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ask, "on_terminal", lambda: True)
    done = asked(given="How much did I spend at Tram in May 2026?\n\n")
    assert done.exit_code == 0
    assert "3 at Tram" in done.stdout


def test_a_receipt_says_what_was_left_out() -> None:
    answer: dict[str, Any] = {
        "status": "answered",
        "answer": "You spent less.",
        "values": [
            {"label": "current", "value": "-5", "unit": "count"},
            {"label": "change", "value": "5", "unit": "percent"},
        ],
        "plan": {
            "period": {"label": "all_time", "start": None, "end": "2026-06-15"},
            "compare_to": {"label": "may", "start": "2026-05-01", "end": "2026-05-31"},
            "filters": [{"field": "amount", "op": ">=", "value": "20"}],
        },
        "rows_counted": 1,
        "excluded": {"other_currencies": [{"currency": "USD", "count": 1200}], "transfers": {"count": 1}},
        "formula": "Less.",
        "link": None,
        "sql": None,
    }
    assert list(answer_lines(answer, "http://x", with_sql=True)) == [
        "You spent less.",
        "",
        "  current   -5",
        "  change   5 %",
        "",
        "  Period    up to 2026-06-15",
        "  Compared  2026-05-01 to 2026-05-31",
        "  Only      amount >= 20",
        "  Counted   1 transaction",
        "  Left out  1,200 transactions in USD; 1 transaction between your own accounts",
        "  How       Less.",
    ]
