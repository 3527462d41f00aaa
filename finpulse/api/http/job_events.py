"""A job as server-sent events: the first one is the view's answer, and the server tells of all that come after."""

from __future__ import annotations

import json
import time
from collections.abc import Collection, Mapping
from typing import Any, Final

from flask import Flask, Response, current_app, g, request

from finpulse import tokens
from finpulse.api.auth.bearer import Claims
from finpulse.api.auth.guards import owner_id
from finpulse.api.schemas.jobs import JobOut
from finpulse.db.reads import Read, Reader
from finpulse.db.server_runs import RUN, begin_run
from finpulse.errors import NotFound
from finpulse.extensions import current_reader, current_session, db, serve
from finpulse.imports.job_view import JOB_VERSIONS, job_view
from finpulse.jobs.lookup import find_job
from finpulse.models import ENDED_STATUSES
from finpulse.server.following import FOLLOWING, Event, Follow, Topic

EVENT_STREAM: Final = "text/event-stream"
# OpenAPI 3.1 knows no schema of a stream's events: it is neither a text nor one object.
EVENTS: Final = {"description": "Server-sent events, the data of each a job in JSON."}
LAST_EVENT_ID: Final = {
    "name": "Last-Event-ID",
    "in": "header",
    "schema": {"type": "string"},
    "description": "The id of the last event that the client has; it is told what has changed since.",
}
# Proxies hold nothing back, and change nothing.
HEADERS: Final = {"Cache-Control": "no-cache, no-transform", "X-Accel-Buffering": "no"}
STREAMED: Final = {
    "X-Accel-Buffering": {"description": "`no`: events pass proxies at once.", "schema": {"type": "string"}}
}
# So many jobs of one user are followed at a time in a process of the API.
MOST_FOLLOWED: Final = 20
# A client that was cut off comes back after so many milliseconds.
RETRY: Final = b"retry: 2000\n\n"

_RUN: Final = Read(RUN)
_ALIVE: Final = Read(tokens.ALIVE)
_VERSIONS: Final = Read(JOB_VERSIONS)


class JobEvents:
    """How jobs are, told to the server long after a request's context has gone."""

    def __init__(self, app: Flask, reader: Reader) -> None:
        self._app, self._reader = app, reader

    def versions(self, owner_id: int, numbers: Collection[int]) -> Mapping[int, str]:
        """The versions of these jobs, as far as they are there."""
        job_ids = "{" + ",".join(map(str, numbers)) + "}"
        [told] = self._reader.row(_VERSIONS, owner_id=owner_id, job_ids=job_ids)
        return {int(job_id): version for job_id, version in json.loads(told or "{}").items()}

    def event(self, topic: Topic, version: str) -> Event | None:
        """The job as it is now, which is this version or a newer one; None where it was deleted."""
        with self._app.app_context():
            serve(topic.owner_id)
            try:
                return _event(topic, version)
            except NotFound:
                return None


def follow_response(job_id: int) -> Response:
    """What is told at once, and to the server what is to be followed. Raises NotFound.

    A client that has the last event of a job that has ended is told by 204 that it need not come again.
    """
    app = current_app._get_current_object()  # type: ignore[attr-defined]  # Of the proxy.
    topic, reader = Topic(owner_id(), job_id), current_reader()
    if reader.row(_RUN, owner_id=topic.owner_id) == [None]:
        begin_run(db.engine)
    source = JobEvents(app, reader)
    event = _event(topic, source.versions(topic.owner_id, [job_id]).get(job_id, ""))
    is_known = request.headers.get("Last-Event-ID") == event.id
    if event.is_last and is_known:
        return Response(status=204)
    if not event.is_last and request.method == "GET":
        is_limited = app.config["SETTINGS"].rate_limits
        most = MOST_FOLLOWED if is_limited else None
        request.environ[FOLLOWING] = Follow(topic, source, event.id, _Going(reader, g.claims), most)
    return Response(RETRY if is_known else RETRY + event.sent(), headers=HEADERS, mimetype=EVENT_STREAM)


def _event(topic: Topic, version: str) -> Event:
    """The job as it is now. Raises NotFound."""
    job = find_job(current_session(), topic.owner_id, topic.number)
    body: str = current_app.json.dumps(JobOut().dump(job_view(current_session(), job)))
    return Event(version, body.encode(), job.status in ENDED_STATUSES)


class _Going:
    """Whether a token is still good."""

    def __init__(self, reader: Reader, claims: Claims) -> None:
        self._reader, self._claims = reader, claims

    def __call__(self) -> bool:
        known: dict[str, Any] = {"owner_id": self._claims.owner_id, "family_id": self._claims.family_id}
        return self._claims.expires_at > time.time() and self._reader.row(_ALIVE, **known) == ["t"]
