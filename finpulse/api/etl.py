"""The pipeline: a statement all the way, a stage alone, and how things stand."""

from __future__ import annotations

from typing import Any

from flask import Response, current_app, g

from finpulse.api.auth.guards import admins_only, owner_id, signed_in
from finpulse.api.http import uploads
from finpulse.api.http.blueprint import Blueprint
from finpulse.api.http.forms.import_forms import PREVIEW_FORM, RUN_FORM, named_account, reading_field, takes_form
from finpulse.api.http.idempotent import idempotent
from finpulse.api.http.job_responses import job_route
from finpulse.api.schemas.health import Report
from finpulse.api.schemas.imports.plans import PreviewArgs, PreviewOut, preview_body
from finpulse.api.schemas.jobs import ProcessingStatus, RunArgs
from finpulse.extensions import current_session, observing_session
from finpulse.health.report import health_report
from finpulse.imports import plans
from finpulse.imports.processing_status import processing_status
from finpulse.imports.start import ImportRequest, start_import
from finpulse.imports.submit import submit_stage
from finpulse.models import Job

blueprint = Blueprint("etl", __name__, url_prefix="/etl", description="Ingest, transform, load, aggregate.")


@job_route(blueprint, "/run-csv", query=RunArgs, form=RUN_FORM, errors=("NOT_FOUND", "CONFLICT"))
def import_statement(args: dict[str, Any]) -> Job:
    """Take a statement through all stages, by itself or as a preview has planned it."""
    upload, overrides = uploads.received_if_any(), reading_field()
    args["account_id"] = named_account(args["account_id"])
    if args["plan_id"] is None:
        upload = uploads.received()
    asked = ImportRequest(owner_id(), upload, **args, overrides=overrides, request_id=g.request_id)
    accepted = start_import(current_session(), asked, uploads.storage_url())
    return uploads.handed_over(accepted) if asked.plan_id is None else accepted.job


@blueprint.route("/preview", methods=["POST"])
@signed_in
@idempotent
@blueprint.arguments(PreviewArgs, location="query")
@takes_form(PREVIEW_FORM)
@blueprint.response(200, PreviewOut)
@blueprint.alt_response(404, response="NOT_FOUND")
def preview_import(args: dict[str, Any]) -> Response:
    """Say how a statement would be read and what it would bring; `plan_id` runs just that."""
    upload, overrides = uploads.received(), reading_field()
    account_id = named_account(args["account_id"])
    previewed = plans.preview(current_session(), owner_id(), upload, account_id, overrides, uploads.storage_url())
    uploads.keep()
    return Response(current_app.json.dumps(PreviewOut().dump(preview_body(previewed))), mimetype="application/json")


@job_route(blueprint, "/transform-only")
def run_transform(_args: dict[str, Any]) -> Job:
    """Clean what waits: rows of uploaded statements, and manual transactions."""
    return submit_stage(current_session(), owner_id(), "transform", g.request_id)


@job_route(blueprint, "/load-only")
def run_load(_args: dict[str, Any]) -> Job:
    """Make transactions of what is clean, and count them."""
    return submit_stage(current_session(), owner_id(), "load", g.request_id)


@job_route(blueprint, "/aggregate-only")
def run_aggregate(_args: dict[str, Any]) -> Job:
    """Work out the figures anew."""
    return submit_stage(current_session(), owner_id(), "aggregate", g.request_id)


@blueprint.route("/status", methods=["GET"])
@signed_in
@blueprint.response(200, ProcessingStatus)
def show_processing_status() -> dict[str, Any]:
    """Say how much waits for the transform stage."""
    return processing_status(current_session(), owner_id())


@blueprint.route("/health", methods=["GET"])
@admins_only
@blueprint.response(200, Report)
@blueprint.alt_response(403, response="FORBIDDEN")
def show_health() -> dict[str, Any]:
    """Say how all parts of the system are; for admins."""
    with observing_session() as session:
        return health_report(session, current_app.config["SETTINGS"])
