"""Accounts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Response, g

from finpulse import accounts
from finpulse.analytics.basis.versions import FIGURES_VERSION
from finpulse.api.auth.guards import owner_id, signed_in
from finpulse.api.http.blueprint import Blueprint
from finpulse.api.http.conditional import ETAG, conditional
from finpulse.api.http.idempotent import idempotent
from finpulse.api.http.job_responses import LOCATION, job_response
from finpulse.api.http.paging import LINK, after, number, page
from finpulse.api.schemas.accounts import (
    AccountChangeArgs,
    AccountChanges,
    AccountOut,
    AccountProofOut,
    Deleted,
    NewAccount,
)
from finpulse.api.schemas.jobs import JobOut, WaitArgs
from finpulse.api.schemas.paging import PageArgs
from finpulse.extensions import current_session
from finpulse.imports.account_currency import change_account
from finpulse.imports.removal.submit_removal import remove_account
from finpulse.proofs.account_view import account_proof_view, account_view, account_views

blueprint = Blueprint("accounts", __name__, url_prefix="/accounts", description="Where one's money is.")


@blueprint.route("", methods=["GET"])
@signed_in
@blueprint.arguments(PageArgs, location="query")
@blueprint.response(200, AccountOut(many=True), headers=LINK)
def list_accounts(args: dict[str, Any]) -> tuple[Sequence[dict[str, Any]], dict[str, str]]:
    """List one's accounts, newest first."""
    before = after(args["cursor"], number)
    found = accounts.list_accounts(current_session(), owner_id(), args["limit"] + 1, before)
    shown, headers = page(found, args["limit"], lambda account: [account.id])
    return account_views(current_session(), shown), headers


@blueprint.route("", methods=["POST"])
@signed_in
@idempotent
@blueprint.arguments(NewAccount)
@blueprint.response(201, AccountOut)
def create_account(fields: dict[str, Any]) -> dict[str, Any]:
    """Add an account."""
    return account_view(current_session(), accounts.create_account(current_session(), owner_id(), **fields))


@blueprint.route("/<id:account_id>", methods=["GET"])
@signed_in
@blueprint.response(200, AccountOut)
def show_account(account_id: int) -> dict[str, Any]:
    """Read an account."""
    return account_view(current_session(), accounts.find_account(current_session(), owner_id(), account_id))


@blueprint.route("/<id:account_id>/proof", methods=["GET"])
@conditional(FIGURES_VERSION)
@blueprint.response(200, AccountProofOut, headers=ETAG)
def show_account_proof(account_id: int) -> dict[str, Any]:
    """Show what the account's statements prove, and where money moved that none of them shows."""
    return account_proof_view(current_session(), accounts.find_account(current_session(), owner_id(), account_id))


@blueprint.route("/<id:account_id>", methods=["PATCH"])
@signed_in
@blueprint.arguments(AccountChangeArgs, location="query")
@blueprint.arguments(AccountChanges)
@blueprint.response(200, AccountOut)
@blueprint.alt_response(409, response="CONFLICT")
def update_account(args: dict[str, Any], changes: dict[str, Any], account_id: int) -> dict[str, Any]:
    """Change an account; an opening balance of null is again what its statements prove.

    Another currency is refused where transactions are there, unless their statements are to be read again in it.
    """
    session = current_session()
    account = change_account(session, owner_id(), account_id, changes, args["rows"], g.request_id)
    return account_view(session, account)


@blueprint.route("/<id:account_id>", methods=["DELETE"])
@signed_in
@blueprint.arguments(WaitArgs, location="query")
@blueprint.response(200, Deleted)
@blueprint.alt_response(202, schema=JobOut, success=True, headers=LOCATION)
@blueprint.alt_response(404, response="NOT_FOUND")
def delete_account(args: dict[str, Any], account_id: int) -> Response | dict[str, str]:
    """Delete an account with everything that came in through it.

    One with much in it is deleted by a job, which the answer tells: at once or not at all.
    """
    removal = remove_account(current_session(), owner_id(), account_id, g.request_id)
    return job_response(removal, args["wait"]) if removal else {"message": "Deleted account"}
