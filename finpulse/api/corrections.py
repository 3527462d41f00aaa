"""Corrections."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Response, g

from finpulse.api.auth.guards import owner_id, signed_in
from finpulse.api.http.blueprint import Blueprint
from finpulse.api.http.job_responses import LOCATION, job_response
from finpulse.api.http.paging import LINK, after, number, page
from finpulse.api.schemas.jobs import JobOut
from finpulse.api.schemas.paging import PageArgs
from finpulse.api.schemas.rules import CorrectionOut, ForgetArgs
from finpulse.categorisation import corrections
from finpulse.categorisation.apply_jobs import submit_recategorisation
from finpulse.extensions import current_session
from finpulse.models import Correction

blueprint = Blueprint("corrections", __name__, url_prefix="/corrections", description="What edits have taught.")


@blueprint.route("", methods=["GET"])
@signed_in
@blueprint.arguments(PageArgs, location="query")
@blueprint.response(200, CorrectionOut(many=True), headers=LINK)
def list_corrections(args: dict[str, Any]) -> tuple[Sequence[Correction], dict[str, str]]:
    """List what one's edits have taught of merchants, newest first."""
    before = after(args["cursor"], number)
    found = corrections.list_corrections(current_session(), owner_id(), args["limit"] + 1, before)
    return page(found, args["limit"], lambda correction: [correction.id])


@blueprint.route("/<id:correction_id>", methods=["GET"])
@signed_in
@blueprint.response(200, CorrectionOut)
def show_correction(correction_id: int) -> Correction:
    """Read a correction."""
    return corrections.find_correction(current_session(), owner_id(), correction_id)


@blueprint.route("/<id:correction_id>", methods=["DELETE"])
@signed_in
@blueprint.arguments(ForgetArgs, location="query")
@blueprint.response(204)
@blueprint.alt_response(202, schema=JobOut, headers=LOCATION, success=True)
def delete_correction(args: dict[str, Any], correction_id: int) -> Response | None:
    """Forget a correction. With `history`, a long one is put back by a job, and the answer is 202."""
    left = corrections.delete_correction(current_session(), owner_id(), correction_id, history=args["history"])
    if left is None:
        return None
    job = submit_recategorisation(current_session(), left, "undo-correction", g.request_id)
    return job_response(job, args["wait"])
