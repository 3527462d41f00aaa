"""A PDF that needs a password: asked for, used once, and kept nowhere."""

from __future__ import annotations

import io
import uuid
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from finpulse.config import Settings
from finpulse.sources.readers.pdf.protection import unlocked_pieces
from finpulse.storage.uploads import stored_files
from tests.support.client import Client
from tests.support.drawn_pdfs import drawn, table
from tests.support.problems import problem_of

SECRET: Final = "zyxwv-Secret-4711"
_ROWS: Final = table(
    (40.0, 100.0, -430.0),
    ("Opening balance 100.00",),
    ("Closing balance 70.00",),
    ("Date", "Description", "Amount"),
    ("13/03/2026", "Shop", "-10.00"),
    ("14/03/2026", "Bakery", "-20.00"),
)
PLAIN: Final = drawn(_ROWS)
LOCKED: Final = drawn(_ROWS, passwords=("owner", SECRET))


def send(client: Client, content: bytes, path: str, password: str | None = None, **headers: str) -> TestResponse:
    form: dict[str, Any] = {"file": (io.BytesIO(content), "march.pdf")}
    if password is not None:
        form["password"] = password
    return client.request("POST", path, data=form, content_type="multipart/form-data", headers=headers)


@pytest.mark.parametrize("path", ["/etl/run-csv", "/etl/preview", "/transactions/upload-csv"])
def test_a_missing_and_a_wrong_password_are_told_and_nothing_is_stored(
    client: Client, settings: Settings, path: str
) -> None:
    before = {file.key for file in stored_files(settings.storage_url)}
    needed = problem_of(send(client, LOCKED, path), 422)
    assert (needed["code"], set(needed["errors"])) == ("password_needed", {"password"})
    wrong = problem_of(send(client, LOCKED, path, "not-this"), 422)
    assert (wrong["code"], set(wrong["errors"])) == ("wrong_password", {"password"})
    assert "not-this" not in str(wrong)
    assert {file.key for file in stored_files(settings.storage_url)} == before
    assert client.get("/etl/jobs") == []


def test_the_right_password_opens_it_once_and_is_kept_nowhere(
    client: Client, session: Session, settings: Settings, capfd: pytest.CaptureFixture[str]
) -> None:
    key = uuid.uuid4().hex
    first = send(client, LOCKED, "/etl/run-csv", SECRET, **{"Idempotency-Key": key})
    again = send(client, LOCKED, "/etl/run-csv", SECRET, **{"Idempotency-Key": key})
    assert first.status_code == 202
    assert first.json is not None
    assert again.headers["Idempotency-Replayed"] == "true"
    joined = send(client, LOCKED, "/etl/run-csv", SECRET)
    assert joined.headers["Import-Joined"] == "true", "the same file has the same bytes each time"
    assert "Password-Unused" not in first.headers
    row = session.execute(
        text("SELECT storage_key, s::text AS whole FROM statements s WHERE owner_id = :id"), {"id": client.user_id}
    ).one()
    kept = session.scalars(
        text("SELECT k::text FROM idempotency_keys k WHERE owner_id = :id"), {"id": client.user_id}
    ).all()
    copy = (Path(settings.storage_url.removeprefix("file://")) / row.storage_key).read_bytes()
    assert not {each for each in (b"/Encrypt", b"/Standard") if each in copy}, "nor anything to guess it by"
    printed = capfd.readouterr()
    assert SECRET not in "".join((row.whole, *kept, copy.decode("latin-1"), printed.out, printed.err))
    assert send(client, LOCKED, "/etl/preview", SECRET).json["counts"]["inserted"] == 2  # type: ignore[index]


def test_a_password_that_nothing_needs_is_told(client: Client) -> None:
    owner_only = drawn(_ROWS, passwords=("owner", ""))
    for content in (PLAIN, owner_only, b"Date,Amount\n2026-03-01,-1\n2026-03-02,-2\n"):
        answer = send(client, content, "/etl/preview", SECRET)
        assert answer.status_code == 200, answer.text
        assert answer.headers["Password-Unused"] == "true"
    assert "Password-Unused" not in send(client, owner_only, "/etl/preview").headers


def test_two_files_of_the_same_statement_are_the_same_once_they_are_open() -> None:
    copies = {b"".join(unlocked_pieces(io.BytesIO(LOCKED), SECRET)) for _ in range(3)}
    assert len(copies) == 1
    assert list(unlocked_pieces(io.BytesIO(b"%PDF-1.7 broken"), SECRET)) == []
