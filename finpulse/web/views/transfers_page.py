"""Transfers between own accounts: those that are proposed, to accept or refuse, and those that are linked."""

from __future__ import annotations

from typing import Final

from flask import Response, request

from finpulse.api.auth.guards import owner_id
from finpulse.extensions import current_session
from finpulse.transfers import decisions, lookup
from finpulse.web.blueprint import page, see_other
from finpulse.web.frame import show
from finpulse.web.views.transactions.listing import account_names

PAGE_ROWS: Final = 50


@page("/transfers")
def list_transfers() -> str:
    """Both sides of each, with what speaks for it."""
    session, owner = current_session(), owner_id()
    before = request.args.get("before", type=int)
    linked = lookup.list_transfers(session, owner, PAGE_ROWS + 1, before)
    proposed = [] if before else lookup.list_transfers(session, owner, PAGE_ROWS, None, "proposed")
    earlier = linked[PAGE_ROWS - 1].transfer.id if len(linked) > PAGE_ROWS else None
    return show(
        "pages/transfers.html", proposed=proposed, linked=linked[:PAGE_ROWS], earlier=earlier, names=account_names()
    )


@page("/transfers/<id:transfer_id>/decide", ["POST"])
def decide_transfer(transfer_id: int) -> Response:
    """Say that it is one, or that it is none, which no search ever proposes again."""
    decide = decisions.accept_transfer if request.form.get("is") == "yes" else decisions.refuse_transfer
    decide(current_session(), owner_id(), transfer_id)
    return see_other("/transfers")
