"""Errors -> application/problem+json (RFC 9457): the one place where exceptions become status codes."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

import psycopg
import structlog
from flask import Flask, Response, current_app, g, request
from flask_limiter import RateLimitExceeded
from sqlalchemy.exc import DataError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from werkzeug.exceptions import HTTPException

from finpulse import errors
from finpulse.api.http.limits.rate_limits import limiter
from finpulse.db.outages import is_outage
from finpulse.problems.problem_types import ProblemType, general_type
from finpulse.server.refusals import PROBLEM, problem_fields

log = structlog.get_logger()

# What Werkzeug says of these is for the author of the server; this is for the one who asks.
DETAIL_OF: Final = {
    404: "There is nothing at this address; /docs lists what there is.",
    405: "This address does not take that method; the Allow header says which ones it takes.",
    415: "Send the body as application/json.",
}
BUSY_SECONDS: Final = 5
# RFC 6750, 3.1.
CHALLENGES: Final[Mapping[ProblemType | int, str]] = {
    HTTPStatus.UNAUTHORIZED: "Bearer",
    ProblemType.MISSING_SCOPE: 'Bearer error="insufficient_scope"',
}
# What takes somebody's hand to mend takes longer.
RETRY_SECONDS: Final = {ProblemType.NO_ROOM: 60}
# What may be otherwise in a moment.
PASSING: Final = (HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.TOO_MANY_REQUESTS)


def problem(
    kind: ProblemType,
    detail: str,
    *,
    status: int | None = None,
    fields: Mapping[str, list[str]] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A problem of this kind as a response; `fields` maps an input's name to sentences about it.

    The status is that of the kind, unless another one is named.
    """
    body = problem_fields(kind, detail, g.request_id, status)
    if fields:
        body["errors"] = fields
    response = Response(current_app.json.dumps(body), body["status"], headers, mimetype=PROBLEM)
    if challenge := CHALLENGES.get(kind) or CHALLENGES.get(response.status_code):
        response.headers["WWW-Authenticate"] = challenge
    if response.status_code in PASSING and "Retry-After" not in response.headers:
        response.headers["Retry-After"] = str(RETRY_SECONDS.get(kind, BUSY_SECONDS))
    return response


def register(app: Flask) -> None:
    """Turn every exception that leaves a view into a problem."""
    app.register_error_handler(errors.FinPulseError, _ours)
    app.register_error_handler(HTTPException, _of_http)
    app.register_error_handler(RateLimitExceeded, _too_many)
    for of_database in (DBAPIError, PoolTimeout, psycopg.Error):
        app.register_error_handler(of_database, _of_database)
    app.register_error_handler(Exception, _unexpected)


def _ours(error: errors.FinPulseError) -> Response:
    if error.problem is None:
        return _unexpected(error)
    if isinstance(error, errors.InvalidInput):
        return problem(error.problem, f"The input does not fit. {error}", fields=error.errors)
    return problem(error.problem, str(error))


def _of_http(error: HTTPException) -> Response:
    status = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
    kept = {name: value for name, value in error.get_headers() if name in ("Allow", "Retry-After", "Content-Range")}
    return problem(general_type(status), _detail(error, status), status=status, headers=kept)


def _detail(error: HTTPException, status: int) -> str:
    """What the code that raised it said, else what we say of this status, else what Werkzeug does."""
    if error.description and error.description != type(error).description:
        return error.description
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return f"The body is larger than the {request.max_content_length} bytes that are taken here."
    return DETAIL_OF.get(status) or error.description or error.name


def _too_many(error: RateLimitExceeded) -> Response:
    breached = limiter.current_limit
    # The end of a window is told in whole seconds, rounded up: nobody waits longer than the window is.
    left = math.ceil(breached.reset_at - time.time()) if breached else 60
    wait = max(1, min(left, breached.limit.get_expiry())) if breached else left
    detail = f"That was more than {error.description}; ask again in {wait} s."
    return problem(ProblemType.RATE_LIMITED, detail, headers={"Retry-After": str(wait)})


def _of_database(error: Exception) -> Response:
    """What PostgreSQL, or the way to it, says: that it is away, that a value doesn't fit, or a fault of ours."""
    if is_outage(error):
        return _database_away(error)
    return _unfit_data(error) if isinstance(error, DataError | psycopg.DataError) else _unexpected(error)


def _database_away(error: Exception) -> Response:
    log.warning("request.database_away", error=type(error).__name__, exc_info=error)
    detail = "The database is away or busy. Nothing was changed; ask again in a few seconds."
    return problem(ProblemType.DATABASE_UNAVAILABLE, detail)


def _unfit_data(error: Exception) -> Response:
    """What PostgreSQL refuses as data (SQLSTATE 22): the client's, since all else was checked when it came in."""
    log.warning("request.unfit_data", method=request.method, path=request.path, exc_info=error)
    detail = "A value lies outside of what can be kept, such as a number that is too large. Nothing was changed."
    return problem(ProblemType.VALUE_OUT_OF_RANGE, detail)


def _unexpected(error: Exception) -> Response:
    log.error("request.failed", method=request.method, path=request.path, exc_info=error)
    detail = "Something went wrong on our side. The request_id leads us to what it was."
    return problem(ProblemType.INTERNAL_ERROR, detail)
