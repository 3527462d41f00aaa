"""What a user has decided about transfers, carried over where the same rows are loaded again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from finpulse.cleaning.taxonomy import Kind
from finpulse.models import Statement, Transaction, Transfer
from finpulse.totals.change import TotalsChange
from finpulse.transfers.candidates import matching_context
from finpulse.transfers.exchange_rates import rate_of
from finpulse.transfers.links import Pair, link, refuse_pair, rows_by_id


class KeptDecision(NamedTuple):
    """That the row with a fingerprint is, or is not, one transfer with a row of another account."""

    fingerprint: bytes
    other_id: int
    goes_out: bool
    state: str
    evidence: str


def kept_decisions(session: Session, statement: Statement) -> list[KeptDecision]:
    """What its user has decided about the transfers of a statement's rows, before these go."""
    mine = or_(Transfer.out_id == Transaction.id, Transfer.in_id == Transaction.id)
    decided = (
        select(Transaction.id, Transaction.fingerprint, Transfer)
        .join(Transfer, (Transfer.owner_id == Transaction.owner_id) & mine)
        .where(Transaction.owner_id == statement.owner_id, Transaction.job_id == statement.job_id, Transfer.confirmed)
    )
    return [
        KeptDecision(
            fingerprint,
            transfer.in_id if transfer.out_id == number else transfer.out_id,
            transfer.out_id == number,
            transfer.state,
            transfer.evidence,
        )
        for number, fingerprint, transfer in session.execute(decided).all()
        if fingerprint is not None
    ]


def restore_decisions(change: TotalsChange, statement: Statement, decisions: Sequence[KeptDecision]) -> None:
    """Let the decisions hold for those rows that are the same as before, as far as both sides are there and free."""
    if not decisions:
        return
    session, owner_id = change.session, change.owner_id
    same = select(Transaction.fingerprint, Transaction.id).where(
        Transaction.owner_id == owner_id,
        Transaction.account_id == statement.account_id,
        Transaction.fingerprint.in_([decision.fingerprint for decision in decisions]),
    )
    ids = {row.fingerprint: row.id for row in session.execute(same)}
    kinds = matching_context(session, owner_id).kinds
    for decision in decisions:
        if decision.fingerprint not in ids:
            continue
        mine, other = ids[decision.fingerprint], decision.other_id
        out_id, in_id = (mine, other) if decision.goes_out else (other, mine)
        _restore(change, decision, out_id, in_id, kinds)


def _restore(change: TotalsChange, decision: KeptDecision, out_id: int, in_id: int, kinds: Mapping[str, Kind]) -> None:
    rows = rows_by_id(change.session, change.owner_id, (out_id, in_id))
    if len(rows) < 2 or any(row.transfer_id is not None for row in rows.values()):
        return
    out, into = rows[out_id], rows[in_id]
    rate = None if out.currency == into.currency else rate_of(out.amount, into.amount)
    pair = Pair(out_id, in_id, decision.evidence, rate)
    if decision.state == "linked":
        link(change, [pair], kinds, confirmed=True)
    else:
        refuse_pair(change, pair)
