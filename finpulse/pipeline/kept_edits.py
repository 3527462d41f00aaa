"""What a user has written on transactions by hand, carried over where the same rows are loaded again."""

from __future__ import annotations

from sqlalchemy import RowMapping, or_, select
from sqlalchemy.orm import Session

from finpulse.models import Statement, Transaction
from finpulse.totals.change import TotalsChange
from finpulse.totals.recount import recounted
from finpulse.transactions.search_index import write_words

# By the fingerprints of their rows, which nobody edits in great numbers.
Edits = dict[bytes, RowMapping]


def kept_edits(session: Session, statement: Statement) -> Edits:
    """The notes of a statement's transactions, and what holds for one of them alone, before the rows go."""
    pinned = (
        Transaction.date_pinned,
        Transaction.description_pinned,
        Transaction.merchant_pinned,
        Transaction.category_pinned,
    )
    edited = or_(Transaction.note.is_not(None), *pinned)
    mine = select(
        Transaction.fingerprint,
        *pinned,
        Transaction.date,
        Transaction.description,
        Transaction.note,
        Transaction.merchant,
        Transaction.category,
        Transaction.category_source,
    ).where(Transaction.owner_id == statement.owner_id, Transaction.job_id == statement.job_id, edited)
    return {row["fingerprint"]: row for row in session.execute(mine).mappings()}


def restore_edits(change: TotalsChange, statement: Statement, edits: Edits) -> None:
    """Write the edits on those rows that are the same as before."""
    same = select(Transaction).where(
        Transaction.owner_id == statement.owner_id,
        Transaction.account_id == statement.account_id,
        Transaction.fingerprint.in_(edits),
    )
    rows = change.session.scalars(same).all() if edits else []
    with recounted(change, [row.id for row in rows]):
        for row in rows:
            assert row.fingerprint is not None, "it was found by it"
            _restore(row, edits[row.fingerprint])
    write_words(change.session, statement.owner_id, [row.id for row in rows])


def _restore(row: Transaction, edit: RowMapping) -> None:
    row.note = row.note if edit["note"] is None else edit["note"]
    if edit["date_pinned"]:
        row.date, row.date_pinned = edit["date"], True
    if edit["description_pinned"]:
        row.description, row.description_pinned = edit["description"], True
    if edit["merchant_pinned"]:
        row.pin_merchant(edit["merchant"])
    if edit["category_pinned"]:
        row.pin_category(edit["category"], edit["category_source"])
