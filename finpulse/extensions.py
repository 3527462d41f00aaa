"""What Flask is extended by: sessions, migrations, tokens and rate limits."""

from __future__ import annotations

from flask import request
from flask_jwt_extended import JWTManager, get_jwt_identity, verify_jwt_in_request
from flask_jwt_extended.exceptions import JWTExtendedException
from flask_limiter import Limiter
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from jwt.exceptions import PyJWTError
from sqlalchemy.orm import Session

from finpulse.models import Base


def current_session() -> Session:
    """The session of this request; it ends, and what was not committed is undone, with the request."""
    return db.session()


def asker() -> str:
    """Whose requests are counted together: the user's, or the client's where nobody has signed in.

    A token that is revoked still counts for its user; whether it is good is for the view to say.
    """
    try:
        signed_in = verify_jwt_in_request(optional=True, verify_type=False, skip_revocation_check=True)
    except (JWTExtendedException, PyJWTError):
        signed_in = None
    return f"user {get_jwt_identity()}" if signed_in else client()


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
