"""Around every request: its id, how large it may be, its line in the log, and the headers of each answer."""

from __future__ import annotations

import time
from contextlib import ExitStack
from http import HTTPStatus
from typing import Final

import structlog
from flask import Flask, Response, g, request

from finpulse.api.http import uploads
from finpulse.counters.instruments import REQUEST_SECONDS, REQUESTS
from finpulse.logs import request_id_of
from finpulse.server.gateway import BEGAN, SMALL_BODY
from finpulse.server.refusals import HEADERS
from finpulse.tracing.spans import log_ids, span

log = structlog.get_logger()

# A client may invent methods, and neither a trace's names nor a metric's labels are to be as many as its requests.
METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def register(app: Flask) -> None:
    """Do this at the beginning and at the end of every request."""
    app.before_request(_begin)
    app.after_request(_finish)
    app.teardown_request(_end)


def _begin() -> None:
    g.request_id = request_id_of(request.headers.get("X-Request-ID"))
    g.started = time.perf_counter()
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request_id=g.request_id)
    _begin_span()
    if not uploads.is_upload():
        request.max_content_length = SMALL_BODY


def _begin_span() -> None:
    """Trace the request from when it came; a trace that a client says it is in is linked, and not obeyed."""
    method = request.method if request.method in METHODS else "_OTHER"
    route = request.url_rule.rule if request.url_rule else None
    about = {"http.request.method": method, "http.route": route, "request_id": g.request_id}
    told = request.headers.get("traceparent")
    around = span(f"{method} {route or ''}".rstrip(), "server", about, link=told, began=request.environ.get(BEGAN))
    g.trace = ExitStack()
    g.span = g.trace.enter_context(around)
    structlog.contextvars.bind_contextvars(**log_ids(g.span))


def _end(error: BaseException | None) -> None:
    """A request that was only looked at has begun no span."""
    del error
    if (trace := g.pop("trace", None)) is not None:
        trace.close()


def _finish(response: Response) -> Response:
    given = {name for name, _ in response.headers}
    response.headers.extend([header for header in HEADERS if header[0] not in given])
    response.headers.add("X-Request-ID", g.request_id)
    g.span.tell(**{"http.response.status_code": response.status_code})
    if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        g.span.fail(str(response.status_code))
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
