"""What beat runs."""

from __future__ import annotations

from typing import Any, Final

from celery.schedules import crontab

# The task itself knows whether the night's work is due: it is from 02:00 UTC on, once a night. So it is asked every
# minute, which costs one look at a row: a night that was missed is made up for as soon as anything runs, and whoever
# has died over his part of it is replaced a minute after his lease has run out. The message has no time of expiry,
# which a worker whose clock is ahead would take to be over: one that comes late finds the places of the night taken.
BEAT: Final[dict[str, dict[str, Any]]] = {
    "nightly": {"task": "finpulse.nightly", "schedule": crontab()},
    # Each fetch that is due is claimed in the database, so that a message which comes twice starts it once.
    "fetches": {"task": "finpulse.start_fetches", "schedule": crontab()},
}
