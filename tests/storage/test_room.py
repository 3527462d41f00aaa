"""Room: uploads are refused while a disk is nearly full, and where a user has too much; reading goes on."""

from __future__ import annotations

import dataclasses
import shutil

from flask import Flask

from finpulse.app import create_app
from finpulse.config import Settings
from finpulse.health.free_space import shortage
from tests.support.client import Client, new_user
from tests.support.csv_statements import statement
from tests.support.databases import at_database
from tests.support.problems import problem_of

ROWS = statement("2026-03-02,-3.20,Coffee")


def user_of(settings: Settings, **limits: int) -> Client:
    """A user of an API with these limits."""
    return new_user(create_app(dataclasses.replace(settings, **limits)))


def test_a_disk_below_its_floor_takes_no_upload_and_readiness_tells_it(settings: Settings, app: Flask) -> None:
    client = user_of(settings, free_space=shutil.disk_usage(settings.home).total + 1)
    refused = problem_of(client.upload(ROWS), 503)["detail"]
    assert "disk of the uploads" in refused
    assert "MB left" in refused
    assert "disk of the uploads" in problem_of(client.request("GET", "/health/ready"), 503)["errors"]["disk"][0]
    assert client.get("/etl/jobs") == []
    assert Client(app, client.token).upload(ROWS).status_code == 202


def test_what_is_coming_counts_before_any_of_it_is_stored(settings: Settings, app: Flask) -> None:
    free = shutil.disk_usage(settings.home).free
    tight = dataclasses.replace(settings, free_space=free // 2)
    assert shortage(tight) is None
    lacking = shortage(tight, coming=free - free // 4)
    assert lacking is not None
    assert lacking.what == "the uploads"


def test_the_disk_of_a_database_on_this_machine_counts_too(settings: Settings, app: Flask) -> None:
    full = dataclasses.replace(settings, storage_url="s3://elsewhere", free_space=1 << 60)
    lacking = shortage(full)
    assert lacking is not None
    assert lacking.what == "the database"
    assert shortage(at_database(full, "postgresql://finpulse@db.example.com/finpulse")) is None


def test_a_users_uploads_have_a_quota_from_which_undone_ones_are_taken(settings: Settings, app: Flask) -> None:
    client = user_of(settings, user_storage=1000)
    job = client.upload(ROWS + "x" * 500).json
    refused = problem_of(client.upload(ROWS + "y" * 500), 413)["detail"]
    assert "1000 are what a user may have" in refused
    assert "Undo imports" in refused
    assert job is not None
    client.request("DELETE", f"/etl/jobs/{job['id']}")
    assert client.upload(ROWS + "y" * 500).status_code == 202


def test_a_users_unfinished_jobs_have_a_quota(settings: Settings, app: Flask) -> None:
    client = user_of(settings, user_jobs=2)
    jobs = [client.post(f"/etl/{stage}-only", expect=202)["id"] for stage in ("transform", "load")]
    assert "2 unfinished jobs" in problem_of(client.request("POST", "/etl/aggregate-only"), 429)["detail"]
    assert "2 unfinished jobs" in problem_of(client.upload(ROWS), 429)["detail"]
    client.request("POST", f"/etl/jobs/{jobs[0]}/cancel")
    assert client.upload(ROWS).status_code == 202
