"""Transactions as files."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from flask import Response

from finpulse.api.auth.guards import owner_id, signed_in
from finpulse.api.http.blueprint import Blueprint
from finpulse.api.http.negotiation import require_acceptable
from finpulse.api.schemas.transactions.selection import ExportArgs
from finpulse.exports.formats import FORMATS
from finpulse.exports.running import begin_export
from finpulse.extensions import db

blueprint = Blueprint("exports", __name__, url_prefix="/transactions", description="Transactions as files.")


@blueprint.route("/export", methods=["GET"])
@signed_in
@blueprint.arguments(ExportArgs, location="query")
@blueprint.response(200, {"type": "string", "format": "binary"}, content_type="*/*")
@blueprint.alt_response(501, response="NOT_IMPLEMENTED")
def export_transactions(args: dict[str, Any]) -> Response:
    """Get the transactions that a filter selects as a file, however many there are.

    Parquet is 501 where this installation lacks the library for it.
    """
    export, day = FORMATS[args["format_name"]], f"{datetime.now(UTC):%Y-%m-%d}"
    require_acceptable((export.media_type,))
    running = begin_export(db.engine, owner_id(), args["selection"], args["order"], export)
    headers = {"Content-Disposition": f'attachment; filename="transactions-{day}.{export.ending}"'}
    response = Response(running.pieces, headers=headers, mimetype=export.media_type)
    response.call_on_close(running.close)
    return response
