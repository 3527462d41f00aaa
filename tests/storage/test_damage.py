"""What the storage has must be what came, to the byte, whenever it is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.config import Settings
from tests.support.client import Client
from tests.support.csv_statements import statement
from tests.support.jobs import IMPORT_STAGES, Run, upload
from tests.support.problems import fields_of, problem_of

ROWS = statement("2026-03-02,-3.20,Coffee", "2026-03-03,-12.00,Netflix")


def one_digit_altered(content: bytes) -> bytes:
    return content.replace(b"-12.00", b"-92.00")


def cut_in_half(content: bytes) -> bytes:
    return content[: len(content) // 2]


DAMAGE = pytest.mark.parametrize("damage", [one_digit_altered, cut_in_half])


def damage_upload(session: Session, settings: Settings, table: str, row: int, damage: Callable[[bytes], bytes]) -> None:
    column = "id" if table == "plans" else "job_id"
    key = session.scalar(text(f"SELECT storage_key FROM {table} WHERE {column} = :row"), {"row": row})
    file = Path(settings.storage_url.removeprefix("file://")) / str(key)
    file.write_bytes(damage(file.read_bytes()))


@DAMAGE
def test_a_damaged_upload_fails_its_import_at_once_and_says_so(
    client: Client, session: Session, settings: Settings, run: Run, damage: Callable[[bytes], bytes]
) -> None:
    job_id = upload(client, ROWS, client.account())
    damage_upload(session, settings, "statements", job_id, damage)
    assert run(client.user_id, job_id, "ingest") is False
    job = client.get(f"/etl/jobs/{job_id}")
    assert (job["status"], job["rows"]["total"]) == ("failed", 0)
    assert '"statement.csv" was damaged' in job["error"]["detail"]
    assert "upload the file again" in job["error"]["detail"]


@DAMAGE
def test_a_damaged_upload_is_not_read_again(
    client: Client, session: Session, settings: Settings, run: Run, damage: Callable[[bytes], bytes]
) -> None:
    job_id = upload(client, ROWS, client.account(), IMPORT_STAGES, run)
    before = client.transactions()
    damage_upload(session, settings, "statements", job_id, damage)
    again = client.post(f"/etl/jobs/{job_id}/reread", {"reading": {"sign": "inverted"}}, expect=202)["id"]
    assert run(client.user_id, again, "reread") is False
    assert "was damaged" in client.get(f"/etl/jobs/{again}")["error"]["detail"]
    assert client.transactions() == before


def test_a_damaged_upload_is_not_planned_anew(client: Client, session: Session, settings: Settings, run: Run) -> None:
    plan = client.upload(ROWS, "/etl/preview").json
    assert plan is not None
    damage_upload(session, settings, "plans", plan["plan_id"], cut_in_half)
    form = {"reading": '{"currency": "CHF"}'}
    path = f"/etl/run-csv?plan_id={plan['plan_id']}"
    changed = client.request("POST", path, data=form, content_type="multipart/form-data")
    assert fields_of(changed) == {"reading"}
    assert "was damaged" in problem_of(changed, 422)["errors"]["reading"][0]
    job_id = client.request("POST", path).json["id"]
    assert run(client.user_id, job_id, "ingest") is False
    assert "was damaged" in client.get(f"/etl/jobs/{job_id}")["error"]["detail"]
