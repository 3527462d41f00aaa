"""The Celery app of the workers: the queue's app with the tasks."""

from finpulse.jobs.queue import app
from workers import heartbeat, json_logs, leases, tasks

__all__ = ["app", "heartbeat", "json_logs", "leases", "tasks"]
