"""The only door to Celery: a message says where to look, never what is there."""

from __future__ import annotations

from collections.abc import Sequence

import structlog
from celery import Celery, chain
from kombu.exceptions import KombuError, OperationalError
from redis.exceptions import RedisError

log = structlog.get_logger()

app = Celery("finpulse")
app.config_from_object("celeryconfig")


def send_stages(owner_id: int, job_id: int, stages: Sequence[str]) -> bool:
    """Enqueue the stages as one chain; False where the broker can't be reached.

    A message that is lost costs time and nothing else: the job stands in the database, and the
    sweeper sends again what does not move.
    """
    steps = [app.signature(f"finpulse.{stage}", args=(owner_id, job_id), immutable=True) for stage in stages]
    try:
        chain(*steps).apply_async(retry=False)
    except (KombuError, OperationalError, RedisError, OSError) as error:
        log.warning("queue.send_failed", owner_id=owner_id, job_id=job_id, error=type(error).__name__)
        return False
    return True
