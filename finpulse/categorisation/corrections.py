"""Corrections: what edits say of merchants, how they are saved, applied to the history, and deleted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import func, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from finpulse.categorisation.apply import Applied, apply_decisions, decidable, reassignments
from finpulse.categorisation.decisions import load_rulebook
from finpulse.cleaning.text import fold
from finpulse.errors import NotFound
from finpulse.models import Correction, Recategorisation, Transaction
from finpulse.totals.change import TotalsChange, totals_change

# Corrections are applied to so many rows before the answer goes out; a job sees to more.
ROWS_AT_ONCE: Final = 2_000

# Names as they are shown, and how many transactions have each; manual ones that load has not counted are in no total.
NAMES_SHOWN: Final = text("""
    SELECT merchant, sum(count) FROM (
        SELECT merchant, count_in + count_out AS count FROM merchant_months WHERE owner_id = :owner_id
        UNION ALL
        SELECT merchant, 1 FROM transactions WHERE owner_id = :owner_id AND fingerprint IS NULL AND merchant <> ''
    ) AS shown GROUP BY merchant
""")


def list_corrections(session: Session, owner_id: int, limit: int, before: int | None) -> Sequence[Correction]:
    """The owner's corrections, newest first; `before` is the id of the last one seen."""
    newest = select(Correction).where(Correction.owner_id == owner_id).order_by(Correction.id.desc()).limit(limit)
    return session.scalars(newest if before is None else newest.where(Correction.id < before)).all()


def find_correction(session: Session, owner_id: int, correction_id: int) -> Correction:
    """One correction. Raises NotFound, also where it is somebody else's."""
    found = session.get(Correction, (owner_id, correction_id))
    if found is None:
        raise NotFound(f"You have no correction {correction_id}.")
    return found


def save_correction(session: Session, row: Transaction, merchant: str, **correct: str) -> Correction | None:
    """Remember a `name` or a `category` for a merchant, whatever was remembered of it before.

    None where there is no merchant to remember it for.
    """
    key = fold(merchant)
    if not key:
        return None
    values = {"transaction_id": row.id, "merchant": merchant, **correct}
    remembered = (
        insert(Correction)
        .values(owner_id=row.owner_id, merchant_key=key, money_in=row.amount > 0, **values)
        .on_conflict_do_update(
            index_elements=["owner_id", "merchant_key", "money_in"], set_={**values, "updated_at": func.now()}
        )
        .returning(Correction)
    )
    return session.scalars(remembered.execution_options(populate_existing=True)).one()


def delete_correction(session: Session, owner_id: int, correction_id: int, *, history: bool) -> Recategorisation | None:
    """Delete a correction; with `history`, what it has decided is put back to what is found without it.

    Returns what of that is left for a job to do, which the caller submits. Raises NotFound.
    """
    correction = find_correction(session, owner_id, correction_id)
    if not history:
        session.delete(correction)
        session.flush()
        return None
    with totals_change(session, owner_id) as change:
        session.delete(correction)
        session.flush()
        return apply_corrections(change, [correction_id], _keys_of(correction), forgotten_key=correction.merchant_key)


def apply_to_history(session: Session, owner_id: int, correction_id: int) -> Recategorisation | None:
    """Let a correction hold for earlier transactions too; what is left for a job to do. Raises NotFound."""
    correction = find_correction(session, owner_id, correction_id)
    with totals_change(session, owner_id) as change:
        return apply_corrections(change, [correction_id], _keys_of(correction))


def count_in_history(session: Session, owner_id: int, correction_id: int) -> int:
    """How many transactions that would change; at most so many where there are too many to look at each.

    Raises NotFound.
    """
    keys = _keys_of(find_correction(session, owner_id, correction_id))
    shown = session.execute(NAMES_SHOWN, {"owner_id": owner_id}).all()
    concerned = {row.merchant: int(row.sum) for row in shown if fold(row.merchant) in keys}
    if sum(concerned.values()) > ROWS_AT_ONCE:
        return sum(concerned.values())
    rows = session.execute(decidable(owner_id, list(concerned))).all()
    applied = Applied(correction_ids=[correction_id])
    return sum(1 for _ in reassignments(load_rulebook(session, owner_id), applied, rows))


def _keys_of(correction: Correction) -> set[str]:
    """The folded merchants whose transactions a correction is about."""
    return {correction.merchant_key, fold(correction.name or "")}


def apply_corrections(
    change: TotalsChange, correction_ids: Sequence[int], merchant_keys: set[str], forgotten_key: str | None = None
) -> Recategorisation | None:
    """Let corrections, or their absence, hold for the transactions whose shown merchant folds to one of the keys.

    It is done at once where these are few; else this returns what a job is to do.
    """
    owner_id = change.owner_id
    shown = change.session.execute(NAMES_SHOWN, {"owner_id": owner_id}).all()
    concerned = [row for row in shown if fold(row.merchant) in merchant_keys]
    merchants = [row.merchant for row in concerned]
    count = sum(int(row.sum) for row in concerned)
    if count > ROWS_AT_ONCE:
        return Recategorisation(
            owner_id=owner_id,
            correction_ids=list(correction_ids),
            forgotten_key=forgotten_key,
            merchants=merchants,
            rows_total=count,
        )
    rows = change.session.execute(decidable(owner_id, merchants)).all()
    applied = Applied(correction_ids=correction_ids, forgotten_key=forgotten_key)
    apply_decisions(change, load_rulebook(change.session, owner_id), applied, rows)
    return None
