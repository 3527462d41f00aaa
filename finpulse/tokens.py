"""Token families: every login opens one, a refresh goes on with it, and a revoked one is dead at once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import delete, func, update
from sqlalchemy.orm import Session

from finpulse.models import TokenFamily

ACCESS_LIFETIME: Final = timedelta(minutes=15)
REFRESH_LIFETIME: Final = timedelta(days=30)
# For reads (finpulse.db.reads): whether the tokens of family $2 of owner $1 are still good, null where there is none.
ALIVE: Final = "(SELECT NOT revoked FROM token_families WHERE owner_id = $1 AND id = $2)"


def open_family(session: Session, owner_id: int) -> TokenFamily:
    """Begin a family, and clear away those of the same user that have run out."""
    session.execute(delete(TokenFamily).where(TokenFamily.owner_id == owner_id, TokenFamily.expires_at < func.now()))
    family = TokenFamily(owner_id=owner_id, id=uuid4(), refresh_jti=uuid4(), expires_at=_end())
    session.add(family)
    session.flush()
    return family


def rotate(session: Session, owner_id: int, family_id: UUID, spent: UUID) -> UUID | None:
    """Replace the refresh token by the next one, whose id is returned.

    None means that the token was spent before: somebody else has a copy, so the family is revoked.
    """
    fresh = uuid4()
    current = update(TokenFamily).where(
        TokenFamily.owner_id == owner_id,
        TokenFamily.id == family_id,
        TokenFamily.refresh_jti == spent,
        TokenFamily.revoked.is_(False),
    )
    rotated = session.scalar(current.values(refresh_jti=fresh, expires_at=_end()).returning(TokenFamily.refresh_jti))
    if rotated is None:
        revoke(session, owner_id, family_id)
    return rotated


def revoke(session: Session, owner_id: int, family_id: UUID) -> None:
    """End a family: its access and refresh tokens are dead from the commit on."""
    mine = update(TokenFamily).where(TokenFamily.owner_id == owner_id, TokenFamily.id == family_id)
    session.execute(mine.values(revoked=True))


def revoke_others(session: Session, owner_id: int, kept: UUID) -> None:
    """End all families of a user but one, as after a change of the password."""
    others = update(TokenFamily).where(TokenFamily.owner_id == owner_id, TokenFamily.id != kept)
    session.execute(others.values(revoked=True))


def _end() -> datetime:
    return datetime.now(UTC) + REFRESH_LIFETIME
