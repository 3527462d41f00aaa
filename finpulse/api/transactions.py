"""Transactions, and what came in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from flask import g, url_for

from finpulse.api.auth.guards import owner_id, signed_in
from finpulse.api.http import uploads
from finpulse.api.http.blueprint import Blueprint
from finpulse.api.http.idempotent import idempotent
from finpulse.api.http.import_forms import UPLOAD_FORM, named_account
from finpulse.api.http.job_responses import job_route
from finpulse.api.http.paging import LINK, after, number, page
from finpulse.api.schemas.jobs import ImportArgs
from finpulse.api.schemas.paging import PageArgs
from finpulse.api.schemas.transactions import (
    EditArgs,
    IncomingOut,
    NewTransaction,
    TransactionArgs,
    TransactionChanges,
    TransactionOut,
)
from finpulse.categorisation import edits
from finpulse.categorisation.apply_jobs import submit_recategorisation
from finpulse.categorisation.edits import Edit
from finpulse.extensions import current_session
from finpulse.imports import raw_rows
from finpulse.imports.raw_rows import RawRowView
from finpulse.imports.submit import submit_import
from finpulse.models import Job, Transaction
from finpulse.transactions import lookup, manual, search
from finpulse.transactions.search import SearchPosition

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
    return manual.add_transaction(current_session(), owner_id(), **fields)


@blueprint.route("", methods=["GET"])
@signed_in
@blueprint.arguments(TransactionArgs, location="query")
@blueprint.response(200, TransactionOut(many=True), headers=LINK)
def list_transactions(args: dict[str, Any]) -> tuple[Sequence[Transaction], dict[str, str]]:
    """List transactions by (date, id), newest first.

    Of a history of tens of thousands of rows, one answer looks through a part. So a page may have fewer rows than its
    limit, or none, and there are more as long as it has a link to the next.
    """
    before = after(args["cursor"], _search_position)
    found = search.list_transactions(current_session(), owner_id(), args["selection"], args["limit"] + 1, before)
    return page(
        found.rows,
        args["limit"],
        lambda row: _key(SearchPosition(row.date, row.id)),
        found.resume and _key(found.resume),
    )


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
    """Delete a transaction; no statement brings its row back, unless the import that brought it is undone."""
    edits.delete_transaction(current_session(), owner_id(), transaction_id)


@job_route(blueprint, "/upload-csv", query=ImportArgs, form=UPLOAD_FORM)
def store_statement(args: dict[str, Any]) -> Job:
    """Store the rows of a statement; they wait until the `-only` stages have run."""
    upload = uploads.received()
    account_id = named_account(args["account_id"])
    accepted = submit_import(current_session(), owner_id(), upload, account_id, "upload-csv", g.request_id)
    return uploads.handed_over(accepted)


def _key(place: SearchPosition) -> list[str | int]:
    return [place.date.isoformat(), place.id]


def _search_position(day: str, row_id: int) -> SearchPosition:
    return SearchPosition(date.fromisoformat(day), number(row_id))


def _raw_rows_position(job_id: int, line: int, manual_id: int) -> raw_rows.RawRowsPosition:
    return raw_rows.RawRowsPosition(number(job_id), number(line), number(manual_id))
