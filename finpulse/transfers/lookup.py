"""Transfers with both of their transactions: one by its id, and a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, aliased

from finpulse.errors import NotFound
from finpulse.models import Transaction, Transfer


@dataclass(frozen=True, slots=True)
class BothSides:
    """A transfer with its two transactions."""

    transfer: Transfer
    out: Transaction
    into: Transaction


def list_transfers(
    session: Session, owner_id: int, limit: int, before: int | None, state: str = "linked"
) -> Sequence[BothSides]:
    """Those of a state, the newest first; `before` is the id of the last one seen."""
    chosen = _with_sides(owner_id).where(Transfer.state == state).order_by(Transfer.id.desc()).limit(limit)
    rows = session.execute(chosen if before is None else chosen.where(Transfer.id < before))
    return [BothSides(transfer, out, into) for transfer, out, into in rows]


def find_transfer(session: Session, owner_id: int, transfer_id: int) -> BothSides:
    """One of any state. Raises NotFound."""
    found = session.execute(_with_sides(owner_id).where(Transfer.id == transfer_id)).one_or_none()
    if found is None:
        raise NotFound(f"You have no transfer {transfer_id}.")
    transfer, out, into = found
    return BothSides(transfer, out, into)


def _with_sides(owner_id: int) -> Select[Transfer, Transaction, Transaction]:
    out, into = aliased(Transaction), aliased(Transaction)
    return (
        select(Transfer, out, into)
        .join(out, (out.owner_id == Transfer.owner_id) & (out.id == Transfer.out_id))
        .join(into, (into.owner_id == Transfer.owner_id) & (into.id == Transfer.in_id))
        .where(Transfer.owner_id == owner_id)
    )
