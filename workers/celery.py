"""The Celery app with its tasks and its schedule: the queue's app, made complete."""

from finpulse.jobs.queue import app
from workers import schedule, tasks

app.conf.beat_schedule = schedule.BEAT

__all__ = ["app", "tasks"]
