"""Endpoints that answer with a job: 202 and its address, or 200 with the finished job where the client waits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, Final

import structlog
from flask import Response, current_app, url_for
from marshmallow import Schema
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from finpulse.api.auth.guards import owner_id, signed_in
from finpulse.api.http import uploads
from finpulse.api.http.blueprint import Blueprint
from finpulse.api.http.idempotent import idempotent, keep_answer
from finpulse.api.schemas.jobs import JobOut, WaitArgs
from finpulse.extensions import current_session
from finpulse.imports.job_view import job_view
from finpulse.jobs.lookup import wait_for_end
from finpulse.jobs.submission import commit_and_send
from finpulse.models import ENDED_STATUSES, Job

log = structlog.get_logger()

LOCATION: Final = {
    "Location": {"description": "The job's address.", "schema": {"type": "string"}},
    uploads.JOINED: {
        "description": "`true` where a job was importing the same bytes into the same account: this is that job.",
        "schema": {"type": "string"},
    },
}
_STATUS_OF: Final = {"NOT_FOUND": 404, "CONFLICT": 409}

JobView = Callable[..., Job]


def job_route(
    blueprint: Blueprint,
    rule: str,
    *,
    query: type[Schema] | None = WaitArgs,
    body: type[Schema] | None = None,
    form: dict[str, Any] | None = None,
    errors: Sequence[str] = (),
) -> Callable[[JobView], JobView]:
    """Serve a POST that answers with the job that its view returns: signed in, idempotent, and documented.

    `query` is WaitArgs or a schema that extends it, and the view is given its fields but `wait`; with None the client
    can't wait. `body` is the schema of a JSON body, `form` the description of a form, and `errors` are the names of
    further problems that the view raises.
    """

    def serve(view: JobView) -> JobView:
        documented = _answering(view, waits=query is not None)
        for name in reversed(errors):
            documented = blueprint.alt_response(_STATUS_OF[name], response=name)(documented)
        if query is not None:
            documented = blueprint.alt_response(200, schema=JobOut, success=True)(documented)
        documented = blueprint.response(202, JobOut, headers=LOCATION)(documented)
        if form is not None:
            documented = blueprint.doc(requestBody=form)(documented)
        if body is not None:
            documented = blueprint.arguments(body)(documented)
        if query is not None:
            documented = blueprint.arguments(query, location="query")(documented)
        blueprint.route(rule, methods=["POST"])(signed_in(idempotent(documented)))
        return view

    return serve


def _answering(view: JobView, *, waits: bool) -> Callable[..., Response]:
    """The view, answering with the job that it returns."""

    @wraps(view)
    def answering(*arguments: Any, **address: Any) -> Response:
        wait = arguments[0].pop("wait") if waits else 0
        if waits and not uploads.is_upload():  # An upload is refused before it is stored.
            uploads.user_quota().check_job(current_session(), owner_id())
        return answered_after(view(*arguments, **address), wait)

    return answering


def answered_after(job: Job, seconds: float) -> Response:
    """The job as it was submitted, or as it is after waiting so many seconds for its end."""
    accepted = _job_response(job, 202)
    return _after_waiting(job.id, seconds, accepted) if seconds else accepted


def _job_response(job: Job, status: int) -> Response:
    """The job as it is."""
    body = current_app.json.dumps(JobOut().dump(job_view(current_session(), job)))
    return Response(body, status, {"Location": url_for("jobs.show_job", job_id=job.id)}, mimetype="application/json")


def _after_waiting(job_id: int, seconds: float, accepted: Response) -> Response:
    """The job as it is once it has ended, or after so many seconds as it was accepted.

    The job is committed before, with the answer that it was accepted. So a database that is lost meanwhile costs the
    client the end of the job, and not the job.
    """
    session = current_session()
    keep_answer(accepted)
    commit_and_send(session)
    try:
        job = wait_for_end(session, owner_id(), job_id, seconds)
        if job.status not in ENDED_STATUSES:
            return _job_response(job, 202)
        finished = _job_response(job, 200)
        keep_answer(finished)
        session.commit()
    except (DBAPIError, PoolTimeout) as error:
        log.warning("job.not_waited_for", job_id=job_id, error=type(error).__name__)
        session.rollback()
        return accepted
    return finished
