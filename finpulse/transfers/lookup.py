"""Transfers between own accounts as a user sees them: listed, linked by hand, parted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session, aliased

from finpulse.db.locks import lock_accounts
from finpulse.errors import Conflict, InvalidInput, NotFound
from finpulse.models import Transaction, Transfer
from finpulse.totals.sums import settle_stats
from finpulse.transactions.lookup import find_transaction
from finpulse.transfers.candidates import household
from finpulse.transfers.exchange_rates import rate_of
from finpulse.transfers.links import Pair, link, part, rows_by_id


@dataclass(frozen=True, slots=True)
class BothSides:
    """A transfer with its two transactions."""

    transfer: Transfer
    out: Transaction
    into: Transaction


def list_transfers(session: Session, owner_id: int, limit: int, before: int | None) -> Sequence[BothSides]:
    """Those that are linked, the newest link first; `before` is the id of the last one seen."""
    chosen = _linked(owner_id).order_by(Transfer.id.desc()).limit(limit)
    rows = session.execute(chosen if before is None else chosen.where(Transfer.id < before))
    return [BothSides(transfer, out, into) for transfer, out, into in rows]


def find_transfer(session: Session, owner_id: int, transfer_id: int) -> BothSides:
    """One that is linked. Raises NotFound."""
    found = session.execute(_linked(owner_id).where(Transfer.id == transfer_id)).one_or_none()
    if found is None:
        raise NotFound(f"You have no transfer {transfer_id}.")
    transfer, out, into = found
    return BothSides(transfer, out, into)


def link_by_hand(session: Session, owner_id: int, out_id: int, in_id: int) -> BothSides:
    """Make two transactions one transfer, whatever speaks against it; amounts may differ, as by a fee.

    Raises NotFound, InvalidInput for two that can't be one, and Conflict where a side has another link.
    """
    lock_accounts(session, owner_id)
    for number in (out_id, in_id):
        find_transaction(session, owner_id, number)
    rows = rows_by_id(session, owner_id, (out_id, in_id))
    out, into = rows[out_id], rows[in_id]
    _check(out, into)
    if out.transfer_id is None or out.transfer_id != into.transfer_id:
        _check_free(out, into)
        _forget_refusal(session, out, into)
        rate = None if out.currency == into.currency else rate_of(out.amount, into.amount)
        link(session, owner_id, [Pair(out_id, in_id, "linked by hand", rate)], household(session, owner_id).kinds)
        settle_stats(session, owner_id)
        session.refresh(out)
    assert out.transfer_id is not None, "it was linked just now, or before"
    return find_transfer(session, owner_id, out.transfer_id)


def part_transfer(session: Session, owner_id: int, transfer_id: int) -> None:
    """Give both sides back what they were, and never link these two again by ourselves.

    To part what is parted changes nothing. Raises NotFound.
    """
    lock_accounts(session, owner_id)
    transfer = session.get(Transfer, (owner_id, transfer_id), populate_existing=True)
    if transfer is None:
        raise NotFound(f"You have no transfer {transfer_id}.")
    if transfer.state == "linked":
        part(session, owner_id, [transfer])
        settle_stats(session, owner_id)


def _linked(owner_id: int) -> Select[Transfer, Transaction, Transaction]:
    out, into = aliased(Transaction), aliased(Transaction)
    return (
        select(Transfer, out, into)
        .join(out, (out.owner_id == Transfer.owner_id) & (out.id == Transfer.out_id))
        .join(into, (into.owner_id == Transfer.owner_id) & (into.id == Transfer.in_id))
        .where(Transfer.owner_id == owner_id, Transfer.state == "linked")
    )


def _check(out: Transaction, into: Transaction) -> None:
    errors: dict[str, list[str]] = {}
    for field, row, fits in (("out_id", out, out.amount < 0), ("in_id", into, into.amount > 0)):
        way = "out of an account" if field == "out_id" else "into an account"
        if not fits:
            errors[field] = [f"Transaction {row.id} is no money {way}; its amount is {row.amount:f}."]
        elif row.fingerprint is None:
            errors[field] = [f"Transaction {row.id} waits for its stages; link it once it is counted."]
    if not errors and out.account_id == into.account_id:
        errors["in_id"] = ["Both transactions are of one account; a transfer is between two."]
    if errors:
        raise InvalidInput(errors)


def _check_free(out: Transaction, into: Transaction) -> None:
    for row in (out, into):
        if row.transfer_id is not None:
            raise Conflict(f"Transaction {row.id} is a side of transfer {row.transfer_id} already; part that first.")


def _forget_refusal(session: Session, out: Transaction, into: Transaction) -> None:
    parted = Transfer.owner_id == out.owner_id, Transfer.out_id == out.id, Transfer.in_id == into.id
    session.execute(delete(Transfer).where(*parted))
