"""What the database tells Prometheus of jobs; no worker runs beside this module's tests, so nothing else moves them."""

from __future__ import annotations

import dataclasses

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.config import Settings
from finpulse.monitoring.page import MetricsPage
from tests.support.client import Client
from tests.support.databases import at_database
from tests.support.metrics_page import Figures

pytestmark = pytest.mark.usefixtures("empty_queue")
STATEMENT = "Date;Amount\n2024-01-01;-5\n"


def looked_at(settings: Settings) -> Figures:
    return Figures(MetricsPage(settings).text().decode())


def test_a_job_that_waits_is_told_by_kind_queue_and_status(client: Client, settings: Settings) -> None:
    before = looked_at(settings)
    job = client.upload(STATEMENT).json
    assert job is not None
    about = {"kind": "run-csv", "queue": "interactive", "status": "queued"}
    after = looked_at(settings)
    assert after.value("finpulse_jobs", **about) == before.value("finpulse_jobs", **about) + 1
    assert after.value("finpulse_queue_messages", queue="interactive") == 1
    client.post(f"/etl/jobs/{job['id']}/cancel", expect=202)
    assert looked_at(settings).value("finpulse_jobs", **about) == before.value("finpulse_jobs", **about)


@pytest.mark.parametrize(
    ("change", "metric", "least"),
    [
        ("updated_at = now() - interval '1 hour'", "finpulse_oldest_queued_job_seconds", 3600),
        ("status = 'running', lease_until = now() - interval '1 hour'", "finpulse_oldest_lease_overdue_seconds", 3600),
        ("sweep_after = now() - interval '2 minutes'", "finpulse_jobs_stalled", 1),
        ("sends = 10", "finpulse_jobs_stuck", 1),
    ],
)
def test_a_job_that_does_not_get_on_is_told(
    client: Client, session: Session, settings: Settings, change: str, metric: str, least: float
) -> None:
    job = client.upload(STATEMENT).json
    assert job is not None
    before = looked_at(settings).value(metric)
    session.execute(text(f"UPDATE jobs SET {change} WHERE id = :id"), {"id": job["id"]})
    session.commit()
    found = looked_at(settings).value(metric)
    client.post(f"/etl/jobs/{job['id']}/cancel", expect=202)
    assert found >= least > before


def test_rows_without_an_outcome_are_told(client: Client, session: Session, settings: Settings) -> None:
    job = client.upload(STATEMENT).json
    assert job is not None
    lost = {"id": job["id"]}
    before = looked_at(settings).value("finpulse_imports_with_rows_without_outcome")
    session.execute(text("UPDATE statements SET state = 'loaded', rows_total = 7 WHERE job_id = :id"), lost)
    session.execute(text("UPDATE jobs SET status = 'completed' WHERE id = :id"), lost)
    session.commit()
    found = looked_at(settings).value("finpulse_imports_with_rows_without_outcome")
    session.execute(text("UPDATE statements SET rows_total = 0 WHERE job_id = :id"), lost)
    session.commit()
    assert found == before + 1


def test_a_database_and_a_broker_that_are_away_are_told_and_the_rest_too(settings: Settings) -> None:
    nowhere = at_database(settings, "postgresql+psycopg://u:p@127.0.0.1:1/x")
    away = looked_at(nowhere)
    assert away.value("finpulse_database_up") == 0
    assert away.value("finpulse_disk_free_bytes", holds="uploads") > 0
    assert looked_at(settings).value("finpulse_database_up") == 1


def test_the_database_is_asked_once_in_a_while_however_often_somebody_looks(client: Client, settings: Settings) -> None:
    page = MetricsPage(settings)
    first = Figures(page.text().decode()).value("finpulse_jobs")
    job = client.upload(STATEMENT).json
    assert job is not None
    assert Figures(page.text().decode()).value("finpulse_jobs") == first
    client.post(f"/etl/jobs/{job['id']}/cancel", expect=202)


def test_the_tables_version_and_the_floor_of_free_space_are_told(settings: Settings) -> None:
    found = looked_at(dataclasses.replace(settings, free_space=4711))
    assert found.value("finpulse_schema_is_current") == found.value("finpulse_build_info") == 1
    assert found.value("finpulse_disk_floor_bytes") == 4711
