"""Editing and deleting transactions: what follows from it in totals, in memory and in the history."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from finpulse.categorisation.categories import known_category, list_categories
from finpulse.categorisation.corrections import carry, teach
from finpulse.categorisation.decisions import decisions_about, load_rulebook, standing_after
from finpulse.cleaning.merchants.find_merchant import find_merchant
from finpulse.cleaning.text import fold
from finpulse.db.locks import lock_accounts
from finpulse.models import (
    Correction,
    DeletedTransaction,
    LedgerLine,
    Recategorisation,
    Statement,
    Transaction,
    TransactionWords,
)
from finpulse.totals.recount import recounted
from finpulse.transactions.lookup import find_transaction
from finpulse.transactions.search_index import write_words
from finpulse.transfers.links import dissolve_links

DELETED: Final = "you deleted this transaction"
_PLAIN: Final = {"description": "description", "day": "date", "note": "note"}


@dataclass(slots=True)
class Edit:
    """What is to be different about one transaction, and for whom else that holds.

    `changes` has category, merchant, description, day and note, as far as they change; a note may be None. With
    `remember`, category and merchant hold for the merchant from then on; with `history`, for its earlier
    transactions too.
    """

    changes: dict[str, Any]
    remember: bool = True
    history: bool = False


@dataclass(slots=True)
class _Taught:
    """The corrections that an edit has made, and the folded merchants whose history they concern."""

    corrections: list[Correction] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)


def edit_transaction(
    session: Session, owner_id: int, transaction_id: int, edit: Edit
) -> tuple[Transaction, Recategorisation | None]:
    """Change a transaction with all that is kept of it, in one transaction of the database.

    Returns it, and what is left of the history for a job to do, which the caller submits. Raises NotFound, and
    InvalidInput for a category that the owner doesn't have.
    """
    changes = edit.changes
    category = known_category(session, owner_id, changes["category"]) if "category" in changes else None
    row = _held(session, owner_id, transaction_id)
    if category is not None and row.transfer_id is not None:
        _leave_transfer(session, row, category)
    taught = _Taught()
    with recounted(session, owner_id, [row.id]):
        for name in _PLAIN.keys() & changes.keys():
            setattr(row, _PLAIN[name], changes[name])
        if "merchant" in changes:
            _rename(session, row, changes["merchant"], edit.remember, taught)
        if category is not None:
            _recategorise(session, row, category, edit.remember, taught)
    write_words(session, owner_id, [row.id])
    left = None
    if edit.history and taught.corrections:
        left = carry(session, owner_id, [one.id for one in taught.corrections], taught.keys)
    session.refresh(row)
    return row, left


def delete_transaction(session: Session, owner_id: int, transaction_id: int) -> None:
    """Delete a transaction with all that is kept of it. Raises NotFound.

    A row that a statement brought is remembered by its fingerprint, so that no statement brings it back.
    """
    row = _held(session, owner_id, transaction_id)
    if row.transfer_id is not None:
        dissolve_links(session, owner_id, [row.id])
        session.refresh(row)
    if row.job_id is not None and row.fingerprint is not None:
        _bury(session, row, row.job_id)
    mine = TransactionWords.owner_id == owner_id, TransactionWords.transaction_id == row.id
    with recounted(session, owner_id, [row.id]):
        session.execute(delete(TransactionWords).where(*mine))
        session.delete(row)


def _held(session: Session, owner_id: int, transaction_id: int) -> Transaction:
    """The transaction as it is now, with the owner's accounts held, so that nothing else changes it."""
    lock_accounts(session, owner_id)
    session.expire_all()
    return find_transaction(session, owner_id, transaction_id)


def _leave_transfer(session: Session, row: Transaction, category: str) -> None:
    """What the user says is no transfer between own accounts is none, and is never taken for this one again."""
    transfers = {one.name for one in list_categories(session, row.owner_id) if one.kind == "transfer"}
    if category not in transfers:
        dissolve_links(session, row.owner_id, [row.id], remember=True)
        session.refresh(row)


def _rename(session: Session, row: Transaction, merchant: str, remember: bool, taught: _Taught) -> None:
    """Give the row another merchant, which is remembered for what was found, or else holds for this row alone."""
    found = row.merchant if row.found_merchant is None else row.found_merchant
    if not row.processed:
        found = find_merchant(row.description, found)
    correction = teach(session, row, found, name=merchant) if remember and merchant else None
    if correction is not None:
        taught.corrections.append(correction)
        taught.keys |= {fold(found), fold(row.merchant), fold(merchant)}
    row.found_merchant = row.merchant if row.found_merchant is None else row.found_merchant
    row.merchant_pinned = False
    after = _as_taught(session, row) if correction is not None else {}
    row.merchant_pinned = after.get("merchant") != merchant
    row.merchant = merchant
    if row.category_source not in ("rule", "learned"):  # Else the ids are of what decided the category.
        row.rule_id = None
        row.correction_id = None if correction is None or row.merchant_pinned else correction.id


def _recategorise(session: Session, row: Transaction, category: str, remember: bool, taught: _Taught) -> None:
    """Give the row another category, which is remembered for its merchant, or else holds for this row alone."""
    correction = teach(session, row, row.merchant, category=category) if remember else None
    if correction is not None:
        taught.corrections.append(correction)
        taught.keys.add(fold(row.merchant))
    if row.found_category is None:
        row.found_category, row.found_source = row.category, row.category_source
    row.category_pinned = False
    after = _as_taught(session, row) if correction is not None else {}
    row.category_pinned = (after.get("category"), after.get("category_source")) != (category, "learned")
    row.category, row.category_source = category, "learned"
    row.rule_id = None
    row.correction_id = None if correction is None or row.category_pinned else correction.id


def _as_taught(session: Session, row: Transaction) -> dict[str, Any]:
    """How the row would stand if it came in now: where a rule beats what was taught, the edit is an exception."""
    [decision] = decisions_about(load_rulebook(session, row.owner_id), [row])
    return standing_after(row, decision)._asdict()


def _bury(session: Session, row: Transaction, job_id: int) -> None:
    """Remember a statement's row as deleted, and tell so where it is asked what became of it."""
    buried = insert(DeletedTransaction).values(
        owner_id=row.owner_id, account_id=row.account_id, fingerprint=row.fingerprint, job_id=job_id
    )
    session.execute(buried.on_conflict_do_nothing())
    statement = session.get(Statement, (row.owner_id, job_id), with_for_update=True, populate_existing=True)
    if statement is not None:
        statement.rows_inserted -= 1
        statement.rows_skipped += 1
        session.add(LedgerLine(owner_id=row.owner_id, job_id=job_id, line=row.line, outcome="skipped", reason=DELETED))
