"""Logs: one JSON object a line, with the request and the job that each line belongs to."""

from __future__ import annotations

import logging
import sys
from typing import Final

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

# Libraries that bring handlers of their own; their lines shall look like ours.
_TALKATIVE: Final = ("gunicorn.error", "gunicorn.access", "werkzeug")


def configure(level: str) -> None:
    """Send everything that is logged in this process to stderr as JSON, from structlog and logging alike.

    Whoever works on a request or a job binds `request_id` or `job_id` with structlog.contextvars;
    both are in every line, null where there is none.
    """
    before: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _with_ids,
    ]
    structlog.configure(
        processors=[*before, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    _take_over(_json_handler(before), level)


def _json_handler(before: list[Processor]) -> logging.Handler:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=before,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                # Decimals and days as their text.
                structlog.processors.JSONRenderer(default=str),
            ],
        )
    )
    return handler


def _take_over(handler: logging.Handler, level: str) -> None:
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in _TALKATIVE:
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = True


def _with_ids(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    del logger, method
    event.setdefault("request_id", None)
    event.setdefault("job_id", None)
    return event
