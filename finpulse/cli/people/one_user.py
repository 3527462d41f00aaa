"""A user by address, for a command that changes what is kept of that user."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from finpulse.app import create_app
from finpulse.db.sessions import act_for
from finpulse.errors import NotFound
from finpulse.extensions import db
from finpulse.models import User
from finpulse.users import find_by_email


@contextmanager
def one_user(email: str) -> Iterator[tuple[Session, User]]:
    """A session that sees the rows of the user with this address, and the user. Raises NotFound."""
    with create_app().app_context():
        session = db.session()
        user = find_by_email(session, email)
        if user is None:
            raise NotFound(f"Nobody has the address {email} here.")
        act_for(session, user.id)
        yield session, user
