"""Token families: a sign-in opens one, a refresh replaces its tokens, and revoking it ends all its tokens at once.

Beside them stand personal access tokens (finpulse.access.personal_tokens), which have no family.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import Update, delete, func, select, update
from sqlalchemy.orm import Session

from finpulse.errors import Forbidden
from finpulse.models import TokenFamily, User
from finpulse.problems.problem_types import ProblemType

ACCESS_LIFETIME: Final = timedelta(minutes=15)
REFRESH_LIFETIME: Final = timedelta(days=30)
# Two tabs, or a request that is sent again, may show the same refresh token at once.
GRACE: Final = timedelta(seconds=30)
# Expressions for finpulse.db.reads: whether the tokens of a family, or the personal token of this id, are still good;
# null where there is none. Locking a user out revokes the families; personal tokens are to be good again afterwards.
FAMILY_ALIVE: Final = "(SELECT NOT revoked FROM token_families WHERE owner_id = :owner_id AND id = :family_id)"
PERSONAL_ALIVE: Final = """(
    SELECT coalesce(expires_at > now(), true) AND locked_at IS NULL
    FROM personal_tokens AS token JOIN users_table AS person ON person.id = token.owner_id
    WHERE owner_id = :owner_id AND token.id = :family_id
)"""
# Of whichever it is.
ALIVE: Final = f"coalesce({FAMILY_ALIVE}, {PERSONAL_ALIVE})"


def open_family(session: Session, owner_id: int) -> TokenFamily:
    """Open a family, and delete the user's expired ones. Raises Forbidden for a user who is locked out.

    Who is being locked out just now is waited for, so that no family is opened behind the revoking of all.
    """
    unlocked = select(User.id).where(User.id == owner_id, User.locked_at.is_(None)).with_for_update(read=True)
    if session.scalar(unlocked) is None:
        raise Forbidden("An administrator has locked this account.", problem=ProblemType.ACCOUNT_LOCKED)
    session.execute(delete(TokenFamily).where(TokenFamily.owner_id == owner_id, TokenFamily.expires_at < func.now()))
    family = TokenFamily(owner_id=owner_id, id=uuid4(), refresh_jti=uuid4(), expires_at=_expiry())
    session.add(family)
    session.flush()
    return family


def rotate(session: Session, owner_id: int, family_id: UUID, spent: UUID) -> UUID | None:
    """Replace the refresh token by the next one, whose id is returned.

    The token before the newest works once more for a moment, and leads to that one. Returns None for any other that was
    used before: somebody else has a copy of it, so the family is revoked.
    """
    fresh = uuid4()
    newest = _good_family(owner_id, family_id).where(TokenFamily.refresh_jti == spent)
    replaced = newest.values(refresh_jti=fresh, previous_jti=spent, rotated_at=func.now(), expires_at=_expiry())
    known = session.scalar(replaced.returning(TokenFamily.refresh_jti)) or _again(session, owner_id, family_id, spent)
    if known is None:
        revoke(session, owner_id, family_id)
    return known


def _again(session: Session, owner_id: int, family_id: UUID, spent: UUID) -> UUID | None:
    """The newest refresh token for whoever soon shows the one before it, once, as the second of two at once does."""
    before = _good_family(owner_id, family_id).where(
        TokenFamily.previous_jti == spent, TokenFamily.rotated_at > func.now() - GRACE
    )
    return session.scalar(before.values(previous_jti=None).returning(TokenFamily.refresh_jti))


def _good_family(owner_id: int, family_id: UUID) -> Update:
    return update(TokenFamily).where(
        TokenFamily.owner_id == owner_id, TokenFamily.id == family_id, TokenFamily.revoked.is_(False)
    )


def revoke(session: Session, owner_id: int, family_id: UUID) -> None:
    """Revoke a family: its access and refresh tokens are refused from the commit on."""
    family = update(TokenFamily).where(TokenFamily.owner_id == owner_id, TokenFamily.id == family_id)
    session.execute(family.values(revoked=True))


def revoke_others(session: Session, owner_id: int, family_id: UUID) -> None:
    """Revoke all families of a user except this one, as after a change of the password."""
    others = update(TokenFamily).where(TokenFamily.owner_id == owner_id, TokenFamily.id != family_id)
    session.execute(others.values(revoked=True))


def revoke_all(session: Session, owner_id: int) -> None:
    """Revoke all families of a user."""
    session.execute(update(TokenFamily).where(TokenFamily.owner_id == owner_id).values(revoked=True))


def delete_expired(session: Session) -> int:
    """Delete the expired families of all users, also of those who never come again; commits nothing.

    Safe in several copies. Returns how many there were.
    """
    expired = delete(TokenFamily).where(TokenFamily.expires_at < func.now())
    deleted = session.execute(expired.execution_options(synchronize_session=False))
    return int(deleted.rowcount)  # type: ignore[attr-defined]  # A DELETE has one.


def _expiry() -> datetime:
    return datetime.now(UTC) + REFRESH_LIFETIME
