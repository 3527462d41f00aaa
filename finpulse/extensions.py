"""What Flask is extended by: sessions, reads, migrations and tokens."""

from __future__ import annotations

from typing import Final

from flask import current_app
from flask_jwt_extended import JWTManager
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import Session

from finpulse.db.reads import Reader
from finpulse.models import Base

READER: Final = "finpulse.db.reads"


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


db = SQLAlchemy(metadata=Base.metadata)
migrate = Migrate()
jwt = JWTManager()
