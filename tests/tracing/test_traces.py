"""One trace from the upload to the last stage, as a collector gets it of the API, workers and sweeper as processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.embedded.launch import CHECKOUT
from finpulse.jobs.queue import app as queue
from tests.support.api_server import ApiServer, Reply, form, serving
from tests.support.client import Client, new_user
from tests.support.collector import Collector, SentSpan, collecting
from tests.support.jobs import IMPORT_STAGES
from tests.support.processes import SWEEPER, running
from tests.support.processes import worker as worker_process
from tests.support.wait import wait_until

SERVER, PRODUCER, CONSUMER, INTERNAL = 2, 4, 5, 1
STRANGER = ("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7")
SECRETS = ("mayonnaise-march.csv", "Quincunx bakery", "417.19", "Bearer")
STATEMENT = b"date,amount,description\n2024-01-01,-417.19,Quincunx bakery\n2024-01-02,-5.00,Shop\n"


@pytest.fixture(scope="module")
def collector() -> Iterator[Collector]:
    with collecting() as collector:
        yield collector


@pytest.fixture(scope="module")
def traced(collector: Collector) -> dict[str, str]:
    """What the environment of each process says of tracing."""
    return {
        "OTEL_EXPORTER_OTLP_ENDPOINT": collector.url,
        "OTEL_EXPORTER_OTLP_HEADERS": "x-collector-key=k%20y",
        "OTEL_EXPORTER_OTLP_TIMEOUT": "0.5",
        "OTEL_BSP_SCHEDULE_DELAY": "100",
        "FINPULSE_LOG_LEVEL": "info",
    }


@pytest.fixture(scope="module")
def server(app: Flask, traced: dict[str, str]) -> Iterator[ApiServer]:
    queue.control.purge()
    with serving(**traced) as server:
        yield server


@pytest.fixture(scope="module")
def user(app: Flask) -> Client:
    return new_user(app)


@pytest.fixture(scope="module")
def resent(server: ApiServer, user: Client, app: Flask) -> str:
    """The request id of an upload whose messages were lost while no worker was there."""
    reply = upload(server, user)
    queue.control.purge()
    with app.app_context(), Session(app.extensions["sqlalchemy"].engine) as session:
        session.info["finpulse.owner_id"] = user.user_id
        session.execute(text("UPDATE jobs SET sweep_after = now() - interval '1 s' WHERE id = :id"), reply.json)
        session.commit()
    return reply.headers["X-Request-ID"]


@pytest.fixture(scope="module")
def stack(server: ApiServer, resent: str, traced: dict[str, str]) -> Iterator[ApiServer]:
    """The API, a worker and a sweeper, all of which are traced."""
    with running(*worker_process(processes=1), **traced), running(*SWEEPER, **traced):
        yield server


def upload(server: ApiServer, user: Client, **headers: str) -> Reply:
    body, content_type = form(STATEMENT + uuid.uuid4().hex.encode(), "mayonnaise-march.csv")
    reply = server.ask("POST", "/etl/run-csv", token=user.token, body=body, **{**content_type, **headers})
    assert reply.status == 202, reply.body
    return reply


def named(spans: list[SentSpan], name: str) -> SentSpan:
    (found,) = (span for span in spans if span.name == name)
    return found


def lines(program: str, **values: object) -> list[dict[str, Any]]:
    """The lines of a program's log that have these values."""
    log = Path(os.environ["FINPULSE_HOME"], f"test-{program}.log").read_text()
    found = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    return [line for line in found if values.items() <= line.items()]


def test_an_upload_is_one_trace_from_the_request_to_the_last_stage(
    stack: ApiServer, user: Client, collector: Collector
) -> None:
    request_id = uuid.uuid4().hex
    job_id = upload(stack, user, X_Request_ID=request_id).json["id"]
    spans = collector.of_request(request_id, "stage aggregate")
    assert len({span.trace_id for span in spans}) == 1
    request = named(spans, "POST /etl/run-csv")
    assert (request.kind, request.parent, request.service) == (SERVER, "", "finpulse-api")
    assert request.attributes["http.response.status_code"] == 202
    assert request.attributes["job_id"] == job_id
    assert named(spans, "store upload").parent == request.span_id
    enqueued = named(spans, "enqueue")
    assert (enqueued.kind, enqueued.parent) == (PRODUCER, request.span_id)
    for stage in IMPORT_STAGES:
        span = named(spans, f"stage {stage}")
        assert (span.kind, span.parent, span.service) == (CONSUMER, request.span_id, "finpulse-worker")
        told = {"job_id": job_id, "request_id": request_id, "stage": stage, "attempt": 1, "outcome": "done"}
        assert told.items() <= span.attributes.items()
        below = {each.name for each in spans if each.parent == span.span_id}
        assert {"batch", "commit"} <= below
        assert any(name.startswith("sandbox ") for name in below) is (stage == "ingest")
    assert named(spans, "stage ingest").attributes["rows"] == 3


def test_the_log_has_the_same_ids_as_the_trace(stack: ApiServer, user: Client, collector: Collector) -> None:
    request_id = uuid.uuid4().hex
    job_id = upload(stack, user, X_Request_ID=request_id).json["id"]
    spans = collector.of_request(request_id, "stage aggregate")
    done = lines("workers", event="stage.done", request_id=request_id, job_id=job_id, trace_id=spans[0].trace_id)
    assert [line["stage"] for line in done] == list(IMPORT_STAGES)
    assert lines("gunicorn", event="request.done", request_id=request_id, trace_id=spans[0].trace_id)
    # Whatever a stage says, it says with its job and the request that made it.
    assert lines("workers", job_id=job_id) == lines("workers", job_id=job_id, request_id=request_id)


def test_what_the_server_itself_refuses_is_in_the_log_under_the_id_that_it_tells(server: ApiServer) -> None:
    for given in (uuid.uuid4().hex, "no id, since it has blanks"):
        reply = server.ask("POST", "/profile/login", body=b"x" * (2 << 20), X_Request_ID=given)
        told = reply.json["request_id"]
        assert (reply.status, told, told == given) == (413, reply.headers["X-Request-ID"], " " not in given)
        assert len(lines("gunicorn", event="request.refused", request_id=told, status=413)) == 1


def test_stages_that_are_sent_again_belong_to_the_same_trace(
    stack: ApiServer, resent: str, collector: Collector
) -> None:
    spans = collector.of_request(resent, "stage aggregate")
    assert len({span.trace_id for span in spans}) == 1
    request = named(spans, "POST /etl/run-csv")
    sent = [span for span in spans if span.name == "enqueue"]
    assert {span.service for span in sent} >= {"finpulse-api"}
    assert len({span.service for span in sent}) == 2, "whoever sends again, the sweeper or a worker that starts"
    assert {span.parent for span in (*sent, named(spans, "stage load"))} == {request.span_id}
    done = lines("workers", event="stage.done", request_id=resent)
    assert [line["stage"] for line in done] == list(IMPORT_STAGES)


def test_a_clients_own_trace_is_linked_and_not_obeyed(stack: ApiServer, user: Client, collector: Collector) -> None:
    request_id, other = uuid.uuid4().hex, uuid.uuid4().hex
    traceparent = f"00-{STRANGER[0]}-{STRANGER[1]}-00"
    stack.ask("GET", "/profile", token=user.token, X_Request_ID=request_id, traceparent=traceparent)
    (span,) = collector.of_request(request_id, "GET /profile")
    assert (span.parent, span.links) == ("", [STRANGER])
    assert span.trace_id != STRANGER[0]
    stack.ask("BREW", f"/{other}", X_Request_ID=other, traceparent="00-" + "9" * 3000)
    (span,) = collector.of_request(other, "_OTHER")
    assert (span.parent, span.links, span.attributes["http.response.status_code"]) == ("", [], 404)


def test_spans_say_nothing_of_files_people_and_money(stack: ApiServer, user: Client, collector: Collector) -> None:
    request_id = uuid.uuid4().hex
    upload(stack, user, X_Request_ID=request_id)
    collector.of_request(request_id, "stage aggregate")
    assert user.token is not None
    said = (*SECRETS, user.token, user.get("/profile")["email"], "127.0.0.1")
    assert [each for each in said if each.encode() in collector.said] == []
    assert collector.headers["x-collector-key"] == "k y"


@pytest.mark.parametrize("ailment", ["silent", "refusing"])
def test_a_collector_that_is_unwell_holds_up_nothing_and_is_told_of_once(
    stack: ApiServer, user: Client, collector: Collector, ailment: str
) -> None:
    before = len(lines("workers", event="tracing.collector_away"))
    back = len(lines("workers", event="tracing.collector_back"))
    if ailment == "silent":
        collector.answers.clear()
    else:
        collector.status = 401
    try:
        for _ in range(3):
            assert user.finished(upload(stack, user).json["id"])["status"] == "completed"
        wait_until(lambda: len(lines("workers", event="tracing.collector_away")) > before, "the worker tells of it")
        assert user.finished(upload(stack, user).json["id"])["status"] == "completed"
    finally:
        collector.answers.set()
        collector.status = 200
    upload(stack, user)
    wait_until(lambda: len(lines("workers", event="tracing.collector_back")) > back, "the worker tells that it is back")
    assert len(lines("workers", event="tracing.collector_away")) == before + 1
    assert [line for line in lines("workers") if str(line.get("logger", "")).startswith("opentelemetry")] == []


def test_what_makes_and_sends_spans_is_not_loaded_where_tracing_is_off(app: Flask) -> None:
    """The redis client loads OpenTelemetry's metrics by itself where they are installed, and uses none."""
    told = "import sys, wsgi, workers.tasks, workers.sweeper; print(*sys.modules)"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("OTEL_")}
    shown = subprocess.run(
        [sys.executable, "-c", told], cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=True
    )
    loaded = set(shown.stdout.split())
    assert "finpulse.tracing.spans" in loaded
    assert loaded.isdisjoint({"finpulse.tracing.otlp", "opentelemetry.sdk.trace", "opentelemetry.exporter.otlp"})
    assert loaded.isdisjoint({"google.protobuf", "requests"})
