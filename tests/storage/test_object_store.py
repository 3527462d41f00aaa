"""Uploads in an object store: API and workers share nothing but PostgreSQL, Redis and the store."""

from __future__ import annotations

import dataclasses
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from finpulse.app import create_app
from finpulse.config import Settings, read_settings
from finpulse.errors import SettingError, StorageUnavailable
from finpulse.imports.stored_uploads.doomed import delete_doomed
from finpulse.jobs.runner import Worker, run_stage
from finpulse.pipeline.import_stages import STAGE_NAMES
from finpulse.pipeline.stages import STAGES
from finpulse.storage.driver import BLOCK
from finpulse.storage.uploads import UploadWriter, open_upload
from tests.support.client import Client, new_user
from tests.support.object_store import URL, ObjectStore, object_store
from tests.support.problems import problem_of
from tests.support.processes import SWEEPER, running, worker

ROWS = "Date,Amount,Description\n2026-03-01,1500.00,Salary ACME\n2026-03-02,-3.20,Café Central\n"


@pytest.fixture(scope="module")
def store() -> Iterator[ObjectStore]:
    with object_store() as store:
        yield store


@pytest.fixture
def client(store: ObjectStore, settings: Settings, app: Flask, tmp_path: Path) -> Client:
    """A user of an API that stores in the object store and has a home of its own."""
    return new_user(create_app(dataclasses.replace(settings, home=tmp_path / "api", storage_url=URL)))


@contextmanager
def another_host(home: Path, patch: pytest.MonkeyPatch) -> Iterator[None]:
    """A worker and a sweeper of another machine: with another home, in another folder."""
    home.mkdir()
    patch.setenv("FINPULSE_HOME", str(home))
    patch.setenv("FINPULSE_STORAGE_URL", URL)
    with running(*worker(), cwd=home), running(*SWEEPER, cwd=home):
        yield


def stage(engine: Engine, client: Client, job_id: int, name: str) -> bool:
    assert client.user_id
    return run_stage(Worker(engine, URL), client.user_id, job_id, STAGES[name])


def test_a_worker_of_another_host_imports_what_the_api_has_stored(
    client: Client, store: ObjectStore, tmp_path: Path, sweeper_session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = store.keys()
    with another_host(tmp_path / "worker", monkeypatch):
        job = client.run_csv(ROWS)
        assert (job["status"], job["rows"]["inserted"]) == ("completed", 2)
        account = client.account()
        assert client.run_csv(ROWS, account)["status"] == "completed"
    assert len(store.keys() - before) == 2
    assert not list(tmp_path.rglob("uploads"))

    assert client.request("DELETE", f"/accounts/{account}").status_code == 200
    assert client.request("DELETE", f"/etl/jobs/{job['id']}").status_code == 204
    delete_doomed(sweeper_session, URL)
    assert store.keys() == before


def test_an_upload_that_is_gone_says_what_to_do(client: Client, store: ObjectStore, worker_engine: Engine) -> None:
    before = store.keys()
    job_id = client.upload(ROWS).json["id"]
    (key,) = store.keys() - before
    store.files.rm_file(f"{URL}/{key}")
    assert not stage(worker_engine, client, job_id, "ingest")
    job = client.get(f"/etl/jobs/{job_id}")
    assert job["status"] == "failed"
    assert "please upload it again" in job["error"]["detail"]


def test_a_store_that_is_away_for_a_while_costs_nothing(
    client: Client, store: ObjectStore, worker_engine: Engine
) -> None:
    job_id = client.upload(ROWS).json["id"]
    before = store.keys()
    with store.away():
        assert not stage(worker_engine, client, job_id, "ingest")
        assert client.get(f"/etl/jobs/{job_id}")["status"] == "running"
        assert "storage" in problem_of(client.upload(ROWS), 503)["detail"]
        assert len(client.get("/etl/jobs")) == 1
    assert store.keys() == before
    assert all(stage(worker_engine, client, job_id, name) for name in STAGE_NAMES)
    assert client.get(f"/etl/jobs/{job_id}")["rows"]["inserted"] == 2


def test_a_large_file_passes_through_in_blocks(store: ObjectStore) -> None:
    chunk, chunks = b"2026-03-01,1500.00,Salary ACME\n" * 2048, 600
    tracemalloc.start()
    try:
        writer = UploadWriter(URL, "large.csv")
        for _ in range(chunks):
            writer.write(chunk)
        upload = writer.finish()
        with open_upload(URL, upload) as file:
            read = sum(map(len, iter(lambda: file.read(1 << 16), b"")))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert read == upload.size == len(chunk) * chunks
    assert peak < 5 * BLOCK < upload.size


def test_a_bucket_that_is_not_there_is_told_as_a_storage_that_is_away(store: ObjectStore) -> None:
    writer = UploadWriter("s3://another-bucket", "statement.csv")
    writer.write(b"x")
    with pytest.raises(StorageUnavailable, match="can't be reached or used"):
        writer.finish()


@pytest.mark.parametrize("url", ["gs://statements", "uploads:statements"])
def test_a_storage_without_a_driver_stops_the_start(url: str) -> None:
    with pytest.raises(SettingError, match="FINPULSE_STORAGE_URL"):
        read_settings({"FINPULSE_STORAGE_URL": url})
