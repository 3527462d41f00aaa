"""What has expired goes from the database, whoever it was of, and the sweeper sees nothing else of these tables."""

from __future__ import annotations

import importlib
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, select, text
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.orm import Session

from finpulse.models import IdempotencyKey, Reaggregation, TokenFamily
from tests.support.client import Client

NOW = datetime.now(UTC)
LONG_AGO, BEFORE_THAT = date(1999, 12, 31), date(1999, 12, 30)


@pytest.fixture
def rows(session: Session, client: Client) -> Iterator[Client]:
    """A user who has one expired row and one that is good of each kind, and never comes again."""
    for name, age in (("old", timedelta(hours=25)), ("good", timedelta(hours=23))):
        mine = {"owner_id": client.user_id, "created_at": NOW - age}
        session.add(IdempotencyKey(key=name, digest="d", status=200, **mine))
        expires = NOW + timedelta(hours=24) - age
        session.add(TokenFamily(id=uuid.uuid4(), refresh_jti=uuid.uuid4(), expires_at=expires, **mine))
    session.add(Reaggregation(night=BEFORE_THAT, finished_at=NOW - timedelta(days=401)))
    session.add(Reaggregation(night=LONG_AGO, finished_at=NOW - timedelta(days=399)))
    session.commit()
    yield client
    session.execute(delete(Reaggregation).where(Reaggregation.night <= LONG_AGO))
    session.commit()


@pytest.fixture
def expiry(app: Flask) -> Callable[[], Any]:
    """Makes what each sweeper has one of. Workers are made of settings, which there are from now on."""
    module = importlib.import_module("workers.expiry")
    make: Callable[[], Any] = module.ExpiredRows
    return make


def left(session: Session, client: Client) -> tuple[list[str], int, list[date]]:
    """Keys, expired families and nights that there still are."""
    keys = session.scalars(select(IdempotencyKey.key).where(IdempotencyKey.owner_id == client.user_id)).all()
    expired = select(TokenFamily).where(TokenFamily.owner_id == client.user_id, TokenFamily.expires_at < NOW)
    nights = select(Reaggregation.night).where(Reaggregation.night <= LONG_AGO).order_by(Reaggregation.night)
    return sorted(keys), len(session.scalars(expired).all()), list(session.scalars(nights).all())


def test_the_sweeper_deletes_what_has_expired_and_nothing_else(
    rows: Client, session: Session, sweeper_session: Session, expiry: Callable[[], Any]
) -> None:
    assert left(session, rows) == (["good", "old"], 1, [BEFORE_THAT, LONG_AGO])
    families = len(session.scalars(select(TokenFamily).where(TokenFamily.owner_id == rows.user_id)).all())
    session.commit()
    expiry().delete(sweeper_session)
    assert left(session, rows) == (["good"], 0, [LONG_AGO])
    assert len(session.scalars(select(TokenFamily).where(TokenFamily.owner_id == rows.user_id)).all()) == families - 1
    assert rows.request("GET", "/profile").status_code == 200


def test_it_looks_again_after_a_while_only(
    rows: Client, session: Session, sweeper_session: Session, expiry: Callable[[], Any]
) -> None:
    expired = expiry()
    expired.delete(sweeper_session)
    session.execute(text("UPDATE idempotency_keys SET created_at = now() - interval '2 days' WHERE key = 'good'"))
    session.commit()
    expired.delete(sweeper_session)
    assert left(session, rows)[0] == ["good"]
    expiry().delete(sweeper_session)
    assert left(session, rows)[0] == []


def test_a_sweeper_sees_no_sign_in_that_is_good_and_of_none_its_token(rows: Client, sweeper_session: Session) -> None:
    assert all(sweeper_session.scalars(text("SELECT expires_at < now() FROM token_families")))
    assert all(sweeper_session.scalars(text("SELECT created_at < now() - interval '1 day' FROM idempotency_keys")))
    assert sweeper_session.execute(text("DELETE FROM token_families WHERE expires_at > now()")).rowcount == 0  # type: ignore[attr-defined]  # A DELETE has one.
    sweeper_session.rollback()
    for secret in ("refresh_jti FROM token_families", "body FROM idempotency_keys"):
        with pytest.raises(ProgrammingError, match="permission denied"):
            sweeper_session.execute(text(f"SELECT {secret}"))
        sweeper_session.rollback()
