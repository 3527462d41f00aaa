"""Transactions as files."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, datetime
from threading import BoundedSemaphore
from typing import Any, Final

from flask import Response

from finpulse.api.auth.guards import owner_id, signed_in
from finpulse.api.http.blueprint import Blueprint
from finpulse.api.http.negotiation import require_acceptable
from finpulse.api.schemas.transactions.selection import ExportArgs
from finpulse.categorisation.categories import named_selection
from finpulse.db.sessions import owner_session
from finpulse.errors import Busy
from finpulse.exports.exported_rows import Ledger
from finpulse.exports.formats import FORMATS
from finpulse.extensions import db

# Each holds a thread and a connection while it is written, so that a process writes this many at a time.
EXPORTS: Final = BoundedSemaphore(2)
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
    if not EXPORTS.acquire(blocking=False):
        raise Busy
    with ExitStack() as closing:
        closing.callback(EXPORTS.release)
        session = closing.enter_context(owner_session(db.engine, owner_id()))
        selection = named_selection(session, owner_id(), args["selection"])
        pieces = export.write(Ledger(session, owner_id(), selection, args["order"]))
        headers = {"Content-Disposition": f'attachment; filename="transactions-{day}.{export.ending}"'}
        response = Response(pieces, headers=headers, mimetype=export.media_type)
        response.call_on_close(closing.pop_all().close)
    return response
