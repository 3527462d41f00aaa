"""Idempotency keys: a POST that is sent twice is done once, and answered twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from psycopg.errors import LockNotAvailable
from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from finpulse.errors import Conflict, InvalidInput
from finpulse.models import IdempotencyKey
from finpulse.problems.problem_types import ProblemType

KEPT_FOR: Final = timedelta(hours=24)
# A process of an earlier version commits a key before its answer; one that is older belongs to one that died.
UNANSWERED_FOR: Final = timedelta(minutes=5)
_STILL_ANSWERED: Final = "The first request with this Idempotency-Key is still being answered; ask again in a moment."


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """What the first request was answered: status, Location and JSON body."""

    status: int
    location: str | None
    body: dict[str, Any] | None


def claim(session: Session, owner_id: int, key: str, digest: str) -> StoredAnswer | None:
    """Take a key for a request with this digest; an answer means that it was given already.

    The key is taken by the transaction that does what is asked, and given back with it where it fails or its process
    dies. Whoever comes meanwhile waits for it, as long as for any lock. Raises InvalidInput where the key came with
    another request, and Conflict where the first one is still being answered after that.
    """
    _forget_old(session, owner_id)
    taken = insert(IdempotencyKey).values(owner_id=owner_id, key=key, digest=digest)
    try:
        ours = session.scalar(taken.on_conflict_do_nothing().returning(IdempotencyKey.key)) is not None
    except OperationalError as error:
        if isinstance(error.orig, LockNotAvailable):
            raise Conflict(_STILL_ANSWERED, problem=ProblemType.REQUEST_IN_PROGRESS) from error
        raise
    return None if ours else known_answer(session, owner_id, key, digest)


def known_answer(session: Session, owner_id: int, key: str, digest: str) -> StoredAnswer:
    """The answer that this key has got. Raises as `claim` does."""
    kept = session.get(IdempotencyKey, (owner_id, key))
    if kept is None or (kept.digest == digest and kept.status is None):
        raise Conflict(_STILL_ANSWERED, problem=ProblemType.REQUEST_IN_PROGRESS)
    if kept.digest != digest or kept.status is None:
        raise InvalidInput(
            {"Idempotency-Key": ["This key came with another request before; take a new one."]},
            problem=ProblemType.IDEMPOTENCY_KEY_REUSED,
        )
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


def delete_expired(session: Session) -> int:
    """Delete the old keys of all users, also of those who never come again; commits nothing.

    Safe in several copies. Returns how many there were.
    """
    expired = delete(IdempotencyKey).where(IdempotencyKey.created_at < func.now() - KEPT_FOR)
    deleted = session.execute(expired.execution_options(synchronize_session=False))
    return int(deleted.rowcount)  # type: ignore[attr-defined]  # A DELETE has one.


def _forget_old(session: Session, owner_id: int) -> None:
    """Delete the owner's old keys, but for those that another request is deleting just now."""
    dead = IdempotencyKey.status.is_(None) & (IdempotencyKey.created_at < func.now() - UNANSWERED_FOR)
    old = select(IdempotencyKey.key).where(
        IdempotencyKey.owner_id == owner_id, or_(dead, IdempotencyKey.created_at < func.now() - KEPT_FOR)
    )
    doomed = old.with_for_update(skip_locked=True).scalar_subquery()
    session.execute(delete(IdempotencyKey).where(IdempotencyKey.owner_id == owner_id, IdempotencyKey.key.in_(doomed)))
