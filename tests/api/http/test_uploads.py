"""Uploads: streamed to the storage, and gone again where no job takes them."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import uuid
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from finpulse.app import create_app
from finpulse.config import Settings
from finpulse.storage.marker import write_marker
from finpulse.storage.uploads import stored_files
from tests.support.client import Client, new_user
from tests.support.problems import fields_of, problem_of

ROWS = b"date,amount,description\n2024-01-01,-5,Shop\n"


@pytest.fixture
def own_storage(settings: Settings, app: Flask, tmp_path: Path) -> Flask:
    """An app that stores in a folder of the test's own, and takes 3 kB."""
    write_marker(f"file://{tmp_path}", uuid.uuid4())
    return create_app(dataclasses.replace(settings, storage_url=f"file://{tmp_path}", upload_limit=3000))


@pytest.fixture
def uploader(own_storage: Flask) -> Client:
    return new_user(own_storage)


def send(client: Client, form: dict[str, Any], path: str = "/etl/run-csv", **options: Any) -> TestResponse:
    return client.request("POST", path, data=form, content_type="multipart/form-data", **options)


def test_an_upload_is_stored_counted_and_hashed(uploader: Client, tmp_path: Path, session: Session) -> None:
    answer = send(uploader, {"file": (io.BytesIO(ROWS), "/My files/März 2024.csv")})
    assert answer.status_code == 202
    assert answer.json is not None
    assert answer.headers["Location"] == f"/etl/jobs/{answer.json['id']}"
    assert answer.json["filename"] == "März 2024.csv"
    kept = session.execute(
        text("SELECT storage_key, size, lines, sha256 FROM statements WHERE job_id = :id"), {"id": answer.json["id"]}
    ).one()
    assert (kept.size, kept.lines, kept.sha256) == (len(ROWS), 2, hashlib.sha256(ROWS).digest())
    assert (tmp_path / kept.storage_key).read_bytes() == ROWS


@pytest.mark.parametrize(
    ("disposition", "filename"),
    [
        (b'filename="\xfcber.csv"', "über.csv"),
        ('filename="выписка.csv"'.encode(), "выписка.csv"),
        (b"filename*=UTF-8''%D0%B2.csv", "в.csv"),
        (b"filename*=ISO-8859-1''%FCber.csv", "über.csv"),
    ],
)
def test_a_files_name_is_taken_in_every_encoding(uploader: Client, disposition: bytes, filename: str) -> None:
    head = b'--XbX\r\nContent-Disposition: form-data; name="file"; ' + disposition + b"\r\n\r\n"
    body, kind = head + ROWS + b"\r\n--XbX--\r\n", "multipart/form-data; boundary=XbX"
    answer = uploader.request("POST", "/etl/run-csv", data=body, content_type=kind)
    assert answer.status_code == 202
    assert answer.json is not None
    assert answer.json["filename"] == filename


@pytest.mark.parametrize(("name", "length"), [("account_id", 41), ("reading", 140_000), ("unknown", 140_000)])
def test_a_field_that_is_too_long_is_refused_for_its_own_limit(client: Client, name: str, length: int) -> None:
    assert fields_of(send(client, {name: "1" * length, "file": a_file()})) == {name}


def stored(folder: Path) -> list[str]:
    """The names of the uploads in a folder."""
    return [file.key for file in stored_files(f"file://{folder}")]


def a_file(content: bytes = ROWS) -> tuple[io.BytesIO, str]:
    return io.BytesIO(content), "statement.csv"


@pytest.mark.parametrize(
    "form",
    [
        {"file": a_file(b"")},
        {"statement": a_file()},
        {"file": "not a file"},
        {"file": [a_file(), a_file()]},
        {},
    ],
    ids=["empty", "other field", "text", "two files", "nothing"],
)
def test_a_form_without_one_full_file_is_refused_and_leaves_nothing(
    uploader: Client, tmp_path: Path, form: dict[str, Any]
) -> None:
    fresh = {name: _reopened(part) for name, part in form.items()}
    assert fields_of(send(uploader, fresh)) == (set(form) or {"file"})
    assert stored(tmp_path) == []


def _reopened(part: Any) -> Any:
    """A part that an earlier run has not read yet."""
    if isinstance(part, list):
        return [_reopened(one) for one in part]
    return (io.BytesIO(part[0].getvalue()), part[1]) if isinstance(part, tuple) else part


def test_a_file_over_the_limit_is_413_and_leaves_nothing(uploader: Client, tmp_path: Path) -> None:
    answer = send(uploader, {"file": a_file(ROWS * 100)})
    assert "3000 bytes" in problem_of(answer, 413)["detail"]
    assert stored(tmp_path) == []


def test_an_upload_for_anothers_account_leaves_nothing(uploader: Client, tmp_path: Path, other: Client) -> None:
    problem_of(send(uploader, {"file": a_file()}, f"/etl/run-csv?account_id={other.account()}"), 404)
    assert stored(tmp_path) == []


def test_whoever_has_not_signed_in_stores_nothing(own_storage: Flask, tmp_path: Path) -> None:
    problem_of(send(Client(own_storage), {"file": a_file()}), 401)
    assert stored(tmp_path) == []


def test_what_is_no_form_is_refused(uploader: Client) -> None:
    for kind in ("text/csv", "multipart/form-data", "multipart/form-data; boundary=x"):
        assert fields_of(uploader.request("POST", "/etl/run-csv", data=ROWS, content_type=kind)) == {"file"}


def test_a_key_that_comes_twice_makes_one_job_and_keeps_one_file(uploader: Client, tmp_path: Path) -> None:
    key = {"Idempotency-Key": uuid.uuid4().hex}
    first, second = (send(uploader, {"file": a_file()}, headers=key) for _ in range(2))
    assert (first.status_code, second.status_code) == (202, 202)
    assert first.json == second.json
    assert first.headers["Location"] == second.headers["Location"]
    assert len(uploader.get("/etl/jobs")) == len(stored(tmp_path)) == 1
    assert fields_of(send(uploader, {"file": a_file(ROWS * 2)}, headers=key)) == {"Idempotency-Key"}


def test_a_storage_that_takes_nothing_is_503(settings: Settings, app: Flask, tmp_path: Path) -> None:
    blocked = tmp_path / "no folder"
    blocked.write_text("A file stands where the folder should.")
    client = new_user(create_app(dataclasses.replace(settings, storage_url=f"file://{blocked}")))
    answer = send(client, {"file": a_file()})
    assert "storage" in problem_of(answer, 503)["detail"]
    assert str(blocked) not in answer.text
