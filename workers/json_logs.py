"""Logs of Celery's programs look like ours."""

from __future__ import annotations

import logging
from typing import Any

from celery.signals import setup_logging

from finpulse.config import read_settings
from finpulse.logs import configure


@setup_logging.connect
def log_in_json(**_: Any) -> None:
    """Take Celery's place in setting the loggers up; the runner's own lines say more than Celery's of each task."""
    configure(read_settings().log_level)
    for name in ("celery.worker.strategy", "celery.app.trace"):
        logging.getLogger(name).setLevel(logging.WARNING)
