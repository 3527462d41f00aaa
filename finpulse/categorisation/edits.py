"""Editing transactions, with what follows: totals, corrections, and earlier transactions alike."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy.orm import Session

from finpulse.categorisation.categories import known_category, names_of_kind
from finpulse.categorisation.corrections import apply_corrections, save_correction
from finpulse.categorisation.decisions import decisions_about, load_rulebook
from finpulse.categorisation.splits import checked_splits
from finpulse.cleaning.merchants.find_merchant import find_merchant
from finpulse.cleaning.text import fold
from finpulse.errors import InvalidInput
from finpulse.models import (
    Assignment,
    Correction,
    Recategorisation,
    Transaction,
    assignment_after,
    found_merchant_of,
)
from finpulse.totals.change import TotalsChange, totals_change
from finpulse.totals.recount import recounted
from finpulse.transactions.lookup import find_transaction
from finpulse.transactions.search_index import write_words
from finpulse.transfers.links import unlink_transactions

# What an edit sets as it comes, and the columns that this changes: the value, and whether it is another than came in.
_PLAIN_COLUMNS: Final = {
    "description": ("description", "description_pinned"),
    "day": ("date", "date_pinned"),
    "note": ("note", None),
    "tags": ("tags", None),
    "splits": ("splits", None),
    "attachments": ("attachments", None),
}


@dataclass(slots=True)
class Edit:
    """What is to be different about one transaction, and for which others that holds.

    `changes` has category, merchant, description, day, note, tags, splits and attachments, as far as they change. Of a
    note, tags, splits and attachments None takes away what there is; of a category, what was given to this transaction
    alone. With `remember`, category and merchant hold for the merchant from then on; with `history`, for its earlier
    transactions too.
    """

    changes: dict[str, Any]
    remember: bool = True
    history: bool = False


@dataclass(slots=True)
class _SavedCorrections:
    """The corrections that an edit has saved, and the folded merchants whose history they concern."""

    corrections: list[Correction] = field(default_factory=list)
    merchant_keys: set[str] = field(default_factory=set)


def edit_transaction(
    session: Session, owner_id: int, transaction_id: int, edit: Edit
) -> tuple[Transaction, Recategorisation | None]:
    """Change a transaction with all that is kept of it, in one transaction of the database.

    Returns it, and what of the history is left for a job to do, which the caller submits. Raises NotFound, and
    InvalidInput for a category that the owner doesn't have, and for splits that are no parts of the whole.
    """
    given = edit.changes.get("category")
    category = known_category(session, owner_id, given) if given is not None else None
    remaining = None
    with totals_change(session, owner_id) as change:
        row = _current(change, transaction_id)
        if "splits" in edit.changes:
            edit.changes["splits"] = checked_splits(session, row, edit.changes["splits"])
        _check_whole(row, edit, category)
        _leave_transfer(change, row, edit, category)
        saved = _change_row(change, row, edit, category)
        write_words(session, owner_id, [row.id])
        if edit.history and saved.corrections:
            ids = [correction.id for correction in saved.corrections]
            remaining = apply_corrections(change, ids, saved.merchant_keys)
    session.refresh(row)
    return row, remaining


def _current(change: TotalsChange, transaction_id: int) -> Transaction:
    """The transaction as the database has it now that its account is locked."""
    change.session.expire_all()
    return find_transaction(change.session, change.owner_id, transaction_id)


def _check_whole(row: Transaction, edit: Edit, category: str | None) -> None:
    """Refuse another category for what is split, which counts by its parts' categories alone."""
    if edit.changes.get("splits", row.splits) and category not in (None, row.category):
        said = "It is split, and its parts' categories count; change those, or take the parts away by splits: null."
        raise InvalidInput({"category": [said]})


def _leave_transfer(change: TotalsChange, row: Transaction, edit: Edit, category: str | None) -> None:
    """Where the user splits a side or gives it a category of no transfer, the pair is unlinked and never matched."""
    is_none = category is not None and category not in names_of_kind(change.session, row.owner_id, "transfer")
    if edit.changes.get("splits") or is_none:
        unlink_transactions(change, [row.id], refuse_pairs=True)
        change.session.refresh(row)


def _change_row(change: TotalsChange, row: Transaction, edit: Edit, category: str | None) -> _SavedCorrections:
    saved = _SavedCorrections()
    with recounted(change, [row.id]):
        for name in _PLAIN_COLUMNS.keys() & edit.changes.keys():
            value, pinned = _PLAIN_COLUMNS[name]
            setattr(row, value, edit.changes[name])
            if pinned:
                setattr(row, pinned, True)
        if "merchant" in edit.changes:
            _change_merchant(change.session, row, edit.changes["merchant"], edit.remember, saved)
        if category is not None:
            _change_category(change.session, row, category, edit.remember, saved)
        elif "category" in edit.changes:
            _take_category_back(change.session, row)
    return saved


def _change_merchant(
    session: Session, row: Transaction, merchant: str, remember: bool, saved: _SavedCorrections
) -> None:
    """Give the row another merchant, which is remembered for the one that was found, or holds for this row alone."""
    found = found_merchant_of(row)
    if not row.processed:
        found = find_merchant(row.description, found)
    correction = save_correction(session, row, found, name=merchant) if remember and merchant else None
    if correction is not None:
        saved.corrections.append(correction)
        saved.merchant_keys |= {fold(found), fold(row.merchant), fold(merchant)}
    row.keep_found_merchant()
    row.hand_merchant = merchant
    if correction is not None and _as_decided(session, row).merchant == merchant:
        row.correct_merchant(merchant, correction.id)
    else:
        row.pin_merchant(merchant)


def _change_category(
    session: Session, row: Transaction, category: str, remember: bool, saved: _SavedCorrections
) -> None:
    """Give the row another category, which is remembered for its merchant, or holds for this row alone."""
    correction = save_correction(session, row, row.merchant, category=category) if remember else None
    if correction is not None:
        saved.corrections.append(correction)
        saved.merchant_keys.add(fold(row.merchant))
    row.keep_found_category()
    row.hand_category = category
    if correction is not None and _is_learned(_as_decided(session, row), category):
        row.correct_category(category, correction.id)
    else:
        row.pin_category(category, "learned")


def _take_category_back(session: Session, row: Transaction) -> None:
    """Let the row have the category that it has without having been given one of its own."""
    row.hand_category = None
    if row.category_pinned and row.found_category is not None and row.found_source is not None:
        row.category, row.category_source, row.category_pinned = row.found_category, row.found_source, False
        row.found_category = row.found_source = None
    if row.processed and row.transfer_id is None:
        [decision] = decisions_about(load_rulebook(session, row.owner_id), [row])
        row.decide(decision)


def _is_learned(assignment: Assignment, category: str) -> bool:
    return assignment.category == category and assignment.category_source == "learned"


def _as_decided(session: Session, row: Transaction) -> Assignment:
    """How rules and corrections would decide about the row: where a rule beats the correction, the edit is pinned."""
    [decision] = decisions_about(load_rulebook(session, row.owner_id), [row])
    return assignment_after(row, decision)
