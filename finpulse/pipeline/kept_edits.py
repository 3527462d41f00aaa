"""What a user has written on transactions by hand, carried over where the same rows are loaded again."""

from __future__ import annotations

from sqlalchemy import RowMapping, select
from sqlalchemy.orm import Session

from finpulse.models import Statement, Transaction
from finpulse.totals.recount import recounted
from finpulse.transactions.search_index import write_words

# By the fingerprints of their rows, which nobody edits in great numbers.
Edits = dict[bytes, RowMapping]


def kept_edits(session: Session, statement: Statement) -> Edits:
    """The notes of a statement's transactions, and what holds for one of them alone, before the rows go."""
    edited = Transaction.note.is_not(None) | Transaction.merchant_pinned | Transaction.category_pinned
    mine = select(
        Transaction.fingerprint,
        Transaction.note,
        Transaction.merchant,
        Transaction.merchant_pinned,
        Transaction.category,
        Transaction.category_source,
        Transaction.category_pinned,
    ).where(Transaction.owner_id == statement.owner_id, Transaction.job_id == statement.job_id, edited)
    return {row["fingerprint"]: row for row in session.execute(mine).mappings()}


def give_back(session: Session, statement: Statement, edits: Edits) -> None:
    """Write the edits on those rows that are the same as before; the caller holds their account."""
    same = select(Transaction).where(
        Transaction.owner_id == statement.owner_id,
        Transaction.account_id == statement.account_id,
        Transaction.fingerprint.in_(edits),
    )
    rows = session.scalars(same).all() if edits else []
    with recounted(session, statement.owner_id, [row.id for row in rows]):
        for row in rows:
            assert row.fingerprint is not None, "it was found by it"
            _edit(row, edits[row.fingerprint])
    write_words(session, statement.owner_id, [row.id for row in rows])


def _edit(row: Transaction, edit: RowMapping) -> None:
    row.note = row.note if edit["note"] is None else edit["note"]
    if edit["merchant_pinned"]:
        row.found_merchant = row.merchant if row.found_merchant is None else row.found_merchant
        row.merchant, row.merchant_pinned = edit["merchant"], True
    if edit["category_pinned"]:
        if row.found_category is None:
            row.found_category, row.found_source = row.category, row.category_source
        row.category, row.category_source, row.category_pinned = edit["category"], edit["category_source"], True
        row.rule_id = row.correction_id = None
