"""Around every request: its id, how large it may be, its line in the log, and the headers of each answer."""

from __future__ import annotations

import re
import time
from collections.abc import MutableMapping
from http import HTTPStatus
from typing import Final
from uuid import uuid4

import structlog
from flask import Flask, Response, g, request

log = structlog.get_logger()

REQUEST_ID: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")
JSON_LIMIT: Final = 1 << 20
# How much of a body that nobody wanted is read, so that the client comes to read the answer.
DRAINED: Final = 64 << 20
HEADERS: Final = (
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    # Figures are of the moment, and of one user.
    ("Cache-Control", "no-store"),
)


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
    if request.mimetype != "multipart/form-data":
        request.max_content_length = JSON_LIMIT


def _finish(response: Response) -> Response:
    _drain()
    given = {name for name, _ in response.headers}
    response.headers.extend([header for header in HEADERS if header[0] not in given])
    response.headers.add("X-Request-ID", g.request_id)
    milliseconds = round((time.perf_counter() - g.started) * 1000, 1)
    # A poll that has brought nothing new is nothing new for the log either.
    tell = log.debug if response.status_code == HTTPStatus.NOT_MODIFIED else log.info
    tell(
        "request.done", method=request.method, path=request.path, status=response.status_code, milliseconds=milliseconds
    )
    return response


def _drain() -> None:
    """Read what is left of the body, up to a bound: a connection closed over unread data loses the answer."""
    environ: MutableMapping[str, object] = request.environ
    if environ.get("CONTENT_LENGTH") in (None, "", "0") and "HTTP_TRANSFER_ENCODING" not in environ:
        return
    source = environ["wsgi.input"]
    left = DRAINED
    while left > 0 and (chunk := source.read(min(left, 1 << 16))):  # type: ignore[attr-defined]  # WSGI's input reads.
        left -= len(chunk)
