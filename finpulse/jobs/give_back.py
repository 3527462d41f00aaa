"""Leases of a worker that has ended -> free at once, without waiting until they expire.

A worker's name is `NODE/EPOCH`: the node is the place that has one worker at a time, the epoch that worker's start.
"""

from __future__ import annotations

import secrets
from typing import Final

from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.models import LIVE, UNLEASED

# The database may still be at what the dead have sent last. With a higher fence that is refused; else it would renew
# the lease that is being freed.
_FREE: Final = f"""
    UPDATE jobs
    SET fence = fence + 1, lease_until = NULL, sweep_after = now(), updated_at = now(),
        interruptions = interruptions + :counted
    WHERE {LIVE} AND lease_until > now()"""
OF_THIS: Final = text(f"{_FREE} AND lease_holder = :name")
OF_ALL: Final = text(_FREE)
OF_EARLIER: Final = text(f"{_FREE} AND lease_holder <> :name AND starts_with(lease_holder, :node)")
# What stands between two stages is sent on by whoever did the first of them; that message may have died with it.
SEND_AGAIN: Final = text(f"""
    UPDATE jobs SET sweep_after = now(), updated_at = now()
    WHERE {LIVE} AND {UNLEASED} AND sweep_after > now()
      AND lease_holder <> :name AND starts_with(lease_holder, :node)
""")


def worker_name(node: str) -> str:
    """A name for a worker that starts now on a node.

    >>> worker_name("bulk@host").startswith("bulk@host/")
    True
    """
    return f"{node}/{secrets.token_hex(4)}"


def give_back(session: Session, name: str) -> int:
    """Free what this worker holds, which ends as it was told to; commits nothing. Returns how many jobs that were."""
    return _freed(session.execute(OF_THIS, {"name": name, "counted": 0}))


def take_from_the_dead(session: Session, name: str) -> int:
    """Free what workers before this one held on its node: all of them have ended. Commits nothing.

    What they have left between two stages is due to be sent again at once.

    How often that happens to a job without a step ahead is counted, since it may be the job that ends its worker.
    Returns how many jobs that were.
    """
    of_earlier = {"name": name, "node": name[: name.rindex("/") + 1]}
    freed = _freed(session.execute(OF_EARLIER, {**of_earlier, "counted": 1}))
    session.execute(SEND_AGAIN, of_earlier)
    return freed


def free_all(session: Session) -> int:
    """Free what all workers hold, where none of them can be alive; commits nothing. Returns how many jobs that were."""
    return _freed(session.execute(OF_ALL, {"counted": 0}))


def _freed(result: object) -> int:
    count: int = result.rowcount  # type: ignore[attr-defined]  # An UPDATE has one.
    return count
