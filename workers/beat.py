"""The app of those that do no task: `python -m workers beat|flower`. They need the broker, and no database."""

from __future__ import annotations

from typing import Any

from celery.beat import Scheduler

from finpulse.jobs.queue import app
from workers import json_logs, schedule
from workers.heartbeat import give_sign_of_life


class WatchedScheduler(Scheduler):  # type: ignore[misc]  # Celery ships no types.
    """Celery's, in memory: what is due every minute needs no file that says when it was due last."""

    def tick(self, *arguments: Any, **named: Any) -> Any:
        """Send what is due. Where the broker is away this waits for it, without a sign of life."""
        seconds = super().tick(*arguments, **named)
        give_sign_of_life()
        return seconds


app.conf.beat_schedule = schedule.BEAT
app.conf.beat_scheduler = "workers.beat:WatchedScheduler"
# What workers have in hand is not theirs to look after.
app.conf.broker_transport_options = {
    **app.conf.broker_transport_options,
    "unacked_key": "celery.unacked",
    "unacked_index_key": "celery.unacked_index",
    "unacked_mutex_key": "celery.unacked_mutex",
}
# Seconds after which it looks again at the latest.
app.conf.beat_max_loop_interval = 15

__all__ = ["app", "json_logs"]
