"""The Celery app with its tasks and its schedule: the queue's app, made complete."""

from finpulse.jobs.queue import app
from workers import leases, schedule, tasks

app.conf.beat_schedule = schedule.BEAT
app.events_cls = "workers.events:Events"

__all__ = ["app", "leases", "tasks"]
