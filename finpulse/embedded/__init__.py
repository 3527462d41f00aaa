"""PostgreSQL and Valkey from wheels, for one machine: no Docker, no system package, no root needed."""

from finpulse.embedded.failure import StartFailed
from finpulse.embedded.servers import Services, servers

__all__ = ["Services", "StartFailed", "servers"]
