"""Transactions: one by itself, adding one that was posted, and the words by which each is found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from finpulse.accounts import account_for_import
from finpulse.errors import NotFound
from finpulse.models import Transaction, User

WRITE_WORDS: Final = text("""
    INSERT INTO transaction_words (owner_id, transaction_id, words)
    SELECT owner_id, id, to_tsvector('simple', description || ' ' || merchant) FROM transactions
    WHERE owner_id = :owner_id AND id = ANY(:ids)
    ON CONFLICT (owner_id, transaction_id) DO UPDATE SET words = excluded.words
""")


def find_transaction(session: Session, owner_id: int, transaction_id: int) -> Transaction:
    """One transaction. Raises NotFound, also where it is somebody else's."""
    found = session.get(Transaction, (owner_id, transaction_id))
    if found is None:
        raise NotFound(f"You have no transaction {transaction_id}.")
    return found


def add_transaction(
    session: Session,
    owner_id: int,
    amount: Decimal,
    currency: str | None = None,
    day: date | None = None,
    account_id: int | None = None,
    **texts: str,
) -> Transaction:
    """Add one that waits for its stages, to the default account where none is named.

    Without a currency it has the account's; without a day it is of today, where the user lives.
    `texts` are description, merchant and category. Raises NotFound for another's account.
    """
    account = account_for_import(session, owner_id, account_id)
    added = Transaction(
        owner_id=owner_id,
        account_id=account.id,
        date=day or today(session, owner_id),
        amount=amount,
        currency=currency or account.currency,
        category_source="given" if texts.get("category") else "none",
        processed=False,
        **texts,
    )
    session.add(added)
    session.flush()
    write_words(session, owner_id, [added.id])
    session.refresh(added)
    return added


def write_words(session: Session, owner_id: int, transaction_ids: Sequence[int]) -> None:
    """Make these transactions' texts searchable as they are now."""
    session.flush()
    session.execute(WRITE_WORDS, {"owner_id": owner_id, "ids": list(transaction_ids)})


def today(session: Session, owner_id: int) -> date:
    """The day that it is in the user's time zone."""
    zone = session.scalars(select(User.time_zone).where(User.id == owner_id)).one()
    return datetime.now(ZoneInfo(zone)).date()
