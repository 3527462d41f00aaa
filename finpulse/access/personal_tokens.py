"""Personal access tokens: made by a user for a program, shown once, limited by scopes, dead at once when deleted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID, uuid4

from sqlalchemy import delete, func, or_, select, text, tuple_, update
from sqlalchemy.orm import Session

from finpulse.credentials.personal_tokens import new_personal_token, token_hash
from finpulse.db.locks import lock_owner
from finpulse.db.reads import Read
from finpulse.errors import Conflict, NotFound
from finpulse.models import PersonalToken
from finpulse.problems.problem_types import ProblemType

# To look, to change as well, and what only administrators may.
SCOPES: Final = ("read", "write", "admin")
MOST_TOKENS: Final = 100
# `last_used_at` is to tell a token that nobody needs any more; each of a token's requests would write otherwise.
COARSE: Final = timedelta(minutes=1)
# Id, scopes and expiry in epoch seconds of the owner's token with this SHA-256; null where there is none.
KNOWN: Final = Read(
    """(SELECT concat_ws(' ', id, array_to_string(scopes, ','), extract(epoch FROM expires_at)) FROM personal_tokens
        WHERE owner_id = :owner_id AND token_hash = decode(CAST(:token_hash AS text), 'hex'))"""
)
_NO_WAIT_FOR_DISK: Final = text("SET LOCAL synchronous_commit = off")


class NewToken(NamedTuple):
    """A token as it is kept, and its text, which nobody can be told again."""

    kept: PersonalToken
    token: str


def create_token(
    session: Session, owner_id: int, name: str, scopes: Sequence[str], expires_at: datetime | None
) -> NewToken:
    """Make a token. Raises Conflict for a user who has as many as one may have."""
    lock_owner(session, owner_id)
    count = select(func.count()).select_from(PersonalToken).where(PersonalToken.owner_id == owner_id)
    if (session.scalar(count) or 0) >= MOST_TOKENS:
        raise Conflict(
            f"You have {MOST_TOKENS} tokens, which is as many as one may have; delete one first.",
            problem=ProblemType.LIMIT_REACHED,
        )
    token = new_personal_token(owner_id)
    ordered = [scope for scope in SCOPES if scope in scopes]
    kept = PersonalToken(
        owner_id=owner_id,
        id=uuid4(),
        name=name,
        scopes=ordered,
        token_hash=token_hash(token),
        expires_at=expires_at,
    )
    session.add(kept)
    session.flush()
    session.refresh(kept)
    return NewToken(kept, token)


def list_tokens(
    session: Session, owner_id: int, limit: int, before: tuple[datetime, UUID] | None
) -> Sequence[PersonalToken]:
    """The user's tokens, newest first, also those that have expired; with `before`, those made before that one."""
    newest_first = (PersonalToken.created_at, PersonalToken.id)
    mine = select(PersonalToken).where(PersonalToken.owner_id == owner_id)
    if before is not None:
        mine = mine.where(tuple_(*newest_first) < tuple_(*before))
    return session.scalars(mine.order_by(*(column.desc() for column in newest_first)).limit(limit)).all()


def delete_token(session: Session, owner_id: int, token_id: UUID) -> None:
    """Delete a token, which is good for nothing from the commit on. Raises NotFound."""
    mine = delete(PersonalToken).where(PersonalToken.owner_id == owner_id, PersonalToken.id == token_id)
    if session.scalar(mine.returning(PersonalToken.id)) is None:
        raise NotFound("You have no such token.")


def note_use(session: Session, owner_id: int, token_id: UUID) -> None:
    """Note that the token is being used, and commit; other processes may have done so a moment ago."""
    session.execute(_NO_WAIT_FOR_DISK)
    stale = or_(PersonalToken.last_used_at.is_(None), PersonalToken.last_used_at < func.now() - COARSE)
    mine = update(PersonalToken).where(PersonalToken.owner_id == owner_id, PersonalToken.id == token_id, stale)
    session.execute(mine.values(last_used_at=func.now()))
    session.commit()
