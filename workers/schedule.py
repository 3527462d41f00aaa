"""What beat runs."""

from __future__ import annotations

from typing import Any, Final

from celery.schedules import crontab

# The task itself knows whether the night's work is due: it is from 02:00 UTC on, once a night. So it is asked every
# ten minutes, which costs one look at a row, and a night that was missed is made up for as soon as anything runs.
BEAT: Final[dict[str, dict[str, Any]]] = {
    "nightly": {"task": "finpulse.nightly", "schedule": crontab(minute="*/10"), "options": {"expires": 600}},
}
