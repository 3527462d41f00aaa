"""Transfers that a user links or unlinks by hand."""

from __future__ import annotations

from sqlalchemy import delete
from sqlalchemy.orm import Session

from finpulse.errors import Conflict, InvalidInput, NotFound
from finpulse.models import Transaction, Transfer
from finpulse.problems.problem_types import ProblemType
from finpulse.totals.change import TotalsChange, totals_change
from finpulse.transactions.lookup import find_transaction
from finpulse.transfers.candidates import matching_context
from finpulse.transfers.exchange_rates import rate_of
from finpulse.transfers.links import Pair, link, rows_by_id, unlink
from finpulse.transfers.lookup import BothSides, find_transfer


def link_by_hand(session: Session, owner_id: int, out_id: int, in_id: int) -> BothSides:
    """Make two transactions one transfer, whatever speaks against it; amounts may differ, as by a fee.

    Raises NotFound, InvalidInput for two that can't be one, and Conflict where a side has another link.
    """
    with totals_change(session, owner_id) as change:
        for number in (out_id, in_id):
            find_transaction(session, owner_id, number)
        rows = rows_by_id(session, owner_id, (out_id, in_id))
        out, into = rows[out_id], rows[in_id]
        _check_sides(out, into)
        if out.transfer_id is None or out.transfer_id != into.transfer_id:
            _check_unlinked(out, into)
            _forget_refusal(session, out, into)
            _link(change, out, into)
    session.refresh(out)
    assert out.transfer_id is not None, "it was linked just now, or before"
    return find_transfer(session, owner_id, out.transfer_id)


def unlink_by_hand(session: Session, owner_id: int, transfer_id: int) -> None:
    """Give both sides back what they were, and never match these two again.

    To unlink a transfer a second time changes nothing. Raises NotFound.
    """
    with totals_change(session, owner_id) as change:
        transfer = session.get(Transfer, (owner_id, transfer_id), populate_existing=True)
        if transfer is None:
            raise NotFound(f"You have no transfer {transfer_id}.")
        if transfer.state == "linked":
            unlink(change, [transfer])


def _link(change: TotalsChange, out: Transaction, into: Transaction) -> None:
    rate = None if out.currency == into.currency else rate_of(out.amount, into.amount)
    pair = Pair(out.id, into.id, "linked by hand", rate)
    link(change, [pair], matching_context(change.session, change.owner_id).kinds)


def _check_sides(out: Transaction, into: Transaction) -> None:
    errors: dict[str, list[str]] = {}
    for field, row, fits in (("out_id", out, out.amount < 0), ("in_id", into, into.amount > 0)):
        way = "out of an account" if field == "out_id" else "into an account"
        if not fits:
            errors[field] = [f"Transaction {row.id} is no money {way}; its amount is {row.amount:f}."]
        elif row.fingerprint is None:
            errors[field] = [f"Transaction {row.id} waits for its stages; link it once it is counted."]
        elif row.splits:
            errors[field] = [f"Transaction {row.id} was split; take its parts away, by splits: null, to link it."]
    if not errors and out.account_id == into.account_id:
        errors["in_id"] = ["Both transactions are of one account; a transfer is between two."]
    if errors:
        raise InvalidInput(errors)


def _check_unlinked(out: Transaction, into: Transaction) -> None:
    for row in (out, into):
        if row.transfer_id is not None:
            raise Conflict(
                f"Transaction {row.id} is a side of transfer {row.transfer_id} already; part that first.",
                problem=ProblemType.IN_USE,
            )


def _forget_refusal(session: Session, out: Transaction, into: Transaction) -> None:
    refusal = Transfer.owner_id == out.owner_id, Transfer.out_id == out.id, Transfer.in_id == into.id
    session.execute(delete(Transfer).where(*refusal))
