"""All that is held of a user: handed over whole, and deleted until nothing is left."""

from __future__ import annotations

import csv
import io
import json
import uuid
import zipfile
from typing import Any

import pyotp
import pytest
from flask import Flask
from sqlalchemy import Connection, Engine, text
from sqlalchemy.orm import Session

from finpulse.config import Settings
from finpulse.db.sessions import owner_session
from finpulse.errors import LeaseLost
from finpulse.imports.stored_uploads.doomed import delete_doomed
from finpulse.jobs import lease
from finpulse.jobs.lease import Claim
from finpulse.jobs.work import Checkpoint
from finpulse.models import Base
from finpulse.profiles import erasure
from finpulse.profiles.held_rows import LEFT_OUT
from finpulse.storage.uploads import is_stored
from tests.support.client import PASSWORD, Client, new_user
from tests.support.jobs import IMPORT_STAGES, Run, upload
from tests.support.problems import fields_of, problem_of
from tests.support.row_security import OWNED, row

STATEMENT = "Date,Amount,Description\n2026-03-01,-3.20,=Quincunx bakery\n31.02.2026,-1.00,Nowhere\n"
ME = {"X-Current-Password": PASSWORD}
KEYS = text("""
    SELECT storage_key FROM statements WHERE owner_id = :id UNION SELECT storage_key FROM plans WHERE owner_id = :id
""")
TABLES = text("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')")


@pytest.fixture
def user(client: Client, run: Run) -> Client:
    """A user of whom much is held."""
    account = client.account(name=uuid.uuid4().hex)
    upload(client, STATEMENT, account, IMPORT_STAGES, run)
    upload(client, STATEMENT.replace("2026-03-01", "2026-04-01"), account)
    client.upload(STATEMENT, "/etl/preview", account_id=account)
    client.request("POST", "/transactions", json={"amount": "-1"}, headers={"Idempotency-Key": "one"})
    client.post("/profile/tokens", {"name": "Script", "scopes": ["read"]})
    return client


def export(client: Client, password: str | None = PASSWORD) -> zipfile.ZipFile:
    answer = client.request("GET", "/profile/export", headers={"X-Current-Password": password} if password else {})
    assert (answer.status_code, answer.mimetype) == (200, "application/zip"), answer.text
    archive = zipfile.ZipFile(io.BytesIO(answer.data))
    assert archive.testzip() is None
    return archive


def lines(archive: zipfile.ZipFile, name: str) -> list[Any]:
    return [json.loads(line) for line in archive.read(name).splitlines()]


def test_an_export_holds_everything_and_says_what_is_where(user: Client) -> None:
    archive = export(user)
    email = user.get("/profile")["email"]
    assert json.loads(archive.read("profile.json"))["email"] == email
    [bought, _] = lines(archive, "transactions.jsonl")
    assert (bought["amount"], bought["description"]) == ("-3.20", "=Quincunx bakery")
    table = list(csv.DictReader(io.StringIO(archive.read("transactions.csv").decode())))
    assert [each["description"] for each in table] == ["'=Quincunx bakery", ""]
    assert lines(archive, "rows.jsonl")[1]["cells"] == ["31.02.2026", "-1.00", "Nowhere"]
    assert [each["outcome"] for each in lines(archive, "ledger.jsonl")] == ["rejected"]
    uploads = [name for name in archive.namelist() if name.startswith("uploads/")]
    assert len(uploads) == 3
    assert archive.read(uploads[0]).decode() == STATEMENT
    readme = archive.read("README.txt").decode()
    for table_of_owner in OWNED:
        name = table_of_owner.name
        assert name in readme
        assert name in LEFT_OUT or f"{name}.jsonl" in archive.namelist()


def test_an_export_holds_nothing_of_others_and_no_secret(user: Client, other: Client, session: Session) -> None:
    other.account(name="Anothers")
    archive = export(user)
    everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"Anothers" not in everything
    mine = text("SELECT encode(token_hash, 'hex') FROM personal_tokens WHERE owner_id = :id")
    for secret in ("$2b$", session.scalar(mine, {"id": user.user_id})):
        assert str(secret).encode() not in everything


def test_an_export_takes_the_password_in_a_header(user: Client) -> None:
    for headers in ({}, {"X-Current-Password": "wrong"}):
        refused = user.request("GET", "/profile/export", headers=headers)
        assert fields_of(refused) == {"X-Current-Password"}
    export(user, PASSWORD.replace(" ", "%20"))
    script = Client(user.http.application, user.post("/profile/tokens", {"name": "x", "scopes": ["read"]})["token"])  # type: ignore[arg-type]  # The app.
    problem_of(script.request("GET", "/profile/export", headers=ME), 403)


def test_a_file_that_is_gone_is_told_in_its_place(user: Client, session: Session, settings: Settings) -> None:
    mine = text("UPDATE statements SET storage_key = 'gone' || job_id WHERE owner_id = :id")
    session.execute(mine, {"id": user.user_id})
    session.commit()
    missing = [name for name in export(user).namelist() if name.endswith("statement.csv.missing.txt")]
    assert len(missing) == 2


def leave(client: Client, **fields: Any) -> Any:
    return client.request("DELETE", "/profile", json={"current_password": PASSWORD, **fields})


def traces(connection: Connection, owner_id: int | None, *words: str) -> dict[str, int]:
    """How many rows of each table are the owner's, or hold one of these words."""
    found = {}
    for table in connection.scalars(TABLES).all():
        owner = {"users_table": "id"}.get(table, "owner_id" if table in Base.metadata.tables else "NULL::bigint")
        owner = owner if owner != "owner_id" or "owner_id" in Base.metadata.tables[table].c else "NULL::bigint"
        held = f"SELECT count(*) FROM {table} AS held WHERE {owner} = :owner_id OR held::text LIKE ANY (:words)"
        values = {"owner_id": owner_id, "words": [f"%{word}%" for word in words]}
        if count := connection.scalar(text(held), values):
            found[table] = count
    return found


def test_of_whoever_leaves_nothing_is_left(
    user: Client, engine: Engine, sweeper_session: Session, settings: Settings
) -> None:
    words = (user.get("/profile")["email"], user.get("/accounts")[-1]["name"])
    with engine.connect() as connection:
        keys = connection.scalars(KEYS, {"id": user.user_id}).all()
        assert len(traces(connection, user.user_id, *words)) > 10
    assert leave(user).status_code == 204
    with engine.connect() as connection:
        assert traces(connection, user.user_id, *words) == {"doomed_uploads": len(keys)}
    while delete_doomed(sweeper_session, settings.storage_url):
        pass
    with engine.connect() as connection:
        assert traces(connection, user.user_id, *words) == {}
    assert not any(is_stored(settings.storage_url, key) for key in keys)
    problem_of(user.request("GET", "/profile"), 401)


def test_every_table_is_emptied_of_whoever_leaves(app: Flask, engine: Engine, other: Client) -> None:
    user = new_user(app)
    assert user.user_id is not None
    with engine.begin() as connection:
        for table in OWNED:
            if table.name != "second_factors":  # It would ask for a code.
                connection.execute(table.insert().values(row(table, user.user_id)))
        before = traces(connection, other.user_id)
    assert leave(user).status_code == 204
    with engine.connect() as connection:
        assert set(traces(connection, user.user_id)) == {"doomed_uploads"}
        assert traces(connection, other.user_id) == before


def test_a_job_that_is_being_worked_at_brings_nothing_more(user: Client, worker_engine: Engine, engine: Engine) -> None:
    job_id = upload(user, STATEMENT.replace("2026-03-01", "2026-05-01"), user.account())
    assert user.user_id is not None
    with owner_session(worker_engine, user.user_id) as working:
        held = lease.claim(working, user.user_id, job_id, "ingest")
        working.commit()
        assert isinstance(held, Claim)
        assert leave(user).status_code == 204
        with pytest.raises(LeaseLost):
            lease.renew(working, held, Checkpoint(1, 2))
    with engine.connect() as connection:
        assert set(traces(connection, user.user_id)) == {"doomed_uploads"}


def test_what_takes_long_is_left_to_the_sweeper_and_seen_by_nobody(
    user: Client, nobody: Client, engine: Engine, sweeper_session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    email = user.get("/profile")["email"]
    monkeypatch.setattr(erasure, "ROWS_AT_ONCE", 1)
    monkeypatch.setattr("finpulse.api.people.held_data.ERASING_SECONDS", 0)
    answer = leave(user)
    assert (answer.status_code, "within minutes" in answer.json["message"]) == (202, True)
    problem_of(user.request("GET", "/profile"), 401)
    nobody.post("/profile/register", {"email": email, "password": PASSWORD})
    with engine.connect() as connection:
        assert len(traces(connection, user.user_id)) > 5
    while erasure.erase_some(sweeper_session):
        pass
    with engine.connect() as connection:
        assert set(traces(connection, user.user_id)) == {"doomed_uploads"}


def test_rows_that_a_worker_holds_are_left_to_the_sweeper(
    user: Client, session: Session, engine: Engine, sweeper_session: Session
) -> None:
    session.execute(text("SELECT 1 FROM transactions WHERE owner_id = :id FOR UPDATE"), {"id": user.user_id})
    assert leave(user).status_code == 202
    problem_of(user.request("GET", "/profile"), 401)
    session.rollback()
    while erasure.erase_some(sweeper_session):
        pass
    with engine.connect() as connection:
        assert set(traces(connection, user.user_id)) == {"doomed_uploads"}


def test_leaving_takes_the_password_and_a_code_where_there_is_one(app: Flask) -> None:
    user = new_user(app)
    assert fields_of(user.request("DELETE", "/profile", json={})) == {"current_password"}
    assert fields_of(leave(user, current_password="wrong")) == {"current_password"}
    code = pyotp.TOTP(user.post("/profile/totp")["secret"]).now()
    [recovery, *_] = user.post("/profile/totp/confirm", {"code": code}, expect=200)["recovery_codes"]
    assert fields_of(leave(user)) == {"code"}
    assert leave(user, code=recovery).status_code == 204


def test_nobody_is_erased_who_has_not_left(client: Client, settings: Settings, app: Flask, engine: Engine) -> None:
    assert client.user_id is not None
    with app.app_context():
        from finpulse.extensions import db  # noqa: PLC0415 - its engine is the app's.

        with owner_session(db.engine, client.user_id) as session:
            assert erasure.erase(session, client.user_id, 1)
    assert client.get("/profile")
