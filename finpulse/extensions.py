"""What Flask is extended by: sessions, reads, migrations, tokens and rate limits."""

from __future__ import annotations

from typing import Final

from flask import current_app, request
from flask_jwt_extended import JWTManager
from flask_limiter import Limiter
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import Session

from finpulse import bearer
from finpulse.errors import Unauthenticated
from finpulse.models import Base
from finpulse.reads import Reader

READER: Final = "finpulse.reads"


def current_session() -> Session:
    """The session of this request; it ends, and what was not committed is undone, with the request."""
    return db.session()


def read_without_transaction() -> None:
    """Let this request's session ask for neither BEGIN nor COMMIT: for views that read, and don't stream."""
    db.session().connection(execution_options={"isolation_level": "AUTOCOMMIT"})


def session_begun() -> bool:
    """Whether this request has a session yet; one that only reads may do without."""
    return db.session.registry.has()


def current_reader() -> Reader:
    """What runs the reads of this app."""
    reader: Reader = current_app.extensions[READER]
    return reader


def asker() -> str:
    """Whose requests are counted together: the user's, or the client's where nobody has signed in.

    A token that is revoked still counts for its user; whether it is good is for the view to say.
    """
    try:
        return f"user {bearer.shown().owner_id}"
    except Unauthenticated:
        return client()


def client() -> str:
    """The address that a request comes from."""
    return f"client {request.remote_addr}"


db = SQLAlchemy(metadata=Base.metadata)
migrate = Migrate()
jwt = JWTManager()
limiter = Limiter(
    asker,
    application_limits=["600 per minute"],
    strategy="fixed-window",
    key_prefix="finpulse",
    # Where Redis is away, each process counts for itself.
    in_memory_fallback_enabled=True,
)
