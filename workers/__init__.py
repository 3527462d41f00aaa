"""Celery's side: `python -m workers worker|beat|flower`, and the sweeper beside them."""

from finpulse.process.cycles import look_rarely
from finpulse.process.unused_extras import import_without_extras

look_rarely()
import_without_extras("structlog", "redis", "kombu.serialization", "httpx")
