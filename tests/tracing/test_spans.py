"""What attempts, batches and siblings look like in a trace; each stage is done here and now."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session
from structlog.testing import capture_logs

from finpulse.config import Settings
from finpulse.db.sessions import owner_session
from finpulse.jobs import lease
from finpulse.jobs.lease import Claim
from finpulse.jobs.runner import Worker, assist_stage
from finpulse.models import Job
from finpulse.pipeline.stages import STAGES
from finpulse.tracing import otlp
from finpulse.tracing.spans import begin, span, traceparent
from tests.support.client import Client
from tests.support.collector import Collector, SentSpan, collecting
from tests.support.csv_statements import statement
from tests.support.jobs import Run, upload

ROWS = [f"2026-03-0{day},-{day}.00,Bread" for day in range(1, 6)]


@pytest.fixture
def collector() -> Iterator[Collector]:
    """This process is traced while the test runs."""
    with collecting() as collector:
        otlp.start("test", f"{collector.url}/v1/traces", "")
        yield collector
        otlp.stop()


@pytest.fixture
def chunks_of_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("finpulse.pipeline.ingest.CHUNK_ROWS", 2)


def sent(collector: Collector, name: str) -> list[SentSpan]:
    """The spans of this name, after all that there is was sent."""
    otlp.stop()
    return [span for span in collector.spans if span.name == name]


def job_of(session: Session, job_id: int) -> Job:
    return session.scalars(select(Job).where(Job.id == job_id)).one()


def test_an_attempt_that_fails_says_how_and_by_which_error(client: Client, run: Run, collector: Collector) -> None:
    job_id = upload(client, "no statement at all", client.account())
    assert run(client.user_id, job_id, "ingest") is False
    (attempt,) = sent(collector, "stage ingest")
    assert attempt.is_error
    assert {"outcome": "failed", "error.type": "UnreadableFile", "attempt": 1}.items() <= attempt.attributes.items()


def test_a_cancelled_attempt_is_no_error(client: Client, run: Run, collector: Collector, chunks_of_two: None) -> None:
    job_id = upload(client, statement(*ROWS), client.account())
    cancelled = client.request("POST", f"/etl/jobs/{job_id}/cancel")
    assert cancelled.status_code in (200, 202)
    assert run(client.user_id, job_id, "ingest") is False
    assert sent(collector, "stage ingest") == [], "a stage that nobody claims is no attempt"


def test_each_batch_that_is_committed_is_a_span_below_its_stage(
    client: Client, run: Run, collector: Collector, chunks_of_two: None
) -> None:
    upload(client, statement(*ROWS), client.account(), ("ingest", "transform"), run)
    (stage,) = sent(collector, "stage transform")
    batches = [span for span in collector.of_trace(stage.trace_id) if span.name == "batch"]
    done = [span.attributes.get("done") for span in batches if span.parent == stage.span_id]
    assert done == [2, 4, None], "the last batch is committed with the stage's end"
    assert all(
        stage.began <= span.began <= span.ended <= stage.ended for span in batches if span.parent == stage.span_id
    )


def test_what_a_sibling_does_belongs_to_the_jobs_trace(
    client: Client, run: Run, collector: Collector, chunks_of_two: None, worker_engine: Engine, settings: Settings
) -> None:
    assert client.user_id is not None
    job_id = upload(client, statement(*ROWS), client.account(), ("ingest",), run)
    with owner_session(worker_engine, client.user_id) as session:
        held = lease.claim(session, client.user_id, job_id, "transform")
        session.commit()
    assert isinstance(held, Claim)
    worker = Worker(worker_engine, settings.storage_url)
    assist_stage(worker, client.user_id, job_id, STAGES["transform"], held.fence)
    (assist,) = sent(collector, "assist transform")
    (request,) = sent(collector, "POST /etl/run-csv")
    assert (assist.parent, assist.trace_id) == (request.span_id, request.trace_id)
    assert assist.attributes["job_id"] == job_id


def test_a_trace_that_the_sampler_leaves_out_is_left_out_everywhere(
    client: Client, run: Run, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OTEL_TRACES_SAMPLER", "parentbased_traceidratio")
    monkeypatch.setenv("OTEL_TRACES_SAMPLER_ARG", "0")
    with collecting() as collector:
        otlp.start("test", f"{collector.url}/v1/traces", "")
        job_id = upload(client, statement(*ROWS), client.account(), ("ingest",), run)
        with span("seen by nobody") as left_out:
            assert left_out.trace_id is None
        assert sent(collector, "stage ingest") == []
        assert collector.spans == []
    flags = (job_of(session, job_id).traceparent or "").rpartition("-")[2]
    assert int(flags, 16) & 1 == 0


def test_a_process_that_is_not_traced_makes_jobs_without_a_parent(client: Client, session: Session) -> None:
    job_id = upload(client, statement(*ROWS), client.account())
    assert job_of(session, job_id).traceparent is None
    with span("nothing") as nothing:
        assert (nothing.trace_id, traceparent(), begin("nothing")) == (None, None, nothing)


def test_a_collector_that_is_not_there_is_told_of_once_even_at_the_end() -> None:
    with socket.socket() as closed, capture_logs() as told:
        closed.bind(("127.0.0.1", 0))
        otlp.start("test", f"http://127.0.0.1:{closed.getsockname()[1]}/v1/traces", "")
        for _ in range(3000):  # More than wait for the collector at most.
            begin("one of many").end()
        otlp.stop()
        otlp.stop()
    assert [line["event"] for line in told] == ["tracing.collector_away"]
    assert "Connection refused" in told[0]["reason"]


def test_what_an_error_says_is_not_in_a_span(collector: Collector) -> None:
    with pytest.raises(ValueError, match="Quincunx"), span("broken"):
        raise ValueError("Quincunx bakery, 417.19")
    (broken,) = sent(collector, "broken")
    assert (broken.is_error, broken.attributes) == (True, {"error.type": "ValueError"})
    assert b"Quincunx" not in collector.said
