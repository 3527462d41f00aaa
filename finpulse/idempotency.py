"""Idempotency keys: a POST that is sent twice is done once, and answered twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import delete, func, or_, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from finpulse.errors import Conflict, InvalidInput
from finpulse.models import IdempotencyKey

KEPT_FOR: Final = timedelta(hours=24)
# No request takes this long, so a key without an answer that is older belongs to a process that died.
UNANSWERED_FOR: Final = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """What the first request was answered: status, Location and JSON body."""

    status: int
    location: str | None
    body: dict[str, Any] | None


def claim(session: Session, owner_id: int, key: str, digest: str) -> StoredAnswer | None:
    """Take a key for a request with this digest, and commit; an answer means that it was given already.

    Raises InvalidInput where the key came with another request, and Conflict while the first
    request is still being answered.
    """
    _forget_old(session, owner_id)
    taken = insert(IdempotencyKey).values(owner_id=owner_id, key=key, digest=digest)
    ours = session.scalar(taken.on_conflict_do_nothing().returning(IdempotencyKey.key)) is not None
    session.commit()
    return None if ours else known_answer(session, owner_id, key, digest)


def known_answer(session: Session, owner_id: int, key: str, digest: str) -> StoredAnswer:
    """The answer that this key has got. Raises as `claim` does."""
    kept = session.get(IdempotencyKey, (owner_id, key))
    if kept is None or (kept.digest == digest and kept.status is None):
        raise Conflict("The first request with this Idempotency-Key is still being answered; ask again in a moment.")
    if kept.digest != digest or kept.status is None:
        raise InvalidInput({"Idempotency-Key": ["This key came with another request before; take a new one."]})
    return StoredAnswer(kept.status, kept.location, kept.body)


def mark(session: Session, owner_id: int, key: str, digest: str) -> None:
    """Note a key whose request has made its own owner; the answer can be made again from what is there."""
    noted = insert(IdempotencyKey).values(owner_id=owner_id, key=key, digest=digest, status=201)
    session.execute(noted.on_conflict_do_nothing())


def is_marked(session: Session, owner_id: int, key: str, digest: str) -> bool:
    """Whether `mark` has noted this."""
    kept = session.get(IdempotencyKey, (owner_id, key))
    return kept is not None and kept.digest == digest


def remember(session: Session, owner_id: int, key: str, answer: StoredAnswer) -> None:
    """Keep the answer; it is committed together with what the request did."""
    mine = update(IdempotencyKey).where(IdempotencyKey.owner_id == owner_id, IdempotencyKey.key == key)
    session.execute(mine.values(status=answer.status, location=answer.location, body=answer.body))


def release(session: Session, owner_id: int, key: str) -> None:
    """Give the key back after a request that did nothing, and commit."""
    session.rollback()
    session.execute(delete(IdempotencyKey).where(IdempotencyKey.owner_id == owner_id, IdempotencyKey.key == key))
    session.commit()


def _forget_old(session: Session, owner_id: int) -> None:
    dead = IdempotencyKey.status.is_(None) & (IdempotencyKey.created_at < func.now() - UNANSWERED_FOR)
    old = IdempotencyKey.created_at < func.now() - KEPT_FOR
    session.execute(delete(IdempotencyKey).where(IdempotencyKey.owner_id == owner_id, or_(dead, old)))
