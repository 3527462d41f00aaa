"""The Celery app of the workers: the queue's app with the tasks."""

from finpulse.jobs.queue import app
from workers import heartbeat, json_logs, leases, niceness, tasks

app.events_cls = "workers.events:Events"

__all__ = ["app", "heartbeat", "json_logs", "leases", "niceness", "tasks"]
