"""What a user has written on transactions by hand, carried over where the same rows are loaded again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import RowMapping, delete, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from finpulse.categorisation.deletions import delete_row
from finpulse.models import DeletedTransaction, LedgerLine, RemovedTransaction, Statement, Transaction
from finpulse.totals.change import TotalsChange
from finpulse.totals.recount import recounted
from finpulse.transactions.search_index import write_words

# By the fingerprints of their rows, which nobody edits in great numbers.
Edits = dict[bytes, RowMapping]
# What no statement brings, and its user adds.
ADDED: Final = ("note", "tags", "splits", "attachments")
# What a row was given by hand, and its merchant too: a correction remembers that, and a rule would decide over it.
GIVEN: Final = ("hand_merchant", "hand_category")


def kept_edits(session: Session, statement: Statement) -> Edits:
    """What was added to a statement's transactions, and what holds for one of them alone, before the rows go."""
    pinned = (
        Transaction.date_pinned,
        Transaction.description_pinned,
        Transaction.merchant_pinned,
        Transaction.category_pinned,
    )
    edited = or_(*(getattr(Transaction, name).is_not(None) for name in (*ADDED, *GIVEN)), *pinned)
    mine = select(
        Transaction.fingerprint,
        *pinned,
        Transaction.date,
        Transaction.description,
        *(getattr(Transaction, name) for name in (*ADDED, *GIVEN)),
        Transaction.merchant,
        Transaction.category,
        Transaction.category_source,
        Transaction.correction_id,
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
    for name in ADDED:
        if edit[name] is not None:
            setattr(row, name, edit[name])
    if edit["date_pinned"]:
        row.date, row.date_pinned = edit["date"], True
    if edit["description_pinned"]:
        row.description, row.description_pinned = edit["description"], True
    _restore_given(row, edit)


def _restore_given(row: Transaction, edit: RowMapping) -> None:
    """Give the row its merchant and category as its user had, for itself alone or as a correction remembers."""
    if edit["merchant_pinned"]:
        row.pin_merchant(edit["merchant"])
    elif edit["hand_merchant"] is not None and edit["correction_id"] is not None:
        row.correct_merchant(edit["merchant"], edit["correction_id"])
    if edit["category_pinned"]:
        row.pin_category(edit["category"], edit["category_source"])
    elif edit["hand_category"] is not None and edit["category_source"] == "learned":
        row.correct_category(edit["category"], edit["correction_id"])


class Deletions(NamedTuple):
    """The lines of a statement's rows that its user has deleted, with their ids, and their fingerprints."""

    ids: dict[int, int]
    fingerprints: Sequence[dict[str, Any]]


def take_deletions(session: Session, statement: Statement) -> Deletions:
    """Let a statement bring again what its user has deleted of it, so that `delete_again` sees it as it is read now."""
    kept = select(RemovedTransaction.transaction_id).where(
        RemovedTransaction.owner_id == statement.owner_id, RemovedTransaction.job_id == statement.job_id
    )
    deleted = select(LedgerLine.line, LedgerLine.transaction_id).where(
        LedgerLine.owner_id == statement.owner_id,
        LedgerLine.job_id == statement.job_id,
        LedgerLine.outcome == "skipped",
        LedgerLine.transaction_id.in_(kept),
    )
    ids = {line: row_id for line, row_id in session.execute(deleted) if row_id is not None}
    known = DeletedTransaction.owner_id == statement.owner_id, DeletedTransaction.transaction_id.in_(ids.values())
    taken = delete(DeletedTransaction).where(*known).returning(*DeletedTransaction.__table__.columns)
    return Deletions(ids, [dict(row) for row in session.execute(taken).mappings()] if ids else [])


def delete_again(change: TotalsChange, statement: Statement, deletions: Deletions) -> None:
    """Delete what came back on these lines, under the old id; no earlier form of it comes back either."""
    back = select(Transaction).where(
        Transaction.owner_id == statement.owner_id,
        Transaction.job_id == statement.job_id,
        Transaction.line.in_(deletions.ids),
    )
    for row in change.session.scalars(back).all() if deletions.ids else ():
        assert row.line is not None, "it was found by it"
        delete_row(change, row, deletions.ids[row.line])
    if deletions.fingerprints:
        change.session.execute(insert(DeletedTransaction).values(deletions.fingerprints).on_conflict_do_nothing())
