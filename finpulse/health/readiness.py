"""Whether the service can do its work: database, broker, and the tables that this version needs."""

from __future__ import annotations

from redis import Redis
from redis.exceptions import RedisError
from sqlalchemy.exc import ProgrammingError, SQLAlchemyError
from sqlalchemy.orm import Session

from finpulse.config import Settings
from finpulse.db.revisions import are_current


def missing(session: Session, settings: Settings) -> dict[str, list[str]]:
    """What keeps us from being ready, as a sentence for each of database, migrations and broker; empty when we are."""
    return {**_database(session), **_broker(settings.redis_url)}


def _database(session: Session) -> dict[str, list[str]]:
    try:
        current = are_current(session)
    except ProgrammingError:  # There is no such table: no migration has seen this database.
        current = False
    except SQLAlchemyError:
        return {"database": ["PostgreSQL does not answer."]}
    if not current:
        return {"migrations": ["The tables are not those of this version; run `flask db upgrade`."]}
    return {}


def _broker(redis_url: str) -> dict[str, list[str]]:
    try:
        with Redis.from_url(redis_url, socket_timeout=2, socket_connect_timeout=2) as redis:
            redis.ping()
    except (RedisError, ValueError):
        return {"broker": ["Redis does not answer."]}
    return {}
