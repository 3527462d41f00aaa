"""Payments of credit cards among what is told as debt: what was bought with the card is the spending, not these."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Exists, exists, select, text, update

from finpulse.cleaning.taxonomy import LOANS
from finpulse.models import CategoryMonth, Transaction
from finpulse.totals.change import TotalsChange
from finpulse.totals.recount import recounted
from finpulse.transfers.candidates import Unmatched
from finpulse.transfers.texts import read_text

_TOLD_AS_DEBT: Final = """
    SELECT told.id, told.description, told.amount, accounts.account_type
    FROM (
        SELECT owner_id, id, account_id, description, amount FROM transactions
        WHERE owner_id = :owner_id AND {condition} AND category = :debt AND NOT pays_card
          AND fingerprint IS NOT NULL AND splits IS NULL
    ) AS told
    JOIN accounts ON accounts.owner_id = told.owner_id AND accounts.id = told.account_id"""


def mark_card_payments(change: TotalsChange, unmatched: Unmatched) -> int:
    """Let those of these transactions that pay a card count as transfers, with or without their other sides.

    An instalment of a loan is spending, and is told as debt too. Money into a card's own account that is told as debt
    is its payment whatever the text says. Returns how many were found.
    """
    session, owner_id = change.session, change.owner_id
    if not session.scalar(select(debt_of(owner_id))):
        return 0
    told = text(_TOLD_AS_DEBT.format(condition=unmatched.condition))
    rows = session.execute(told, {**unmatched.values, "owner_id": owner_id, "debt": LOANS}).all()
    ids = [
        row.id
        for row in rows
        if read_text(row.description).pays_card or (row.account_type == "credit_card" and row.amount > 0)
    ]
    if ids:
        with recounted(change, ids):
            mine = Transaction.owner_id == owner_id, Transaction.id.in_(ids)
            session.execute(update(Transaction).where(*mine).values(pays_card=True))
    return len(ids)


def debt_of(owner_id: int) -> Exists:
    """Whether an owner's totals know of debt at all, which costs nothing to ask."""
    return exists().where(CategoryMonth.owner_id == owner_id, CategoryMonth.category == LOANS)
