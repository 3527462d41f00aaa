"""Token families: a sign-in opens one, a refresh replaces its tokens, and revoking it ends all its tokens at once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import delete, func, update
from sqlalchemy.orm import Session

from finpulse.models import TokenFamily

ACCESS_LIFETIME: Final = timedelta(minutes=15)
REFRESH_LIFETIME: Final = timedelta(days=30)
# An expression for finpulse.db.reads: whether the tokens of a family are still good, null where there is none.
ALIVE: Final = "(SELECT NOT revoked FROM token_families WHERE owner_id = :owner_id AND id = :family_id)"


def open_family(session: Session, owner_id: int) -> TokenFamily:
    """Open a family, and delete the user's expired ones."""
    session.execute(delete(TokenFamily).where(TokenFamily.owner_id == owner_id, TokenFamily.expires_at < func.now()))
    family = TokenFamily(owner_id=owner_id, id=uuid4(), refresh_jti=uuid4(), expires_at=_expiry())
    session.add(family)
    session.flush()
    return family


def rotate(session: Session, owner_id: int, family_id: UUID, spent: UUID) -> UUID | None:
    """Replace the refresh token by the next one, whose id is returned.

    Returns None for a token that was used before: somebody else has a copy of it, so the family is revoked.
    """
    fresh = uuid4()
    current = update(TokenFamily).where(
        TokenFamily.owner_id == owner_id,
        TokenFamily.id == family_id,
        TokenFamily.refresh_jti == spent,
        TokenFamily.revoked.is_(False),
    )
    rotated = session.scalar(current.values(refresh_jti=fresh, expires_at=_expiry()).returning(TokenFamily.refresh_jti))
    if rotated is None:
        revoke(session, owner_id, family_id)
    return rotated


def revoke(session: Session, owner_id: int, family_id: UUID) -> None:
    """Revoke a family: its access and refresh tokens are refused from the commit on."""
    family = update(TokenFamily).where(TokenFamily.owner_id == owner_id, TokenFamily.id == family_id)
    session.execute(family.values(revoked=True))


def revoke_others(session: Session, owner_id: int, family_id: UUID) -> None:
    """Revoke all families of a user except this one, as after a change of the password."""
    others = update(TokenFamily).where(TokenFamily.owner_id == owner_id, TokenFamily.id != family_id)
    session.execute(others.values(revoked=True))


def delete_expired(session: Session) -> int:
    """Delete the expired families of all users, also of those who never come again; commits nothing.

    Safe in several copies. Returns how many there were.
    """
    expired = delete(TokenFamily).where(TokenFamily.expires_at < func.now())
    deleted = session.execute(expired.execution_options(synchronize_session=False))
    return int(deleted.rowcount)  # type: ignore[attr-defined]  # A DELETE has one.


def _expiry() -> datetime:
    return datetime.now(UTC) + REFRESH_LIFETIME
