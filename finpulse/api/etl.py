"""The pipeline: a statement all the way, a stage alone, and how things stand."""

from __future__ import annotations

from typing import Any

from flask import Response, current_app

from finpulse.api.auth.guards import admins_only, owner_id, signed_in
from finpulse.api.http.blueprint import Blueprint
from finpulse.api.http.idempotent import idempotent
from finpulse.api.http.job_responses import LOCATION, PREVIEW_FORM, RUN_FORM, preview_upload, run_stage, run_upload
from finpulse.api.schemas.health import Report
from finpulse.api.schemas.jobs import JobOut, ProcessingStatus, RunArgs, WaitArgs
from finpulse.api.schemas.plans import PreviewArgs, PreviewOut, preview_body
from finpulse.extensions import current_session
from finpulse.health.report import health_report
from finpulse.imports.processing_status import processing_status

blueprint = Blueprint("etl", __name__, url_prefix="/etl", description="Ingest, transform, load, aggregate.")


@blueprint.route("/run-csv", methods=["POST"])
@signed_in
@idempotent
@blueprint.arguments(RunArgs, location="query")
@blueprint.doc(requestBody=RUN_FORM)
@blueprint.response(202, JobOut, headers=LOCATION)
@blueprint.alt_response(200, schema=JobOut, success=True)
@blueprint.alt_response(404, response="NOT_FOUND")
@blueprint.alt_response(409, response="CONFLICT")
def run_csv(args: dict[str, Any]) -> Response:
    """Take a statement through all stages, by itself or as a preview has planned it."""
    return run_upload(**args)


@blueprint.route("/preview", methods=["POST"])
@signed_in
@idempotent
@blueprint.arguments(PreviewArgs, location="query")
@blueprint.doc(requestBody=PREVIEW_FORM)
@blueprint.response(200, PreviewOut)
@blueprint.alt_response(404, response="NOT_FOUND")
def preview(args: dict[str, Any]) -> Response:
    """Say how a statement would be read and what it would bring; `plan_id` runs just that."""
    body = PreviewOut().dump(preview_body(preview_upload(**args)))
    return Response(current_app.json.dumps(body), mimetype="application/json")


@blueprint.route("/transform-only", methods=["POST"])
@signed_in
@idempotent
@blueprint.arguments(WaitArgs, location="query")
@blueprint.response(202, JobOut, headers=LOCATION)
@blueprint.alt_response(200, schema=JobOut, success=True)
def transform_only(args: dict[str, Any]) -> Response:
    """Clean what waits: rows of uploaded statements, and posted transactions."""
    return run_stage("transform", **args)


@blueprint.route("/load-only", methods=["POST"])
@signed_in
@idempotent
@blueprint.arguments(WaitArgs, location="query")
@blueprint.response(202, JobOut, headers=LOCATION)
@blueprint.alt_response(200, schema=JobOut, success=True)
def load_only(args: dict[str, Any]) -> Response:
    """Make transactions of what is clean, and count them."""
    return run_stage("load", **args)


@blueprint.route("/aggregate-only", methods=["POST"])
@signed_in
@idempotent
@blueprint.arguments(WaitArgs, location="query")
@blueprint.response(202, JobOut, headers=LOCATION)
@blueprint.alt_response(200, schema=JobOut, success=True)
def aggregate_only(args: dict[str, Any]) -> Response:
    """Work out the figures anew."""
    return run_stage("aggregate", **args)


@blueprint.route("/status", methods=["GET"])
@signed_in
@blueprint.response(200, ProcessingStatus)
def show_status() -> dict[str, Any]:
    """Say how much waits for the transform stage."""
    return processing_status(current_session(), owner_id())


@blueprint.route("/health", methods=["GET"])
@admins_only
@blueprint.response(200, Report)
@blueprint.alt_response(403, response="FORBIDDEN")
def show_health() -> dict[str, Any]:
    """Say how all parts of the system are; for admins."""
    return health_report(current_session(), current_app.config["SETTINGS"])
