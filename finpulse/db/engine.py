"""How we talk to PostgreSQL: one set of engine options for the API, the workers and the command line."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import Pool

from finpulse.config import Settings
from finpulse.counters.counting import role
from finpulse.counters.instruments import CONNECTIONS
from finpulse.credentials.database_logins import DatabaseLogin
from finpulse.db import exact_json
from finpulse.errors import SettingError

# What comes with every connection, whatever the server says of it. A request waits for a lock no longer than its client
# has patience; a process that stands still in a transaction keeps its locks for two minutes at most; a server that
# lost its client, and a client that lost its server, notice within half a minute.
LOCK_SECONDS: Final = 3
NIGHT_LOCK_SECONDS: Final = 60
_SESSION: Final = {
    "timezone": "UTC",
    # A plan that was made while a table was small would be kept for when it is large.
    "plan_cache_mode": "force_custom_plan",
    "idle_in_transaction_session_timeout": "120s",
    "client_connection_check_interval": "10s",
}
# What an API process keeps for questions: each is answered within some hundredths of a second.
ASSISTANT_POOL: Final = 4
# Beyond a pool's size.
MAX_OVERFLOW: Final = 2
# A connection that could not be made is given back too, without having been taken out.
_TAKEN: Final = "finpulse.taken"
_LIVELINESS: Final = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}


def session_options(lock_seconds: float = LOCK_SECONDS) -> str:
    """The settings of a connection as libpq's `options` takes them."""
    settings = {**_SESSION, "lock_timeout": f"{round(lock_seconds * 1000)}ms"}
    return " ".join(f"-c {name}={value}" for name, value in settings.items())


def engine_options(
    settings: Settings, pool_size: int | None = None, lock_seconds: float = LOCK_SECONDS
) -> dict[str, Any]:
    """Options for an engine whose JSON keeps Decimals exact and whose connections are seen to be alive."""
    return {
        "pool_size": pool_size or settings.database_pool,
        "max_overflow": MAX_OVERFLOW,
        "pool_pre_ping": True,
        # An exception's text ends in the log, and a statement's values are what people have entrusted to us.
        "hide_parameters": True,
        "json_serializer": exact_json.dumps,
        "json_deserializer": exact_json.loads,
        "connect_args": {"options": session_options(lock_seconds), **_LIVELINESS},
    }


def connect(
    settings: Settings,
    pool_size: int | None = None,
    login: DatabaseLogin = "api",
    lock_seconds: float = LOCK_SECONDS,
) -> Engine:
    """An engine of one's own, for processes that have no Flask. Raises SettingError without a database."""
    return create_engine(database_url(settings, login), **engine_options(settings, pool_size, lock_seconds))


def most_connections(settings: Settings, pool_size: int | None = None) -> int:
    """How many connections an engine with these options may have at a time."""
    return (pool_size or settings.database_pool) + MAX_OVERFLOW


def most_api_connections(settings: Settings) -> int:
    """How many all processes of the API may have: their engines', one of each thread for reads, one for metrics."""
    engines = most_connections(settings) + most_connections(settings, ASSISTANT_POOL)
    return settings.api_processes * (engines + settings.api_threads + 1)


def database_url(settings: Settings, login: DatabaseLogin = "api") -> str:
    """The database, by the login of this part of the system. Raises SettingError where none is named or running."""
    if not (url := settings.database_urls[login]):
        raise SettingError(
            "FINPULSE_DATABASE_URL", "", "a PostgreSQL URL; `finpulse up` (or `make run`) starts a server of its own"
        )
    return url


@event.listens_for(Pool, "checkout")
def _taken(connection: Any, record: Any, proxy: Any) -> None:
    del connection, proxy
    record.record_info[_TAKEN] = True
    CONNECTIONS.labels(role()).inc()


@event.listens_for(Pool, "checkin")
def _given_back(connection: Any, record: Any) -> None:
    del connection
    if record.record_info.pop(_TAKEN, False):
        CONNECTIONS.labels(role()).dec()
