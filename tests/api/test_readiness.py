"""Whether the service lives, and whether it is ready."""

from __future__ import annotations

import dataclasses

from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.app import create_app
from finpulse.config import Settings
from tests.support.client import Client
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
