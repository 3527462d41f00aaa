"""Whether the service can do its work: database, broker, and the tables that this version needs."""

from __future__ import annotations

from functools import lru_cache

from alembic.script import ScriptDirectory
from redis import Redis
from redis.exceptions import RedisError
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError, SQLAlchemyError
from sqlalchemy.orm import Session

from finpulse.config import Settings
from finpulse.db.engine import MIGRATIONS


def missing(session: Session, settings: Settings) -> dict[str, list[str]]:
    """What keeps us from being ready, as a sentence for each of database, migrations and broker; empty when we are."""
    return {**_database(session), **_broker(settings.redis_url)}


def _database(session: Session) -> dict[str, list[str]]:
    try:
        found = set(session.scalars(text("SELECT version_num FROM alembic_version")))
    except ProgrammingError:  # There is no such table: no migration has seen this database.
        found = set()
    except SQLAlchemyError:
        return {"database": ["PostgreSQL does not answer."]}
    if found != newest_revisions():
        return {"migrations": ["The tables are not those of this version; run `flask db upgrade`."]}
    return {}


def _broker(redis_url: str) -> dict[str, list[str]]:
    try:
        with Redis.from_url(redis_url, socket_timeout=2, socket_connect_timeout=2) as redis:
            redis.ping()
    except (RedisError, ValueError):
        return {"broker": ["Redis does not answer."]}
    return {}


@lru_cache(maxsize=1)
def newest_revisions() -> frozenset[str]:
    """The revisions that `flask db upgrade` leads to; they change only with the code."""
    return frozenset(ScriptDirectory(str(MIGRATIONS)).get_heads())
