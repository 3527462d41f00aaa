"""The scenarios, by the names of the public comparison of job queues: which faults each of them draws from."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from scripts.chaos.faults import FAULTS


class Scenario(NamedTuple):
    """The names of its faults, the seconds between two of them, and the rows of its small and its large statements."""

    faults: tuple[str, ...]
    pause: float = 1.5
    small: int = 40
    large: int = 60_000


SCENARIOS: Final[Mapping[str, Scenario]] = MappingProxyType(
    {
        "crash_recovery": Scenario(("a worker killed", "a worker's process killed"), pause=4),
        "repeated_kills": Scenario(("a worker killed", "a worker's process killed", "the sweeper killed"), pause=0.7),
        "postgres_restart": Scenario(("PostgreSQL restarted", "PostgreSQL killed"), pause=4),
        "pg_backend_kill": Scenario(("a backend of PostgreSQL killed",), pause=2.5),
        "leader_failover": Scenario(
            ("the sweeper killed", "a worker frozen past its lease", "the API killed"), pause=2
        ),
        "pool_exhaustion": Scenario(("connections exhausted", "connections cut")),
        "retry_storm": Scenario(("each message five times", "Valkey flushed", "connections cut"), pause=0.5),
        "priority_starvation": Scenario(("accounts locked", "a worker ended and started"), large=120_000),
        "broker_away": Scenario(("Valkey killed", "Valkey frozen", "Valkey flushed")),
        "everything": Scenario(tuple(FAULTS)),
    }
)
