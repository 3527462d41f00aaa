"""Corrections: what edits have taught of merchants, how it is carried over the history, and how it is forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import func, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from finpulse.categorisation.apply import Carried, carry_over, decidable
from finpulse.categorisation.decisions import load_rulebook
from finpulse.cleaning.text import fold
from finpulse.db.locks import lock_accounts
from finpulse.errors import NotFound
from finpulse.models import Correction, Recategorisation, Transaction

# A history of so many rows is carried over before the answer goes out; a longer one is a job's.
ROWS_AT_ONCE: Final = 2_000

# Names as they are shown, with how many transactions bear them; posted ones that nobody has counted are in no total.
NAMES_SHOWN: Final = text("""
    SELECT merchant, sum(count) FROM (
        SELECT merchant, count_in + count_out AS count FROM merchant_months WHERE owner_id = :owner_id
        UNION ALL
        SELECT merchant, 1 FROM transactions WHERE owner_id = :owner_id AND fingerprint IS NULL AND merchant <> ''
    ) AS shown GROUP BY merchant
""")


def list_corrections(session: Session, owner_id: int, limit: int, before: int | None) -> Sequence[Correction]:
    """What the owner's edits have taught, newest first; `before` is the id of the last one seen."""
    newest = select(Correction).where(Correction.owner_id == owner_id).order_by(Correction.id.desc()).limit(limit)
    return session.scalars(newest if before is None else newest.where(Correction.id < before)).all()


def find_correction(session: Session, owner_id: int, correction_id: int) -> Correction:
    """One correction. Raises NotFound, also where it is somebody else's."""
    found = session.get(Correction, (owner_id, correction_id))
    if found is None:
        raise NotFound(f"You have no correction {correction_id}.")
    return found


def teach(session: Session, row: Transaction, merchant: str, **taught: str) -> Correction | None:
    """Remember a `name` or a `category` for a merchant, whatever was remembered of it before.

    None where there is no merchant to remember it for.
    """
    key = fold(merchant)
    if not key:
        return None
    values = {"transaction_id": row.id, "merchant": merchant, **taught}
    remembered = (
        insert(Correction)
        .values(owner_id=row.owner_id, merchant_key=key, money_in=row.amount > 0, **values)
        .on_conflict_do_update(
            index_elements=["owner_id", "merchant_key", "money_in"], set_={**values, "updated_at": func.now()}
        )
        .returning(Correction)
    )
    return session.scalars(remembered.execution_options(populate_existing=True)).one()


def forget(session: Session, owner_id: int, correction_id: int, *, history: bool) -> Recategorisation | None:
    """Forget a correction; with `history`, what it decided is put back to what is found without it.

    Returns what is left for a job to do, which the caller submits. Raises NotFound.
    """
    correction = find_correction(session, owner_id, correction_id)
    if history:
        lock_accounts(session, owner_id)
    session.delete(correction)
    session.flush()
    if not history:
        return None
    keys = {correction.merchant_key, fold(correction.name or "")}
    return carry(session, owner_id, [correction_id], keys, forgotten_key=correction.merchant_key)


def carry(
    session: Session, owner_id: int, correction_ids: Sequence[int], keys: set[str], forgotten_key: str | None = None
) -> Recategorisation | None:
    """Let corrections, or their absence, hold for the transactions whose shown merchant folds to one of `keys`.

    It is done at once where they are few; else this returns what a job is to do. The caller holds all accounts.
    """
    shown = session.execute(NAMES_SHOWN, {"owner_id": owner_id}).all()
    concerned = [row for row in shown if fold(row.merchant) in keys]
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
    rows = session.execute(decidable(owner_id, merchants)).all()
    carried = Carried(correction_ids=correction_ids, forgotten_key=forgotten_key)
    carry_over(session, owner_id, load_rulebook(session, owner_id), carried, rows)
    return None
