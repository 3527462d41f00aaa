"""Secrets that the environment gives by value, handed on to our processes by files that only their owner reads."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from finpulse.config import OTLP
from finpulse.credentials.database_logins import DATABASE_VARIABLES
from finpulse.credentials.secret_settings import write_secret
from finpulse.local_secrets import secret_path

SECRETS: Final = (
    *DATABASE_VARIABLES.values(),
    "FINPULSE_REDIS_URL",
    "FINPULSE_MESSAGE_KEY",
    "FINPULSE_SECRET_KEY",
    "FINPULSE_SECRET_KEY_PREVIOUS",
    "FINPULSE_ENCRYPTION_KEYS",
    "FINPULSE_FLOWER_PASSWORD",
    "FINPULSE_METRICS_TOKEN",
    "FINPULSE_ASSISTANT_KEY",
    f"{OTLP}_HEADERS",
    f"{OTLP}_TRACES_HEADERS",
)


def by_files(environment: Mapping[str, str], home: Path) -> dict[str, str]:
    """The environment with the name of a file for each secret: anybody's environment is told in error reports."""
    changed = dict(environment)
    for name in SECRETS:
        if value := changed.pop(name, ""):
            write_secret(secret_path(home, name), value)
            changed[f"{name}_FILE"] = str(secret_path(home, name))
    return changed
