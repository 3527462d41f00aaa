"""Celery's side: `celery -A workers worker`, `celery -A workers.beat beat|flower`, and the sweeper beside them."""

from finpulse.process.cycles import look_rarely

look_rarely()
