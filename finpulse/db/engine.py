"""How we talk to PostgreSQL: one set of engine options for the API, the workers and the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine, create_engine

from finpulse.config import DatabaseLogin, Settings
from finpulse.db import exact_json
from finpulse.errors import SettingError

MIGRATIONS: Final = Path(__file__).parents[2] / "migrations"


def engine_options(settings: Settings, pool_size: int | None = None) -> dict[str, Any]:
    """Options for an engine whose JSON keeps Decimals exact and whose connections are seen to be alive."""
    return {
        "pool_size": pool_size or settings.database_pool,
        "max_overflow": 2,
        "pool_pre_ping": True,
        "json_serializer": exact_json.dumps,
        "json_deserializer": exact_json.loads,
        # A plan that was made while a table was small would be kept for when it is large.
        "connect_args": {"options": "-c timezone=UTC -c plan_cache_mode=force_custom_plan", "connect_timeout": 5},
    }


def connect(settings: Settings, pool_size: int | None = None, login: DatabaseLogin = "api") -> Engine:
    """An engine of one's own, for processes that have no Flask. Raises SettingError without a database."""
    return create_engine(database_url(settings, login), **engine_options(settings, pool_size))


def database_url(settings: Settings, login: DatabaseLogin = "api") -> str:
    """The database, by the login of this part of the system. Raises SettingError where none is named or running."""
    if not (url := settings.database_urls[login]):
        raise SettingError(
            "FINPULSE_DATABASE_URL", "", "a PostgreSQL URL; `finpulse up` (or `make run`) starts a server of its own"
        )
    return url
