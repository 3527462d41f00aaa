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
    # Whether nights begin as well, whose leases are longer than our patience.
    with_nights: bool = False


SCENARIOS: Final[Mapping[str, Scenario]] = MappingProxyType(
    {
        "crash_recovery": Scenario(("a worker killed", "a worker's process killed", "everything killed"), pause=2),
        "repeated_kills": Scenario(("a worker killed", "a worker's process killed", "the sweeper killed"), pause=0.7),
        "postgres_restart": Scenario(("PostgreSQL restarted", "PostgreSQL killed"), pause=2),
        "pg_backend_kill": Scenario(("a backend of PostgreSQL killed",)),
        "leader_failover": Scenario(
            ("the sweeper killed", "the API killed", "a worker frozen past its lease", "the sweeper frozen"), pause=1
        ),
        "pool_exhaustion": Scenario(("connections exhausted", "connections cut"), pause=0.5),
        "retry_storm": Scenario(("each message five times", "Valkey flushed", "connections cut"), pause=0.3),
        "priority_starvation": Scenario(("accounts locked", "a worker ended and started"), pause=0.5, large=120_000),
        "broker_away": Scenario(("Valkey killed", "Valkey frozen", "Valkey flushed"), pause=0.7),
        "network": Scenario(("slow lines", "a line cut", "a silent line", "the network lost"), pause=0.5),
        "frozen": Scenario(("a worker frozen past its lease", "the API frozen", "the sweeper frozen"), pause=0.3),
        "storage": Scenario(("the storage away", "the disk full"), pause=2),
        "clocks": Scenario(("a worker's clock moved",), pause=0.5),
        "everything": Scenario(tuple(FAULTS), pause=1, with_nights=True),
    }
)
