"""The Python client: up to date with what the API says of itself, and its flow against the API."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest
from finpulse_client import FinPulse, ProblemError
from flask import Flask

from scripts.generate_client import GENERATED, generate
from tests.support.client import PASSWORD, Client
from tests.support.jobs import Run

STATEMENT = "date,amount,description\n2026-03-02,-3.20,Coffee\n2026-03-03,-7.00,Lunch\n2026-03-04,x,Broken\n"
URL = "http://finpulse.test"


def files(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text("utf-8") for path in sorted(folder.rglob("*.py"))}


def test_it_is_what_the_api_says_of_itself(client: Client, tmp_path: Path) -> None:
    """Where this fails, `make client` mends it."""
    warnings = generate(client.get("/openapi.json"), tmp_path / "generated")
    assert warnings == ""
    fresh, kept = files(tmp_path / "generated"), files(GENERATED)
    assert sorted(fresh) == sorted(kept)
    assert [name for name in fresh if fresh[name] != kept[name]] == []


@pytest.fixture
def bank(app: Flask, client: Client) -> FinPulse:
    assert client.token is not None
    return FinPulse(URL, client.token, transport=httpx.WSGITransport(app=app.wsgi_app))


@pytest.fixture
def statement(tmp_path: Path) -> Path:
    path = tmp_path / "march.csv"
    path.write_text(STATEMENT, encoding="utf-8")
    return path


def test_a_statement_goes_in_and_its_transactions_come_out(
    bank: FinPulse, client: Client, statement: Path, run: Run
) -> None:
    account = bank.add_account("Everyday", "EUR")
    seen: list[float] = []

    def do_a_stage(job: Any) -> None:
        seen.append(job.progress)
        for stage in ("ingest", "transform", "load", "aggregate"):
            if job.status == "queued":
                run(client.user_id, job.id, stage)

    job = bank.import_statement(statement, account_id=account.id, progress=do_a_stage)
    assert (job.status, job.rows.inserted, job.rows.rejected) == ("completed", 2, 1)
    assert (seen[0], seen[-1]) == (0, 1)
    assert [row.line for row in bank.rows(job.id, outcome="rejected")] == [4]
    assert [found.amount for found in bank.transactions(limit=1)] == ["-7.00", "-3.20"]
    assert [found.id for found in bank.jobs()] == [job.id]
    assert bank.dashboard(account_id=account.id).summary.total_spending == 10.2
    bank.undo_import(job.id)
    assert list(bank.transactions()) == []


def test_a_preview_says_how_a_file_is_read(bank: FinPulse, statement: Path) -> None:
    preview = bank.preview(statement)
    assert (preview.reading.date_order, preview.counts.total) == ("ymd", 3)


def test_what_is_refused_is_raised(bank: FinPulse, app: Flask) -> None:
    with pytest.raises(ProblemError) as refused:
        bank.add_account("", "EUR")
    assert (refused.value.status, refused.value.code, set(refused.value.errors)) == (422, "invalid_input", {"name"})
    with pytest.raises(ProblemError, match="password is wrong") as refused:
        FinPulse.sign_in(URL, "nobody@example.com", PASSWORD, transport=httpx.WSGITransport(app=app.wsgi_app))
    assert refused.value.code == "wrong_credentials"
