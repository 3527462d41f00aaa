"""What Flask is extended by: sessions, reads, tokens, and migrations where somebody migrates."""

from __future__ import annotations

from typing import Final

import structlog
from flask import Flask, current_app, g
from flask_jwt_extended import JWTManager
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session as RoutingSession
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from finpulse.db.migration_files import MIGRATIONS
from finpulse.db.outages import is_outage
from finpulse.db.reads import Reader
from finpulse.db.sessions import OWNER, act_for, observer_session
from finpulse.models import Base
from finpulse.sealing.keys import sealer
from finpulse.sealing.sealer import Sealer

log = structlog.get_logger()

READER: Final = "finpulse.db.reads"
ASSISTANT: Final = "finpulse.assistant"


class RequestSession(RoutingSession):
    """A request's session, which ends with it in any case."""

    def close(self) -> None:
        """Give the connection back. Where it was cut meanwhile there is nothing to undo, and the answer stands."""
        try:
            super().close()
        except DBAPIError as error:
            if not is_outage(error):
                raise
            log.warning("session.connection_lost", error=type(error).__name__)


def current_session() -> Session:
    """The session of this request; it ends, and what was not committed is undone, with the request.

    It sees the rows of the user whom the request serves, and of nobody before `serve` has said who that is.
    """
    session: Session = db.session()
    if session.info.get(OWNER) != g.get(OWNER):
        act_for(session, g.get(OWNER))
    return session


def serve(owner_id: int | None) -> None:
    """Let this request see the rows of this user from now on. A request that needs no session gets none by this."""
    setattr(g, OWNER, owner_id)


def observing_session() -> Session:
    """A session that counts over all owners, for one block; the request's own has given its connection back."""
    db.session.remove()
    return observer_session(db.engine)


def session_begun() -> bool:
    """Whether this request has a session yet; one that only reads may do without."""
    return db.session.registry.has()


def current_reader() -> Reader:
    """What runs the reads of this app."""
    reader: Reader = current_app.extensions[READER]
    return reader


def assistant_engine() -> Engine:
    """Connections of this app by the login of the assistant, which may only read."""
    engine: Engine = current_app.extensions[ASSISTANT]
    return engine


def current_sealer() -> Sealer:
    """What seals and opens secrets by the keys of this app's settings."""
    return sealer(current_app.config["SETTINGS"])


def prepare_migrations(app: Flask) -> None:
    """Let Flask-Migrate migrate the database of this app. It takes Alembic, which nobody else needs."""
    from flask_migrate import Migrate  # noqa: PLC0415 - as it says.

    Migrate(app, db, directory=str(MIGRATIONS))


db = SQLAlchemy(metadata=Base.metadata, session_options={"class_": RequestSession})
jwt = JWTManager()
