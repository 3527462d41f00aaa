"""Around every request: its id, how large it may be, its line in the log, and the headers of each answer."""

from __future__ import annotations

import re
import time
from http import HTTPStatus
from typing import Final
from uuid import uuid4

import structlog
from flask import Flask, Response, g, request

from finpulse.api.http import uploads
from finpulse.metrics.instruments import REQUEST_SECONDS, REQUESTS
from finpulse.server.gateway import SMALL_BODY
from finpulse.server.refusals import HEADERS

log = structlog.get_logger()

METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
REQUEST_ID: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")


def register(app: Flask) -> None:
    """Do this at the beginning and at the end of every request."""
    app.before_request(_begin)
    app.after_request(_finish)


def _begin() -> None:
    given = request.headers.get("X-Request-ID", "")
    g.request_id = given if REQUEST_ID.fullmatch(given) else uuid4().hex
    g.started = time.perf_counter()
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request_id=g.request_id)
    if not uploads.is_upload():
        request.max_content_length = SMALL_BODY


def _finish(response: Response) -> Response:
    given = {name for name, _ in response.headers}
    response.headers.extend([header for header in HEADERS if header[0] not in given])
    response.headers.add("X-Request-ID", g.request_id)
    seconds = time.perf_counter() - g.started
    _count(response.status_code, seconds)
    milliseconds = round(seconds * 1000, 1)
    # A poll that has brought nothing new is nothing new for the log either.
    tell = log.debug if response.status_code == HTTPStatus.NOT_MODIFIED else log.info
    tell(
        "request.done", method=request.method, path=request.path, status=response.status_code, milliseconds=milliseconds
    )
    return response


def _count(status: int, seconds: float) -> None:
    """Count the request under the rule of its address, and never under what a client has made up."""
    method = request.method if request.method in METHODS else "other"
    endpoint = request.url_rule.rule if request.url_rule else "none"
    REQUESTS.labels(method, endpoint, status).inc()
    REQUEST_SECONDS.labels(method, endpoint).observe(seconds)
