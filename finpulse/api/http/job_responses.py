"""Background work: 202 and where to look, or 200 with the finished job where the client waits for it."""

from __future__ import annotations

from typing import Any, Final

from flask import Response, current_app, g, url_for
from marshmallow import ValidationError

from finpulse.api.auth.guards import owner_id
from finpulse.api.http import uploads
from finpulse.api.schemas.fields import Id
from finpulse.api.schemas.jobs import JobOut
from finpulse.db import exact_json
from finpulse.errors import InvalidInput
from finpulse.extensions import current_session
from finpulse.imports import plans, submit
from finpulse.imports.job_view import job_view
from finpulse.imports.plans import Preview
from finpulse.jobs.lookup import wait_for_end
from finpulse.models import ENDED_STATUSES, Job

UPLOAD_FORM: Final[dict[str, Any]] = {
    "required": True,
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "required": [uploads.FIELD],
                "properties": {uploads.FIELD: {"type": "string", "format": "binary"}},
            }
        }
    },
}

_READING: Final = {
    "type": "string",
    "contentMediaType": "application/json",
    "description": "Parts of the reading that are to be different, as a JSON object; see the `reading` of a preview.",
}
_FORM_FIELDS: Final = UPLOAD_FORM["content"]["multipart/form-data"]["schema"]["properties"]
PREVIEW_FORM: Final[dict[str, Any]] = {
    "required": True,
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "required": [uploads.FIELD],
                "properties": {
                    **_FORM_FIELDS,
                    "account_id": {"type": "integer", "description": "Here or in the query."},
                    "reading": _READING,
                },
            }
        }
    },
}
RUN_FORM: Final[dict[str, Any]] = {
    "required": False,
    "description": "The file may be left out where the query names a plan.",
    "content": {
        "multipart/form-data": {"schema": {"type": "object", "properties": {**_FORM_FIELDS, "reading": _READING}}}
    },
}
LOCATION: Final = {"Location": {"description": "The job's address.", "schema": {"type": "string"}}}


def import_upload(kind: submit.ImportKind, account_id: int | None, wait: float) -> Response:
    """Make a job of the form's file."""
    upload = uploads.received()
    job = submit.submit_import(current_session(), owner_id(), upload, account_id, kind, g.request_id)
    uploads.keep()
    return job_answer(job, wait)


def preview_upload(account_id: int | None) -> Preview:
    """Make a plan of the form's file, with what the form says of its reading."""
    upload = uploads.received()
    given = _overrides()
    found = plans.preview(current_session(), owner_id(), upload, account_id or _account(), given, _storage_url())
    uploads.keep()
    return found


def run_upload(account_id: int | None, plan_id: int | None, wait: float) -> Response:
    """Make a job of a plan, or of the form's file with what the form says of its reading."""
    session, upload, given = current_session(), uploads.received_if_any(), _overrides()
    if plan_id is not None:
        plan = plans.find_plan(session, owner_id(), plan_id)
    elif given:
        plan = plans.make_plan(session, owner_id(), uploads.received(), account_id, given, _storage_url())
        uploads.keep()
        given = {}
    else:
        return import_upload("run-csv", account_id, wait)
    job = plans.run_plan(session, plan, account_id, upload, given, _storage_url(), g.request_id)
    return job_answer(job, wait)


def _account() -> int | None:
    """The form's `account_id`. Raises InvalidInput where it is no id."""
    text = uploads.field("account_id")
    try:
        return None if text is None else int(Id().parse(text))
    except ValidationError as error:
        raise InvalidInput({"account_id": [str(said) for said in error.messages]}) from error


def _overrides() -> dict[str, Any]:
    """The form's `reading`. Raises InvalidInput where it is no JSON object."""
    text = uploads.field("reading") or "{}"
    try:
        given = exact_json.loads(text)
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict):
        raise InvalidInput({"reading": ['It takes a JSON object such as {"date_order": "dmy"}.']})
    return given


def _storage_url() -> str:
    url: str = current_app.config["SETTINGS"].storage_url
    return url


def run_stage(stage: str, wait: float) -> Response:
    """Make a job of one stage over all that waits for it."""
    return job_answer(submit.submit_stage(current_session(), owner_id(), stage, g.request_id), wait)


def job_answer(job: Job, wait: float = 0) -> Response:
    """The job as it is, or as it is after the wait."""
    session = current_session()
    if wait:
        job = wait_for_end(session, owner_id(), job.id, wait)
    body = job_view(session, job)
    status = 200 if wait and job.status in ENDED_STATUSES else 202
    where = url_for("jobs.show_job", job_id=job.id)
    return Response(
        current_app.json.dumps(JobOut().dump(body)), status, {"Location": where}, mimetype="application/json"
    )
