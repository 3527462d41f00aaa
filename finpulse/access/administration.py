"""What administrators see of all users, and who is locked out; the database itself says who is an administrator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from finpulse.errors import Conflict, NotFound

# Each of these tells and changes nothing in a session that serves no administrator (migration 0023).
USERS: Final = text("SELECT * FROM admin_users(:before, :most)")
JOBS: Final = text("SELECT * FROM admin_jobs(:before, :most, :status, :kind, :owner_id)")
LOCK: Final = text("SELECT admin_lock(:owner_id, :locking)")


@dataclass(frozen=True, slots=True)
class WantedJobs:
    """Which jobs; None selects nothing out."""

    status: str | None = None
    kind: str | None = None
    owner_id: int | None = None


def list_users(session: Session, limit: int, before: int | None) -> Sequence[Row[Any]]:
    """The users, newest first; with `before`, those with a smaller id."""
    return session.execute(USERS, {"before": before, "most": limit}).all()


def list_jobs(session: Session, wanted: WantedJobs, limit: int, before: int | None) -> Sequence[Row[Any]]:
    """All users' jobs, newest first, without anything that is in their statements."""
    values = {"status": wanted.status, "kind": wanted.kind, "owner_id": wanted.owner_id}
    return session.execute(JOBS, {**values, "before": before, "most": limit}).all()


def set_lock(session: Session, admin_id: int, user_id: int, *, locking: bool) -> Row[Any]:
    """Lock a user out, or let one in again, and return that user.

    The tokens of one who is locked out are dead at once, and those of sign-ins stay so. Raises NotFound, and Conflict
    for an administrator who would lock himself out.
    """
    if locking and admin_id == user_id:
        raise Conflict("You would lock yourself out; let another administrator do it.")
    if not session.scalar(LOCK, {"owner_id": user_id, "locking": locking}):
        raise NotFound(f"There is no user {user_id}.")
    [user] = list_users(session, 1, user_id + 1)
    return user
