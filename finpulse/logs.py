"""Logs: one JSON object a line, with the request and the job that each line belongs to."""

from __future__ import annotations

import ipaddress
import json
import logging
import re
import sys
from datetime import UTC, datetime
from typing import Any, Final, cast
from uuid import uuid4

import orjson
import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from finpulse.counters.instruments import LOG_LINES_FAILED

# Libraries that bring handlers of their own; their lines shall look like ours.
_TALKATIVE: Final = ("gunicorn.error", "gunicorn.access", "werkzeug")
# An e-mail address, and also what stands around the @-sign of a URL with a password. It begins where a word does, so
# that a long word is looked through once.
_EMAIL: Final = re.compile(r"""(?<![^\s@"'<>()=,;:/{}\[\]])[^\s@"'<>()=,;:/{}\[\]]++@[^\s@"'<>()=,;/{}\[\]]++""")
_NETWORK_ADDRESS: Final = re.compile(r"(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9A-Fa-f:]{2,39})(?![\w.])")
_HIDDEN: Final = "(address)"
# A request's id as it may come from outside; one that is longer, or has other letters, is not taken.
_REQUEST_ID: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")


class _Stderr:
    """Whatever stderr is when a line is written: who captures it may have replaced it since.

    It may lead to a file on a disk that is full. Then nothing else must fail because of it, and the log says so as soon
    as it can be written to again.
    """

    name = "<stderr>"

    def __init__(self) -> None:
        self._failed = 0

    def write(self, line: bytes) -> None:
        """Write a line; no error is raised."""
        try:
            self._put(line)
            if self._failed:
                event = {"event": "log.was_not_written", "level": "error", "lines": self._failed}
                self._failed = 0
                self._put(_json({**event, "timestamp": datetime.now(UTC), "request_id": None, "job_id": None}) + b"\n")
        except OSError:
            self._failed += 1
            LOG_LINES_FAILED.inc()

    def flush(self) -> None:
        """Nothing is held back."""

    def _put(self, line: bytes) -> None:
        stream = sys.stderr.buffer
        stream.write(line)
        stream.flush()


_STDERR: Final = _Stderr()


def is_request_id(given: object) -> bool:
    """Whether this may be a request's id, wherever it comes from."""
    return isinstance(given, str) and _REQUEST_ID.fullmatch(given) is not None


def request_id_of(given: str | None) -> str:
    """A request's id: the one that it came with, where that may be one, else a new one."""
    return given if given and is_request_id(given) else uuid4().hex


def configure(level: str) -> None:
    """Send everything that is logged in this process to stderr as JSON, from structlog and logging alike.

    Whoever works on a request or a job binds `request_id` or `job_id` with structlog.contextvars;
    both are in every line, null where there is none.
    """
    before: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _with_ids,
    ]
    # Our own lines go out directly: through logging each costs a request three times as much.
    structlog.configure(
        processors=[
            *before,
            structlog.processors.format_exc_info,
            _without_emails,
            structlog.processors.JSONRenderer(_json),
        ],
        logger_factory=lambda *_: structlog.BytesLogger(cast(Any, _STDERR)),
        wrapper_class=structlog.make_filtering_bound_logger(level),
    )
    _take_over(_json_handler(before), level)


def _json_handler(before: list[Processor]) -> logging.Handler:
    """What writes the lines of libraries, which speak to logging."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_logger_name, *before],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                _without_emails,
                _without_clients,
                structlog.processors.JSONRenderer(lambda event, **_: _json(event).decode()),
            ],
        )
    )
    return handler


def _json(event: object, **_: object) -> bytes:
    """One line; Decimals and days are their text."""
    try:
        return orjson.dumps(event, default=str, option=orjson.OPT_NON_STR_KEYS)
    except TypeError:  # It refuses what is no text, such as half of a surrogate pair in a file's name.
        return json.dumps(event, default=str).encode()


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


def _without_emails(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    """Whatever an exception or a library says of somebody's e-mail address stays out of the log."""
    del logger, method
    for name, value in event.items():
        if isinstance(value, str) and "@" in value:
            event[name] = _EMAIL.sub(_HIDDEN, value)
    return event


def _without_clients(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    """A library names the network addresses of those who have asked it, and so of people."""
    del logger, method
    event["event"] = _NETWORK_ADDRESS.sub(_hidden, str(event["event"]))
    return event


def _hidden(found: re.Match[str]) -> str:
    """What stands in the log for a text that looks like a network address; this machine's own are nobody's."""
    try:
        address = ipaddress.ip_address(found[0])
    except ValueError:  # It is a version, a time or the like.
        return found[0]
    return found[0] if address.is_loopback or address.is_unspecified else _HIDDEN
