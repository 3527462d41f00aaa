"""Jobs, and what became of every row of a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Response, g, request

from finpulse.api.auth.guards import owner_id, signed_in
from finpulse.api.http.blueprint import Blueprint
from finpulse.api.http.conditional import ETAG, conditional
from finpulse.api.http.job_events import EVENT_STREAM, EVENTS, LAST_EVENT_ID, STREAMED, follow_response
from finpulse.api.http.job_responses import LOCATION, job_response, job_route
from finpulse.api.http.paging import LINK, after, number, page
from finpulse.api.http.uploads import storage_url
from finpulse.api.schemas.jobs import JobArgs, JobOut, LedgerArgs, LedgerRow, RereadBody, WaitArgs
from finpulse.db.sessions import owner_session
from finpulse.extensions import current_session, db
from finpulse.imports import job_list, ledger
from finpulse.imports.job_view import JOB_VERSION, job_view, job_views
from finpulse.imports.ledger import LedgerEntry
from finpulse.imports.rejected_rows import rejected_csv
from finpulse.imports.removal.submit_removal import remove_import
from finpulse.imports.stored_uploads.page_pictures import picture_of
from finpulse.imports.submit import submit_reread
from finpulse.jobs import control, lookup
from finpulse.models import Job

CSV, PNG = "text/csv", "image/png"
PICTURE = {"type": "string", "format": "binary"}
PICTURE_SECONDS = 600
PAGE_COUNT = "Page-Count"
PAGES = {
    PAGE_COUNT: {"description": "How many pages the PDF has.", "schema": {"type": "string"}},
    "Cache-Control": {"description": "`private`: one's own browser keeps it a while.", "schema": {"type": "string"}},
}
blueprint = Blueprint("jobs", __name__, url_prefix="/etl/jobs", description="What runs, and what has run.")


@blueprint.route("", methods=["GET"])
@signed_in
@blueprint.arguments(JobArgs, location="query")
@blueprint.response(200, JobOut(many=True), headers=LINK)
def list_jobs(args: dict[str, Any]) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """List one's jobs, newest first. A page is full unless it is the last."""
    session, before = current_session(), after(args["cursor"], number)
    found = job_list.list_jobs(session, owner_id(), args["limit"] + 1, before, args["selection"])
    rows, link = page(found, args["limit"], lambda job: [job.id])
    return job_views(session, owner_id(), rows), link


@blueprint.route("/<id:job_id>", methods=["GET"])
@conditional(JOB_VERSION)
@blueprint.response(200, JobOut, headers=ETAG)
def show_job(job_id: int) -> dict[str, Any]:
    """Read a job; its progress is true by rows."""
    session = current_session()
    return job_view(session, lookup.find_job(session, owner_id(), job_id))


@blueprint.route("/<id:job_id>/events", methods=["GET"])
@signed_in
@blueprint.parameter(LAST_EVENT_ID)
@blueprint.alt_response(200, schema=EVENTS, content_type=EVENT_STREAM, headers=STREAMED, success=True)
@blueprint.alt_response(204, success=True, description="It has ended, and the client has its last event.")
@blueprint.alt_response(404, response="NOT_FOUND")
@blueprint.alt_response(429, response="TOO_MANY_REQUESTS")
def follow_job(job_id: int) -> Response:
    """Follow a job as server-sent events: how it is now, and at every change until its end.

    The data of each event is the job as GET tells it, and its id the job's version. A connection that breaks is taken
    up by `Last-Event-ID`; it ends with the token, too. A comment every 15 s keeps it open.
    """
    return follow_response(job_id)


@blueprint.route("/<id:job_id>/rows", methods=["GET"])
@signed_in
@blueprint.arguments(LedgerArgs, location="query")
@blueprint.response(200, LedgerRow(many=True), headers=LINK)
@blueprint.alt_response(200, schema={"type": "string"}, content_type=CSV, success=True)
@blueprint.alt_response(409, response="CONFLICT")
def list_job_rows(args: dict[str, Any], job_id: int) -> Response | tuple[Sequence[LedgerEntry], dict[str, str]]:
    """List what became of the file's rows, in the order of their lines.

    As text/csv, the rejected rows in the file's own form, ready to mend and send again. What a spreadsheet would take
    for a formula stands behind an apostrophe there.
    """
    job = lookup.find_job(current_session(), owner_id(), job_id)
    job_id = job.rereads or job.id
    if request.accept_mimetypes.best_match(["application/json", CSV]) == CSV:
        # The request's own session ends before the answer has gone out.
        name = {"Content-Disposition": f'attachment; filename="rejected-rows-of-job-{job_id}.csv"'}
        rows = rejected_csv(owner_session(db.engine, owner_id()), owner_id(), job_id)
        return Response(rows, headers=name, mimetype=CSV)
    start = after(args["cursor"], number) or 0
    found = ledger.ledger_entries(current_session(), owner_id(), job_id, args["outcome"], start, args["limit"] + 1)
    return page(found, args["limit"], lambda row: [row.line])


@blueprint.route("/<id:job_id>/pages/<id:page_number>.png", methods=["GET"])
@signed_in
@blueprint.alt_response(200, schema=PICTURE, content_type=PNG, headers=PAGES, success=True)
@blueprint.alt_response(404, response="NOT_FOUND")
@blueprint.alt_response(409, response="CONFLICT")
def show_job_page(job_id: int, page_number: int) -> Response:
    """Show a page of the job's PDF, its lines that were read as rows marked; pages are counted from 1."""
    picture = picture_of(current_session(), owner_id(), job_id, page_number, storage_url())
    headers = {"Cache-Control": f"private, max-age={PICTURE_SECONDS}", PAGE_COUNT: str(picture.pages)}
    return Response(picture.png, headers=headers, mimetype=PNG)


@job_route(blueprint, "/<id:job_id>/cancel", errors=("CONFLICT",), makes_job=False)
def cancel_job(_args: dict[str, Any], job_id: int) -> Job:
    """Stop a job cleanly: what is loaded stays, and nothing is half done."""
    return control.cancel(current_session(), owner_id(), job_id)


@job_route(blueprint, "/<id:job_id>/retry", errors=("CONFLICT",), makes_job=False)
def retry_job(_args: dict[str, Any], job_id: int) -> Job:
    """Go on from the stage that failed."""
    return control.retry(current_session(), owner_id(), job_id)


@job_route(blueprint, "/<id:job_id>/reread", body=RereadBody, errors=("NOT_FOUND", "CONFLICT"))
def reread_job(_args: dict[str, Any], changes: dict[str, Any], job_id: int) -> Job:
    """Answer a job's questions, or override its reading: what it brought is replaced, at once or not at all."""
    return submit_reread(current_session(), owner_id(), job_id, **changes, request_id=g.request_id)


@blueprint.route("/<id:job_id>", methods=["DELETE"])
@signed_in
@blueprint.arguments(WaitArgs, location="query")
@blueprint.response(204)
@blueprint.alt_response(200, schema=JobOut, success=True)
@blueprint.alt_response(202, schema=JobOut, success=True, headers=LOCATION)
@blueprint.alt_response(404, response="NOT_FOUND")
@blueprint.alt_response(409, response="CONFLICT")
def undo_import(args: dict[str, Any], job_id: int) -> Response:
    """Undo an import, which is stopped if it still runs: all is as if it had never been.

    A short one is undone at once. A long one is undone by a job, which the answer tells: at once or not at all.
    """
    removal = remove_import(current_session(), owner_id(), job_id, g.request_id)
    return job_response(removal, args["wait"]) if removal else Response(status=204)
