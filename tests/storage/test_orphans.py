"""Files that nothing needs: found and deleted after a safe time, and never anything else."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.config import Settings
from finpulse.embedded.launch import CHECKOUT
from finpulse.embedded.ports import is_free
from finpulse.imports.stored_uploads.orphans import delete_orphans
from finpulse.storage.marker import found_marker, write_marker
from finpulse.storage.uploads import stored_files
from tests.support.client import Client
from tests.support.csv_statements import statement
from tests.support.wait import wait_until

ROWS = statement("2026-03-02,-3.20,Coffee")
BOUNDARY = "part"
FORM = (
    f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="s.csv"\r\n\r\n{ROWS}\r\n--{BOUNDARY}--\r\n'
).encode()


@contextmanager
def api(settings: Settings) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """A real gunicorn and its port, in a session of its own."""
    port = next(port for port in range(17_000 + os.getpid() % 500, 18_000) if is_free("127.0.0.1", port))
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT), "FINPULSE_PORT": str(port), "FINPULSE_API_PROCESSES": "1"}
    with (settings.home / "test-api.log").open("ab") as log:
        command = [sys.executable, "-m", "gunicorn"]
        process = subprocess.Popen(
            command, cwd=CHECKOUT, env=environment, stdout=log, stderr=log, start_new_session=True
        )
    try:
        wait_until(lambda: not is_free("127.0.0.1", port), "the API listens")
        yield process, port
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def send_upload(port: int, token: str | None, key: str) -> socket.socket:
    """Send an upload, and wait for no answer."""
    line = socket.create_connection(("127.0.0.1", port))
    head = (
        "POST /etl/run-csv HTTP/1.1\r\nHost: localhost\r\n"
        f"Authorization: Bearer {token}\r\nIdempotency-Key: {key}\r\n"
        f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\nContent-Length: {len(FORM)}\r\n\r\n"
    )
    line.sendall(head.encode() + FORM)
    return line


def test_an_api_killed_in_an_upload_leaves_a_file_that_goes_and_a_key_that_is_free(
    client: Client, app: Flask, settings: Settings, session: Session, sweeper_session: Session
) -> None:
    def files() -> set[str]:
        return {file.key for file in stored_files(settings.storage_url)}

    before, key = files(), uuid.uuid4().hex
    with api(settings) as (process, port):
        session.execute(text("LOCK TABLE jobs IN EXCLUSIVE MODE"))  # So that the upload is stored, and not yet a job's.
        with send_upload(port, client.token, key):
            wait_until(lambda: files() - before, "the upload is stored", pause=0.01)
            os.killpg(process.pid, signal.SIGKILL)
        session.rollback()
    [orphan] = files() - before
    answers = [client.upload(ROWS, headers={"Idempotency-Key": key}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [202, 202]
    assert [job["id"] for job in client.get("/etl/jobs")] == [answers[0].json["id"]]

    assert delete_orphans(sweeper_session, settings.storage_url) == 0, "it may still be committed"
    kept = files() - {orphan}
    assert delete_orphans(sweeper_session, settings.storage_url, datetime.now(UTC) + timedelta(hours=2)) >= 1
    assert orphan not in files()
    needed = {file for file in kept if file not in before}
    assert needed <= files(), "what a job stands on stays"


def test_nothing_is_deleted_from_the_storage_of_another_database(
    app: Flask, sweeper_session: Session, tmp_path: Path
) -> None:
    theirs = f"file://{tmp_path}"
    write_marker(theirs, uuid.uuid4())
    (tmp_path / uuid.uuid4().hex).write_bytes(b"theirs")
    assert delete_orphans(sweeper_session, theirs, datetime.now(UTC) + timedelta(days=400)) == 0
    assert len(list(stored_files(theirs))) == 1


@pytest.mark.parametrize("name", ["statement.csv", "finpulse-storage.bak", "2862387d366045b0bf0698334080d75b.part"])
def test_what_is_not_called_like_an_upload_is_none(
    settings: Settings, app: Flask, sweeper_session: Session, name: str
) -> None:
    assert found_marker(settings.storage_url) is not None
    file = Path(settings.storage_url.removeprefix("file://")) / name
    file.write_bytes(b"somebody's")
    delete_orphans(sweeper_session, settings.storage_url, datetime.now(UTC) + timedelta(hours=2))
    assert file.exists()
    file.unlink()
