"""After a rotation all that is stored lies under the newest key, and opens as before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from click.testing import CliRunner
from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.access.reseal import SEALED_COLUMNS
from finpulse.cli.secrets.rotate_keys import command
from finpulse.config import Settings
from finpulse.sealing.keys import sealer
from tests.support.client import Client, new_user


@pytest.fixture
def holder(app: Flask, session: Session) -> Iterator[Client]:
    """A user with a secret in each column that is sealed."""
    client = new_user(app)
    account = client.account()
    config = {"api_config": {"url": "https://bank.example/tx"}}
    client.post(f"/accounts/{account}/fetches", {**config, "every": "P1D"})
    webhook = client.post(f"/accounts/{account}/webhooks")["id"]
    client.post(f"/accounts/{account}/webhooks/{webhook}/rotate", expect=200)
    endpoint = client.post("/webhook-endpoints", {"url": "https://hooks.example.com/x"})["id"]
    client.post(f"/webhook-endpoints/{endpoint}/rotate", expect=200)
    client.post("/profile/totp")
    job = client.post("/etl/run-api", {"account_id": account, **config}, expect=202)["id"]
    yield client
    client.post(f"/etl/jobs/{job}/cancel", expect=202)
    session.execute(text("DELETE FROM fetches WHERE owner_id = :id"), {"id": client.user_id})
    session.commit()


def sealed_of(session: Session, client: Client) -> dict[str, bytes]:
    """All that is sealed of the client, by its column."""
    found = {}
    for each in SEALED_COLUMNS:
        query = text(f"SELECT {each.column} FROM {each.table} WHERE owner_id = :id")
        found[f"{each.table}.{each.column}"] = bytes(session.scalars(query, {"id": client.user_id}).one())
    session.commit()
    return found


def test_all_that_is_stored_comes_under_the_new_key(holder: Client, session: Session, settings: Settings) -> None:
    before = sealed_of(session, holder)
    done = CliRunner().invoke(command, ["--encryption"])
    assert "under the newest key now" in done.output
    keys = sealer(settings)
    after = sealed_of(session, holder)
    assert all(map(keys.is_newest, after.values()))
    assert {name: keys.open(sealed) for name, sealed in after.items()} == {
        name: keys.open(sealed) for name, sealed in before.items()
    }


def test_where_other_machines_need_the_key_first_it_is_sealed_later(
    holder: Client, session: Session, settings: Settings
) -> None:
    CliRunner().invoke(command, ["--encryption", "--add-only"])
    keys = sealer(settings)
    assert not any(map(keys.is_newest, sealed_of(session, holder).values()))
    CliRunner().invoke(command, ["--reseal"])
    assert keys.newest == sealer(settings).newest
    assert all(map(keys.is_newest, sealed_of(session, holder).values()))


def test_what_no_key_opens_is_told_and_stays(holder: Client, session: Session) -> None:
    session.execute(text("UPDATE fetches SET config = '\\x00' WHERE owner_id = :id"), {"id": holder.user_id})
    session.commit()
    told = CliRunner().invoke(command, ["--encryption"])
    assert told.exit_code == 1
    assert "none of the keys opens" in told.output
    assert sealed_of(session, holder)["fetches.config"] == b"\x00"


def test_every_sealed_column_is_known(session: Session) -> None:
    """Whatever holds bytes in a table whose secrets are sealed, or that the roles know as such, is resealed."""
    columns = session.execute(
        text("""
        SELECT table_name || '.' || column_name FROM information_schema.columns
        WHERE table_schema = 'public' AND data_type = 'bytea'
          AND (column_name ~ 'secret' OR column_name = 'config')
    """)
    ).scalars()
    assert set(columns) == {f"{each.table}.{each.column}" for each in SEALED_COLUMNS}
