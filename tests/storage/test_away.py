"""A folder that isn't there is the storage away, and never files that are missing; nobody makes it anew meanwhile."""

from __future__ import annotations

import dataclasses
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from finpulse.app import create_app
from finpulse.config import Settings
from finpulse.errors import Conflict, StorageUnavailable
from finpulse.imports.stored_uploads.doomed import delete_doomed
from finpulse.imports.stored_uploads.mark_storage import mark_storage, replace_storage
from finpulse.jobs.runner import Worker, run_stage
from finpulse.pipeline.import_stages import STAGE_NAMES
from finpulse.pipeline.stages import STAGES
from finpulse.storage.marker import NAME, found_marker, write_marker
from finpulse.storage.uploads import stored_files
from tests.support.client import Client, new_user
from tests.support.csv_statements import statement
from tests.support.problems import problem_of

ROWS = statement("2026-03-02,-3.20,Coffee", "2026-03-03,-12.00,Netflix")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A storage of the test's own."""
    folder = tmp_path / "uploads"
    write_marker(f"file://{folder}", uuid.uuid4())
    return folder


@pytest.fixture
def uploader(folder: Path, settings: Settings, app: Flask) -> Client:
    return new_user(create_app(dataclasses.replace(settings, storage_url=f"file://{folder}")))


@contextmanager
def away(folder: Path, *, mount_point: bool) -> Iterator[None]:
    """The folder is moved away; where a disk was mounted, an empty folder is left in its place."""
    elsewhere = folder.rename(folder.with_name("elsewhere"))
    if mount_point:
        folder.mkdir()
    yield
    assert not folder.exists() or list(folder.iterdir()) == [], "nothing was stored where the disk should be"
    if mount_point:
        folder.rmdir()
    elsewhere.rename(folder)


def ingest(engine: Engine, client: Client, folder: Path, job_id: int) -> bool:
    assert client.user_id
    return run_stage(Worker(engine, f"file://{folder}"), client.user_id, job_id, STAGES["ingest"])


@pytest.mark.parametrize("mount_point", [False, True])
def test_a_job_waits_for_it_without_an_attempt_and_uploads_are_503(
    uploader: Client, folder: Path, worker_engine: Engine, session: Session, mount_point: bool
) -> None:
    job_id = uploader.upload(ROWS).json["id"]
    with away(folder, mount_point=mount_point):
        for _ in range(6):
            assert ingest(worker_engine, uploader, folder, job_id) is False
        assert "storage" in problem_of(uploader.upload(ROWS), 503)["detail"]
        ready = problem_of(uploader.request("GET", "/health/ready"), 503)
        assert "is away" in ready["errors"]["storage"][0]
        attempts = session.execute(text("SELECT status, attempts FROM jobs WHERE id = :id"), {"id": job_id}).one()
        session.commit()
        assert tuple(attempts) == ("running", 0)
    for name in STAGE_NAMES:
        assert uploader.user_id
        assert run_stage(Worker(worker_engine, f"file://{folder}"), uploader.user_id, job_id, STAGES[name])
    assert uploader.get(f"/etl/jobs/{job_id}")["rows"]["inserted"] == 2


def test_a_file_that_is_missing_from_a_storage_that_is_there_fails_its_job(
    uploader: Client, folder: Path, worker_engine: Engine
) -> None:
    job_id = uploader.upload(ROWS).json["id"]
    for file in stored_files(f"file://{folder}"):
        (folder / file.key).unlink()
    assert ingest(worker_engine, uploader, folder, job_id) is False
    job = uploader.get(f"/etl/jobs/{job_id}")
    assert job["status"] == "failed"
    assert "please upload it again" in job["error"]["detail"]


def test_an_undone_import_loses_its_file_when_the_storage_is_back(
    uploader: Client, folder: Path, session: Session, sweeper_session: Session
) -> None:
    job_id = uploader.upload(ROWS).json["id"]
    storage_url = f"file://{folder}"
    [file] = stored_files(storage_url)
    with away(folder, mount_point=True):
        assert uploader.request("DELETE", f"/etl/jobs/{job_id}").status_code == 204
        for _ in range(2):
            with pytest.raises(StorageUnavailable):
                delete_doomed(sweeper_session, storage_url)
            session.rollback()
    assert list(stored_files(storage_url)) == [file]
    while delete_doomed(sweeper_session, storage_url):
        pass
    assert list(stored_files(storage_url)) == []
    doomed = text("SELECT count(*) FROM doomed_uploads WHERE owner_id = :owner")
    assert session.scalar(doomed, {"owner": uploader.user_id}) == 0


def test_an_undo_that_is_not_committed_loses_no_file(uploader: Client, folder: Path, sweeper_session: Session) -> None:
    job_id = uploader.upload(ROWS).json["id"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("finpulse.api.http.blueprint.commit_and_send", lambda _session: 1 / 0)
        assert uploader.request("DELETE", f"/etl/jobs/{job_id}").status_code == 500
    while delete_doomed(sweeper_session, f"file://{folder}"):
        pass
    assert len(list(stored_files(f"file://{folder}"))) == 1
    assert uploader.get(f"/etl/jobs/{job_id}")["status"] == "queued"


def test_a_storage_is_marked_once_and_is_one_databases(
    settings: Settings, app: Flask, session: Session, tmp_path: Path
) -> None:
    ours, marker = settings.storage_url, Path(settings.storage_url.removeprefix("file://")) / NAME
    mark_storage(session, ours)
    kept = marker.read_text()
    marker.unlink()
    with pytest.raises(StorageUnavailable, match="is away"):
        mark_storage(session, ours)
    session.rollback()
    assert not marker.exists()
    marker.write_text(kept)
    write_marker(f"file://{tmp_path / 'theirs'}", uuid.uuid4())
    with pytest.raises(Conflict, match="belongs to another database"):
        mark_storage(session, f"file://{tmp_path / 'theirs'}")
    session.rollback()


def test_whoever_has_lost_a_storage_says_so_and_takes_another(
    settings: Settings, app: Flask, session: Session, tmp_path: Path
) -> None:
    new = f"file://{tmp_path / 'new'}"
    before = found_marker(settings.storage_url)
    replace_storage(session, new)
    mark_storage(session, new)
    replace_storage(session, settings.storage_url)
    mark_storage(session, settings.storage_url)
    assert found_marker(settings.storage_url) == before != found_marker(new)
