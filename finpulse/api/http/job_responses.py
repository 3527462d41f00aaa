"""Endpoints that answer with a job: 202 and its address, or 200 with the finished job where the client waits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial, wraps
from typing import Any, Final

from flask import Flask, Response, current_app, request, url_for

from finpulse.api.auth.guards import owner_id, signed_in
from finpulse.api.http import uploads
from finpulse.api.http.blueprint import Blueprint
from finpulse.api.http.forms.import_forms import takes_form
from finpulse.api.http.idempotent import idempotent
from finpulse.api.schemas.body import Body
from finpulse.api.schemas.inputs import Query
from finpulse.api.schemas.jobs import JobOut, WaitArgs
from finpulse.extensions import current_reader, current_session, serve
from finpulse.imports.job_view import job_view
from finpulse.jobs.lookup import HAS_ENDED, find_job
from finpulse.models import ENDED_STATUSES, Job
from finpulse.server.waiting import WAITED, WAITING, Wait

LOCATION: Final = {
    "Location": {"description": "The job's address.", "schema": {"type": "string"}},
    uploads.JOINED: {
        "description": "`true` where a job was importing the same bytes into the same account: this is that job.",
        "schema": {"type": "string"},
    },
    uploads.UNUSED: {
        "description": "`true` where a password came, and the file opens without one.",
        "schema": {"type": "string"},
    },
    WAITED: {
        "description": "How many seconds the answer has waited; `0` and a reason where too many requests wait already.",
        "schema": {"type": "string"},
    },
}
_STATUS_OF: Final = {"NOT_FOUND": 404, "CONFLICT": 409}

JobView = Callable[..., Job]


def job_route(
    blueprint: Blueprint,
    rule: str,
    *,
    query: type[Query] | None = WaitArgs,
    body: type[Body] | None = None,
    form: dict[str, Any] | None = None,
    errors: Sequence[str] = (),
    makes_job: bool = True,
) -> Callable[[JobView], JobView]:
    """Serve a POST that answers with the job that its view returns: signed in, idempotent, and documented.

    `query` is WaitArgs or a schema that extends it, and the view is given its fields but `wait`; with None the client
    can't wait. `body` is the schema of a JSON body, `form` the description of a form, and `errors` are the names of
    further problems that the view raises. A job that is there already counts towards nobody's quota: `makes_job` is
    false then.
    """

    def serve(view: JobView) -> JobView:
        documented = _answering(view, waits=query is not None, makes_job=makes_job)
        for name in reversed(errors):
            documented = blueprint.alt_response(_STATUS_OF[name], response=name)(documented)
        if query is not None:
            documented = blueprint.alt_response(200, schema=JobOut, success=True)(documented)
        documented = blueprint.response(202, JobOut, headers=LOCATION)(documented)
        if form is not None:
            documented = takes_form(form)(documented)
        if body is not None:
            documented = blueprint.arguments(body)(documented)
        if query is not None:
            documented = blueprint.arguments(query, location="query")(documented)
        blueprint.route(rule, methods=["POST"])(signed_in(idempotent(documented)))
        return view

    return serve


def _answering(view: JobView, *, waits: bool, makes_job: bool) -> Callable[..., Response]:
    """The view, answering with the job that it returns."""

    @wraps(view)
    def answering(*arguments: Any, **address: Any) -> Response:
        wait = arguments[0].pop("wait") if waits else 0
        if makes_job and not uploads.is_upload():  # An upload is refused before it is stored.
            uploads.user_quota().check_job(current_session(), owner_id())
        return job_response(view(*arguments, **address), wait)

    return answering


def job_response(job: Job, wait: float = 0) -> Response:
    """The job as it is; the server asks again for so many seconds whether it has ended, and holds no thread for it."""
    ended = job.status in ENDED_STATUSES
    if wait and not ended:
        request.environ[WAITING] = _waiting(owner_id(), job.id, wait)
    body = current_app.json.dumps(JobOut().dump(job_view(current_session(), job)))
    location = {"Location": url_for("jobs.show_job", job_id=job.id)}
    return Response(body, 200 if wait and ended else 202, location, mimetype="application/json")


def _waiting(owner_id: int, job_id: int, seconds: float) -> Wait:
    """What the server needs to wait for the job, long after this request's context has gone."""
    reader, app = current_reader(), current_app._get_current_object()  # type: ignore[attr-defined]  # Of the proxy.

    def has_ended() -> bool:
        return reader.row(HAS_ENDED, owner_id=owner_id, job_id=job_id) != ["f"]

    return Wait(owner_id, seconds, has_ended, partial(_answer_now, app, owner_id, job_id))


def _answer_now(app: Flask, owner_id: int, job_id: int) -> tuple[int, bytes]:
    """Status and body for the job as it is now. Raises NotFound where it was deleted meanwhile."""
    with app.app_context():
        serve(owner_id)
        job = find_job(current_session(), owner_id, job_id)
        body = app.json.dumps(JobOut().dump(job_view(current_session(), job)))
        return 200 if job.status in ENDED_STATUSES else 202, body.encode()
