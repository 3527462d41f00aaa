"""`/metrics` of real processes: closed to whoever has no token of its own, and true over all of them."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import yaml
from flask import Flask

from finpulse.config import Settings
from finpulse.embedded.launch import CHECKOUT
from tests.support.api_server import ApiServer, form, serving
from tests.support.client import Client, new_user
from tests.support.metrics_page import Figures, ask, figures
from tests.support.wait import wait_until

OPS = CHECKOUT / "ops"
STATEMENT = b"date,amount,description\n2024-01-01,-5,Shop\n2024-01-02,-6,Shop\n31.02.2024,-7,Shop\n2024-01-03,1,Pay\n"


@pytest.fixture(scope="module")
def server(app: Flask, worker: None) -> Iterator[ApiServer]:
    """The API in two processes, beside a worker and a sweeper."""
    with serving(FINPULSE_API_PROCESSES="2") as server:
        yield server


@pytest.fixture
def look(server: ApiServer, settings: Settings) -> Callable[[], Figures]:
    return lambda: figures(server, settings.home)


def metrics_in(text: str) -> set[str]:
    return set(re.findall(r"\bfinpulse_\w+", text))


@pytest.mark.parametrize("token", [None, "", "guessed", "ä"])
def test_is_closed_and_says_how_it_is_opened(server: ApiServer, token: str | None) -> None:
    refused = ask(server, token)
    assert refused.status == 401
    assert "FINPULSE_METRICS_TOKEN" in refused.json["detail"]
    assert "finpulse_" not in refused.body.decode()


def test_no_user_s_token_opens_it_and_its_token_is_no_user_s(
    server: ApiServer, app: Flask, client: Client, settings: Settings
) -> None:
    for user in (client, new_user(app, role="admin")):
        assert ask(server, user.token).status == 401
    token = (settings.home / "secrets" / "metrics-token").read_text()
    assert server.ask("GET", "/accounts", token=token).status == 401
    assert "/metrics" not in server.ask("GET", "/openapi.json").json["paths"]


def test_each_request_counts_once_whichever_process_answers(look: Callable[[], Figures], server: ApiServer) -> None:
    about = {"method": "GET", "endpoint": "/health/live"}
    before = look()
    for _ in range(30):
        server.ask("GET", "/health/live")
    for _ in range(4):
        after = look()
        for name, more in (("http_requests_total", {"status": "200"}), ("http_request_duration_seconds_count", {})):
            grown = after.value(f"finpulse_{name}", **about, **more) - before.value(f"finpulse_{name}", **about, **more)
            assert grown == 30


def test_what_clients_make_up_is_no_label(look: Callable[[], Figures], server: ApiServer, settings: Settings) -> None:
    made_up, before = uuid.uuid4().hex, look()
    server.ask("GET", f"/{made_up}")
    server.ask(made_up.upper(), "/accounts")
    server.ask("GET", f"/etl/jobs/4711?{made_up}")
    after = look()
    assert (
        after.value("finpulse_http_requests_total", endpoint="none")
        >= before.value("finpulse_http_requests_total", endpoint="none") + 1
    )
    told = json.dumps([sample.labels for sample in after.samples])
    assert made_up not in told.lower()
    assert "4711" not in told


def test_what_the_server_itself_refuses_is_counted(look: Callable[[], Figures], server: ApiServer) -> None:
    before = look().value("finpulse_http_refusals_total", status="400")
    with server.connect(b"nonsense\r\n\r\n") as connection:
        assert connection.recv(100).startswith(b"HTTP/1.1 400")
    assert look().value("finpulse_http_refusals_total", status="400") == before + 1


def test_an_import_is_told_row_by_row_and_stage_by_stage(
    look: Callable[[], Figures], server: ApiServer, client: Client
) -> None:
    before = look()
    body, headers = form(STATEMENT)
    job = server.ask("POST", "/etl/run-csv?wait=20", token=client.token, body=body, **headers).json
    assert client.finished(job["id"])["status"] == "completed"

    def grown(name: str, **labels: str) -> float:
        return look().value(f"finpulse_{name}", **labels) - before.value(f"finpulse_{name}", **labels)

    wait_until(lambda: grown("stage_duration_seconds_count", outcome="done") == 4, "each stage is done once")
    rows = {("ingest", "read"): 4, ("transform", "cleaned"): 4, ("transform", "rejected"): 1, ("load", "inserted"): 3}
    assert {key: grown("stage_rows_total", stage=key[0], outcome=key[1]) for key in rows} == rows
    assert grown("jobs_submitted_total", kind="run-csv", queue="interactive") == 1
    assert grown("jobs_ended_total", kind="run-csv", status="completed") == 1
    assert grown("proofs_total", verdict="unprovable") == 1


def test_processes_sweeps_and_connections_are_told_by_role(look: Callable[[], Figures]) -> None:
    wait_until(lambda: look().value("finpulse_sweeps_total", outcome="done"), "a sweep has ended")
    found = look()
    processes = {role: found.value("finpulse_processes", role=role) for role in ("api", "worker", "sweeper")}
    assert processes == {"api": 2, "worker": 2, "sweeper": 1}
    assert found.value("finpulse_last_sweep_timestamp_seconds", outcome="done") > 1.7e9
    assert found.value("finpulse_database_connections_limit", role="api") == 2 * (2 + 2)
    in_use = found.value("finpulse_database_connections_in_use")
    assert 0 <= in_use <= found.value("finpulse_database_connections_limit")


def test_every_metric_that_is_watched_is_one_that_there_is(look: Callable[[], Figures]) -> None:
    dashboard = (OPS / "grafana" / "dashboards" / "finpulse.json").read_text()
    watched = metrics_in((OPS / "alerts.yml").read_text()) | metrics_in(dashboard)
    assert len(watched) > 25
    assert watched - look().names == set()


def test_every_metric_of_the_rules_tests_is_one_that_there_is(look: Callable[[], Figures]) -> None:
    tests: Any = yaml.safe_load((OPS / "alerts_test.yml").read_text())
    given = {
        name for test in tests["tests"] for series in test["input_series"] for name in metrics_in(series["series"])
    }
    assert given - look().names == set()
