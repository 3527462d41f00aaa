"""`finpulse doctor` finds what is wrong, goes on where something is away, and says what to do."""

from __future__ import annotations

import dataclasses
import ipaddress
import time
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.cli.doctor import versions
from finpulse.cli.doctor.doctor import examine
from finpulse.cli.doctor.finding import Finding
from finpulse.cli.doctor.machine import clock_finding
from finpulse.cli.doctor.secrets_check import secret_findings
from finpulse.cli.doctor.settings_check import setting_findings
from finpulse.config import Settings
from finpulse.credentials.database_logins import DATABASE_VARIABLES
from finpulse.credentials.signing_keys import KeySource
from tests.support.commands import invoke, json_of
from tests.support.databases import at_database

FAR = "postgresql+psycopg://finpulse:x@db.example.org/finpulse"
PROXIES = (ipaddress.ip_network("10.0.0.0/8"),)
EVERYBODY = (ipaddress.ip_network("0.0.0.0/0"),)


def by_name(findings: list[Finding]) -> dict[str, Finding]:
    return {finding.name: finding for finding in findings}


@pytest.mark.usefixtures("app")
def test_it_goes_on_while_everything_is_away(settings: Settings) -> None:
    away = dataclasses.replace(
        at_database(settings, "postgresql+psycopg://someone:secret@127.0.0.1:1/x"), redis_url="redis://127.0.0.1:1/0"
    )
    found = by_name(list(examine(away)))
    assert {name for name, finding in found.items() if finding.status == "failed"} >= {"database", "jobs and rows"}
    assert "migrations" not in found, "nobody knows"
    assert found["storage"].status == "ok"
    assert not any("secret" in finding.message for finding in found.values())
    unnamed = by_name(list(examine(dataclasses.replace(at_database(settings, ""), redis_url=""))))
    assert unnamed["database"].message.startswith("FINPULSE_DATABASE_URL names none")


def test_the_exit_code_is_that_of_the_worst(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FINPULSE_OWNER_DATABASE_URL", "postgresql://someone:x@127.0.0.1:1/x")
    shown = invoke("doctor")
    assert shown.exit_code == 2
    assert shown.stdout.splitlines()[0].startswith("ok       version ")
    assert shown.stdout.splitlines()[-1].endswith(" failures.")


def test_queues_that_nobody_serves_and_jobs_that_wait_long_are_told(settings: Settings, session: Session) -> None:
    waiting = """
        INSERT INTO users_table (email, password_hash) VALUES ('waiting@example.org', '');
        INSERT INTO jobs (owner_id, kind, stages, stage, created_at)
        SELECT id, 'run-csv', '{load}', 'load', now() - interval '2 hours' FROM users_table
        WHERE email = 'waiting@example.org'
    """
    for statement in waiting.split(";"):
        session.execute(text(statement))
    session.commit()
    report = json_of("doctor")
    session.execute(text("DELETE FROM users_table WHERE email = 'waiting@example.org'"))
    session.commit()
    assert report["overall_status"] == "failed"
    found = by_name([Finding(**check) for check in report["checks"]])
    assert found["queues"].status == "warning"
    assert "the oldest for 120 min" in found["queues"].message
    assert found["workers"].message.startswith("No worker answers for bulk, interactive, night; ")
    assert found["sweeper process"].status == "failed"


@pytest.mark.parametrize(
    ("changes", "name", "status"),
    [
        ({"host": "0.0.0.0"}, "trusted proxies", "warning"),
        ({"trusted_proxies": EVERYBODY}, "trusted proxies", "failed"),
        ({"rate_limits": False}, "rate limits", "warning"),
        ({"rate_limits": False, "host": "192.0.2.7", "trusted_proxies": PROXIES}, "rate limits", "failed"),
        ({"log_level": "debug"}, "log level", "warning"),
        ({"upload_limit": 2 << 30, "user_storage": 1 << 30}, "limits", "warning"),
        ({"keep_uploads_days": 30, "keep_cells_days": 0}, "retention", "warning"),
        ({"night_processes": 3, "bulk_processes": 2}, "night", "warning"),
        ({"reading_memory": 1 << 50}, "memory", "warning"),
        ({"redis_url": "redis://broker.example.org:6379/0"}, "encryption", "warning"),
        (
            {"database_urls": dict.fromkeys(DATABASE_VARIABLES, FAR)},
            "encryption",
            "warning",
        ),
    ],
)
def test_settings_that_contradict_each_other_are_named(
    settings: Settings, changes: dict[str, Any], name: str, status: str
) -> None:
    good = dataclasses.replace(settings, rate_limits=True, reading_memory=1 << 20)
    assert [finding.name for finding in setting_findings(good)] == ["settings"]
    [finding] = setting_findings(dataclasses.replace(good, **changes))
    assert (finding.name, finding.status) == (name, status)
    assert finding.advice


def test_settings_of_a_network_of_containers_are_good(settings: Settings) -> None:
    urls = dict.fromkeys(
        ("api", "worker", "sweeper", "assistant", "owner"), "postgresql+psycopg://finpulse:x@db:5432/finpulse"
    )
    there = dataclasses.replace(
        settings, rate_limits=True, reading_memory=1 << 20, database_urls=urls, redis_url="redis://redis:6379/0"
    )
    assert [finding.name for finding in setting_findings(there)] == ["settings"]


def test_a_secret_that_others_may_read_or_guess_is_named(settings: Settings, tmp_path: Path) -> None:
    own = dataclasses.replace(settings, home=tmp_path, message_key="")
    assert [finding.name for finding in secret_findings(own)] == ["secrets"]
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "secret-key").write_text("x")
    (tmp_path / "secrets" / "secret-key").chmod(0o644)
    [readable] = secret_findings(own)
    assert readable.advice == f"chmod 600 {tmp_path}/secrets/secret-key"
    (tmp_path / "secrets" / "secret-key").chmod(0o600)
    weak = KeySource("FINPULSE_SECRET_KEY", "password" * 8)
    [guessable] = secret_findings(dataclasses.replace(own, secret_key=weak))
    assert (guessable.status, "easy to guess" in guessable.message) == ("failed", True)


@pytest.mark.parametrize(("apart", "status"), [(0, "ok"), (-30, "warning"), (30, "warning"), (200, "failed")])
def test_clocks_that_differ_are_told(apart: float, status: str) -> None:
    finding = clock_finding("the database", lambda: time.time() + apart)
    assert finding.status == status
    assert ("behind" in finding.message, "ahead" in finding.message) == (apart < 0, apart > 0)


def test_other_packages_than_the_pinned_ones_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    pinned = [Requirement("click==0.1"), Requirement("no-such-package==1"), Requirement("flask>=1")]
    monkeypatch.setattr(versions, "_pinned", lambda: iter(pinned))
    _, finding = versions.version_findings()
    assert finding.status == "warning"
    assert finding.message.startswith("click is ")
    assert "no-such-package is missing, and ==1 is pinned" in finding.message
    assert "flask" not in finding.message
