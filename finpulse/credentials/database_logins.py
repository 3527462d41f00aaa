"""Who logs in to the database: the parts of the system, and whoever migrates it, as the tables' owner."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

DatabaseLogin = Literal["api", "worker", "sweeper", "assistant", "owner"]
DATABASE_VARIABLES: Final[Mapping[DatabaseLogin, str]] = {
    "api": "FINPULSE_DATABASE_URL",
    "worker": "FINPULSE_WORKER_DATABASE_URL",
    "sweeper": "FINPULSE_SWEEPER_DATABASE_URL",
    "assistant": "FINPULSE_ASSISTANT_DATABASE_URL",
    "owner": "FINPULSE_OWNER_DATABASE_URL",
}
