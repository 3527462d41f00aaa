"""Celery's side: `celery -A workers worker|beat|flower`, and the sweeper beside them."""

from workers.celery import app

__all__ = ["app"]
