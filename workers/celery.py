"""The Celery app of the workers: the queue's app with the tasks."""

from finpulse.jobs.queue import app
from workers import json_logs, leases, tasks

__all__ = ["app", "json_logs", "leases", "tasks"]
