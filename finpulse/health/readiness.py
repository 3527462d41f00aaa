"""Whether the service can do its work: database, broker, the tables that this version needs, and room for uploads."""

from __future__ import annotations

from redis import Redis
from redis.exceptions import RedisError
from sqlalchemy.exc import ProgrammingError, SQLAlchemyError
from sqlalchemy.orm import Session

from finpulse.config import Settings
from finpulse.db.revisions import are_current
from finpulse.errors import StorageUnavailable
from finpulse.health.free_space import shortage
from finpulse.storage.marker import require_storage


def missing(session: Session | None, settings: Settings) -> dict[str, list[str]]:
    """What keeps us from being ready, as a sentence for each part that lacks something; empty when we are.

    The parts are database, migrations, broker, storage and disk. No session means that no database is named.
    """
    return {**_database(session), **_broker(settings.redis_url), **_storage(settings)}


def _database(session: Session | None) -> dict[str, list[str]]:
    if session is None:
        return {"database": ["FINPULSE_DATABASE_URL names none, and no stack runs in this FINPULSE_HOME."]}
    try:
        current = are_current(session)
    except ProgrammingError:  # There is no such table: no migration has seen this database.
        current = False
    except SQLAlchemyError:
        return {"database": ["PostgreSQL does not answer."]}
    if not current:
        return {"migrations": ["The tables are not those of this version; run `finpulse migrate`."]}
    return {}


def _broker(redis_url: str) -> dict[str, list[str]]:
    try:
        with Redis.from_url(redis_url, socket_timeout=2, socket_connect_timeout=2) as redis:
            redis.ping()
    except (RedisError, ValueError):
        return {"broker": ["Redis does not answer."]}
    return {}


def _storage(settings: Settings) -> dict[str, list[str]]:
    try:
        require_storage(settings.storage_url)
    except StorageUnavailable as away:
        return {"storage": [str(away)]}
    lacking = shortage(settings)
    return {"disk": [str(lacking)]} if lacking else {}
