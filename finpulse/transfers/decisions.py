"""What a user says of transfers: that two transactions are one, or none, whatever was found or proposed."""

from __future__ import annotations

from typing import Final

from sqlalchemy.orm import Session

from finpulse.errors import Conflict, InvalidInput, NotFound
from finpulse.models import Transaction, Transfer
from finpulse.problems.problem_types import ProblemType
from finpulse.totals.change import TotalsChange, totals_change
from finpulse.transactions.lookup import find_transaction
from finpulse.transfers.candidates import matching_context
from finpulse.transfers.exchange_rates import rate_of
from finpulse.transfers.links import Pair, link, look_again, refuse, rows_by_id, unlink
from finpulse.transfers.lookup import BothSides, find_transfer
from finpulse.transfers.matching import match_waiting

BY_HAND: Final = "linked by hand"


def link_by_hand(session: Session, owner_id: int, out_id: int, in_id: int) -> BothSides:
    """Make two transactions one transfer, whatever speaks against it; amounts may differ, as by a fee.

    Raises NotFound, InvalidInput for two that can't be one, and Conflict where a side has another link.
    """
    with totals_change(session, owner_id) as change:
        for number in (out_id, in_id):
            find_transaction(session, owner_id, number)
        transfer_id = _link(change, out_id, in_id, BY_HAND)
    return find_transfer(session, owner_id, transfer_id)


def accept_transfer(session: Session, owner_id: int, transfer_id: int) -> BothSides:
    """Link what was proposed, or what was refused before; what is linked already is confirmed by it.

    Raises NotFound, InvalidInput where a side has changed so that it can't be one, and Conflict where it has another
    link meanwhile.
    """
    with totals_change(session, owner_id) as change:
        transfer = _current(session, owner_id, transfer_id)
        _link(change, transfer.out_id, transfer.in_id, transfer.evidence)
    return find_transfer(session, owner_id, transfer_id)


def refuse_transfer(session: Session, owner_id: int, transfer_id: int) -> BothSides:
    """Say that two are no transfer: they get back what they were, and are never found again by themselves.

    To refuse a second time changes nothing. Raises NotFound.
    """
    with totals_change(session, owner_id) as change:
        transfer = _current(session, owner_id, transfer_id)
        if transfer.state == "linked":
            unlink(change, [transfer])
            look_again(session, owner_id, (transfer.out_id, transfer.in_id))
        refuse([transfer])
        session.flush()
        match_waiting(change)
    return find_transfer(session, owner_id, transfer_id)


def _current(session: Session, owner_id: int, transfer_id: int) -> Transfer:
    transfer = session.get(Transfer, (owner_id, transfer_id), populate_existing=True)
    if transfer is None:
        raise NotFound(f"You have no transfer {transfer_id}.")
    return transfer


def _link(change: TotalsChange, out_id: int, in_id: int, evidence: str) -> int:
    """Link two as the user says, whether they were linked, proposed or refused before; the transfer's id."""
    session, owner_id = change.session, change.owner_id
    rows = rows_by_id(session, owner_id, (out_id, in_id))
    out, into = rows[out_id], rows[in_id]
    _check_sides(out, into)
    if out.transfer_id is not None and out.transfer_id == into.transfer_id:
        _current(session, owner_id, out.transfer_id).confirmed = True
        session.flush()
        return out.transfer_id
    _check_unlinked(out, into)
    rate = None if out.currency == into.currency else rate_of(out.amount, into.amount)
    link(change, [Pair(out_id, in_id, evidence, rate)], matching_context(session, owner_id).kinds, confirmed=True)
    session.refresh(out)
    assert out.transfer_id is not None, "it was linked just now"
    return out.transfer_id


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
