"""Background work: 202 and where to look, or 200 with the finished job where the client waits for it."""

from __future__ import annotations

from typing import Any, Final

from flask import Response, current_app, g, url_for

from finpulse import jobs
from finpulse.api import uploads
from finpulse.api.schemas.jobs import JobOut, job_body
from finpulse.api.signing import owner_id
from finpulse.extensions import current_session
from finpulse.models import Job

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

LOCATION: Final = {"Location": {"description": "The job's address.", "schema": {"type": "string"}}}


def import_upload(kind: jobs.ImportKind, account_id: int | None, wait: float) -> Response:
    """Make a job of the form's file."""
    upload = uploads.received()
    job = jobs.submit_import(current_session(), owner_id(), upload, account_id, kind, g.request_id)
    uploads.keep()
    return job_answer(job, wait)


def run_stage(stage: str, wait: float) -> Response:
    """Make a job of one stage over all that waits for it."""
    return job_answer(jobs.submit_stage(current_session(), owner_id(), stage, g.request_id), wait)


def job_answer(job: Job, wait: float = 0) -> Response:
    """The job as it is, or as it is after the wait."""
    session = current_session()
    if wait:
        job = jobs.wait_for_end(session, owner_id(), job.id, wait)
    body = job_body(job, jobs.statements_of(session, owner_id(), [job]).get(job.id))
    status = 200 if wait and job.status in jobs.FINISHED else 202
    where = url_for("jobs.show_job", job_id=job.id)
    return Response(
        current_app.json.dumps(JobOut().dump(body)), status, {"Location": where}, mimetype="application/json"
    )
