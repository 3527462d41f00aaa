"""Transactions, and what came in."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final

from flask import Response, g, jsonify, url_for

from finpulse.api.auth.guards import owner_id, signed_in
from finpulse.api.http import uploads
from finpulse.api.http.blueprint import Blueprint
from finpulse.api.http.forms.import_forms import UPLOAD_FORM, named_account
from finpulse.api.http.idempotent import idempotent
from finpulse.api.http.job_responses import LOCATION, job_response, job_route
from finpulse.api.http.paging import LINK, after, number, page
from finpulse.api.schemas.jobs import ImportArgs, JobOut
from finpulse.api.schemas.paging import PageArgs
from finpulse.api.schemas.transactions.bulk_edits import BulkEditArgs, BulkEditBody, BulkEffectOut
from finpulse.api.schemas.transactions.changes import EditArgs, NewTransaction, TransactionChanges
from finpulse.api.schemas.transactions.selection import SelectionArgs, TotalsOut, TransactionArgs
from finpulse.api.schemas.transactions.transaction_out import IncomingOut, TransactionOut
from finpulse.categorisation import deletions, edits
from finpulse.categorisation.apply_jobs import submit_bulk_edit, submit_recategorisation
from finpulse.categorisation.bulk_edits import Meant, new_bulk_edit, preview_bulk_edit
from finpulse.categorisation.categories import known_category, named_selection
from finpulse.categorisation.edits import Edit
from finpulse.errors import InvalidInput
from finpulse.extensions import current_session
from finpulse.imports import raw_rows
from finpulse.imports.raw_rows import RawRowView
from finpulse.imports.submit import submit_import
from finpulse.models import Job, Transaction
from finpulse.transactions import lookup, manual, search
from finpulse.transactions.filters import Selection
from finpulse.transactions.orders import ListOrder, Place, read_place, written
from finpulse.transactions.sums import sums_of

HISTORY: Final = {
    "Location": {"description": "The job that sees to a long history, if there is one.", "schema": {"type": "string"}}
}
blueprint = Blueprint("transactions", __name__, url_prefix="/transactions", description="Money in and out.")


@blueprint.route("", methods=["POST"])
@signed_in
@idempotent
@blueprint.arguments(NewTransaction)
@blueprint.response(201, TransactionOut)
def create_transaction(fields: dict[str, Any]) -> Transaction:
    """Add a transaction; it counts once the stages have seen it."""
    if fields["category"]:
        fields["category"] = known_category(current_session(), owner_id(), fields["category"])
    return manual.add_transaction(current_session(), owner_id(), **fields)


@blueprint.route("", methods=["GET"])
@signed_in
@blueprint.arguments(TransactionArgs, location="query")
@blueprint.response(200, TransactionOut(many=True), headers=LINK)
def list_transactions(args: dict[str, Any]) -> tuple[Sequence[Transaction], dict[str, str]]:
    """List transactions by day, newest first, or as `sort` says. Each page is full but the last.

    A cursor goes on in the list that it came from: with another filter or another `sort` it is refused.
    """
    found, key = found_transactions(args)
    return page(found, args["limit"], key)


@blueprint.route("/totals", methods=["GET"])
@signed_in
@blueprint.arguments(SelectionArgs, location="query")
@blueprint.response(200, TotalsOut)
def show_transaction_totals(args: dict[str, Any]) -> dict[str, Any]:
    """Count the transactions that a filter selects, and add them up by currency.

    With a category, of what was split the parts in that category are added up.
    """
    return found_totals(args)


@blueprint.route("", methods=["PATCH"])
@signed_in
@idempotent
@blueprint.arguments(BulkEditArgs, location="query")
@blueprint.arguments(BulkEditBody)
@blueprint.response(202, JobOut, headers=LOCATION)
@blueprint.alt_response(200, schema=BulkEffectOut, success=True)
def update_transactions(args: dict[str, Any], body: dict[str, Any]) -> Response:
    """Change many transactions by a job; with `preview` count them, and change nothing.

    Each is changed as by hand, so that no rule changes it back. Where the client waits for the job's end, 200 has
    the job.
    """
    meant = Meant(_named(body["filter"]["selection"]) if "filter" in body else None, body.get("ids"))
    if args["preview"]:
        effect = preview_bulk_edit(current_session(), owner_id(), meant, body["changes"])
        return jsonify(BulkEffectOut().dump(effect))
    asked = new_bulk_edit(current_session(), owner_id(), meant, body["changes"])
    return job_response(submit_bulk_edit(current_session(), asked, g.request_id), args["wait"])


@blueprint.route("/raw", methods=["GET"])
@signed_in
@blueprint.arguments(PageArgs, location="query")
@blueprint.response(200, IncomingOut(many=True), headers=LINK)
def list_raw_rows(args: dict[str, Any]) -> tuple[Sequence[RawRowView], dict[str, str]]:
    """List rows of statements and manual transactions as they came in, processed or not, newest first."""
    place = after(args["cursor"], _raw_rows_position) or raw_rows.RawRowsPosition()
    found = raw_rows.list_raw_rows(current_session(), owner_id(), args["limit"] + 1, place)
    rows, link = page(found, args["limit"], lambda row: row[1])
    return [row for row, _ in rows], link


@blueprint.route("/<id:transaction_id>", methods=["GET"])
@signed_in
@blueprint.response(200, TransactionOut)
def show_transaction(transaction_id: int) -> Transaction:
    """Read a transaction."""
    return lookup.find_transaction(current_session(), owner_id(), transaction_id)


@blueprint.route("/<id:transaction_id>", methods=["PATCH"])
@signed_in
@blueprint.arguments(EditArgs, location="query")
@blueprint.arguments(TransactionChanges)
@blueprint.response(200, TransactionOut, headers=HISTORY)
def update_transaction(
    args: dict[str, Any], changes: dict[str, Any], transaction_id: int
) -> tuple[Transaction, dict[str, str]]:
    """Change a transaction; a category or merchant is remembered for that merchant unless told otherwise."""
    edit = Edit(changes, remember=args["remember"], history=args["history"])
    changed, left = edits.edit_transaction(current_session(), owner_id(), transaction_id, edit)
    if left is None:
        return changed, {}
    job = submit_recategorisation(current_session(), left, "apply-correction", g.request_id)
    return changed, {"Location": url_for("jobs.show_job", job_id=job.id)}


@blueprint.route("/<id:transaction_id>", methods=["DELETE"])
@signed_in
@blueprint.response(204)
def delete_transaction(transaction_id: int) -> None:
    """Delete a transaction; no statement brings its row back, and `restore` does."""
    deletions.delete_transaction(current_session(), owner_id(), transaction_id)


@blueprint.route("/<id:transaction_id>/restore", methods=["POST"])
@signed_in
@idempotent
@blueprint.response(200, TransactionOut)
@blueprint.alt_response(409, response="CONFLICT")
def restore_transaction(transaction_id: int) -> Transaction:
    """Bring a deleted transaction back as it was; ledgers tell its id beside the rows that were passed over."""
    return deletions.restore_transaction(current_session(), owner_id(), transaction_id)


@job_route(blueprint, "/upload-csv", query=ImportArgs, form=UPLOAD_FORM)
def store_statement(args: dict[str, Any]) -> Job:
    """Store the rows of a statement; they wait until the `-only` stages have run."""
    upload = uploads.received()
    account_id = named_account(args["account_id"])
    accepted = submit_import(current_session(), owner_id(), upload, account_id, "upload-csv", g.request_id)
    return uploads.handed_over(accepted)


def found_transactions(
    args: Mapping[str, Any],
) -> tuple[Sequence[Transaction], Callable[[Transaction], Sequence[str | int]]]:
    """A page of the list with one row more, and what a cursor says of a row. Raises InvalidInput."""
    selection, order = _named(args["selection"]), args["order"]
    listed = _digest(selection, order)
    place = after(args["cursor"], partial(_place, listed, order))
    found = search.list_transactions(current_session(), owner_id(), selection, args["limit"] + 1, place, order)
    return found, lambda row: [listed, *written(order.key(row))]


def found_totals(args: Mapping[str, Any]) -> dict[str, Any]:
    """What TotalsOut tells of the transactions that a filter selects."""
    by_currency = sums_of(current_session(), owner_id(), _named(args["selection"]))
    return {"count": sum(sums.count for sums in by_currency), "sums": by_currency}


def _named(selection: Selection) -> Selection:
    return named_selection(current_session(), owner_id(), selection)


def _digest(selection: Selection, order: ListOrder) -> int:
    """What tells one list from another."""
    return zlib.crc32(repr((selection, order)).encode("utf-8", "surrogatepass"))


def _place(listed: int, order: ListOrder, of_list: object, *parts: object) -> Place:
    """A cursor's place in the list that it is of. Raises InvalidInput for another list's, and as `read_place`."""
    if not parts or number(of_list) != listed:
        raise InvalidInput({"cursor": ["It is of a list with another filter or another sort; begin that one anew."]})
    return read_place(order, parts)


def _raw_rows_position(job_id: int, line: int, manual_id: int) -> raw_rows.RawRowsPosition:
    return raw_rows.RawRowsPosition(number(job_id), number(line), number(manual_id))
