"""Whether the service lives, whether it is ready, and what its admins are told of jobs that no worker gets on with."""

from __future__ import annotations

import dataclasses

from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.app import create_app
from finpulse.config import Settings
from tests.support.client import Client, new_user
from tests.support.databases import at_database, in_database
from tests.support.problems import problem_of


def test_a_whole_service_is_live_and_ready(nobody: Client) -> None:
    assert nobody.get("/health/live") == {"status": "live"}
    assert nobody.get("/health/ready") == {"status": "ready"}


def test_it_says_what_is_missing(settings: Settings) -> None:
    nowhere = at_database(settings, "postgresql+psycopg://u:p@127.0.0.1:1/x")
    client = Client(create_app(dataclasses.replace(nowhere, redis_url="redis://127.0.0.1:1/0")))
    assert client.get("/health/live") == {"status": "live"}
    missing = problem_of(client.request("GET", "/health/ready"), 503)["errors"]
    assert set(missing) == {"database", "broker"}


def test_tables_of_another_version_are_not_ready(settings: Settings, app: object, session: Session) -> None:
    name = "empty_for_readiness"
    connection = session.connection(execution_options={"isolation_level": "AUTOCOMMIT"})
    connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        client = Client(create_app(in_database(settings, name)))
        assert set(problem_of(client.request("GET", "/health/ready"), 503)["errors"]) == {"migrations"}
    finally:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


def test_a_job_that_is_sent_again_and_again_without_getting_on_is_told(
    app: Flask, client: Client, session: Session
) -> None:
    """No worker runs beside this module's tests, so nothing but the test moves the job."""
    admin, job = new_user(app, role="admin"), client.upload("Date;Amount\n2024-01-01;-5\n").json
    assert job is not None

    def stages() -> str:
        return str(next(check["status"] for check in admin.get("/etl/health")["checks"] if check["name"] == "stages"))

    assert stages() == "ok"
    session.execute(text("UPDATE jobs SET sends = 10 WHERE id = :id"), {"id": job["id"]})
    session.commit()
    assert stages() == "warning"
    client.post(f"/etl/jobs/{job['id']}/cancel", expect=202)
    assert stages() == "ok"
