"""Transfers between own accounts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from finpulse.api.auth.guards import owner_id, signed_in
from finpulse.api.http.blueprint import Blueprint
from finpulse.api.http.idempotent import idempotent
from finpulse.api.http.paging import LINK, after, number, page
from finpulse.api.schemas.transfers import NewTransfer, TransferArgs, TransferOut
from finpulse.extensions import current_session
from finpulse.transfers import decisions, lookup
from finpulse.transfers.lookup import BothSides

blueprint = Blueprint("transfers", __name__, url_prefix="/transfers", description="Money from one account to another.")


@blueprint.route("", methods=["GET"])
@signed_in
@blueprint.arguments(TransferArgs, location="query")
@blueprint.response(200, TransferOut(many=True), headers=LINK)
def list_transfers(args: dict[str, Any]) -> tuple[Sequence[BothSides], dict[str, str]]:
    """List one's transfers with both sides, the newest first: those that are linked, proposed or refused."""
    before = after(args["cursor"], number)
    found = lookup.list_transfers(current_session(), owner_id(), args["limit"] + 1, before, args["state"])
    return page(found, args["limit"], lambda row: [row.transfer.id])


@blueprint.route("", methods=["POST"])
@signed_in
@idempotent
@blueprint.arguments(NewTransfer)
@blueprint.response(201, TransferOut)
@blueprint.alt_response(409, response="CONFLICT")
def create_transfer(fields: dict[str, Any]) -> BothSides:
    """Link two transactions: neither is income or spending from then on."""
    return decisions.link_by_hand(current_session(), owner_id(), **fields)


@blueprint.route("/<id:transfer_id>", methods=["GET"])
@signed_in
@blueprint.response(200, TransferOut)
def show_transfer(transfer_id: int) -> BothSides:
    """Read a transfer."""
    return lookup.find_transfer(current_session(), owner_id(), transfer_id)


@blueprint.route("/<id:transfer_id>", methods=["DELETE"])
@signed_in
@blueprint.response(204)
def delete_transfer(transfer_id: int) -> None:
    """Part the two sides, as `refuse` does; they get their categories back and are never linked again by themselves."""
    decisions.refuse_transfer(current_session(), owner_id(), transfer_id)


@blueprint.route("/<id:transfer_id>/accept", methods=["POST"])
@signed_in
@idempotent
@blueprint.response(200, TransferOut)
@blueprint.alt_response(409, response="CONFLICT")
def accept_transfer(transfer_id: int) -> BothSides:
    """Say that a proposed transfer is one: it is linked, and nothing reconsiders it."""
    return decisions.accept_transfer(current_session(), owner_id(), transfer_id)


@blueprint.route("/<id:transfer_id>/refuse", methods=["POST"])
@signed_in
@idempotent
@blueprint.response(200, TransferOut)
def refuse_transfer(transfer_id: int) -> BothSides:
    """Say that two transactions are no transfer; they are never proposed or linked again by themselves."""
    return decisions.refuse_transfer(current_session(), owner_id(), transfer_id)
