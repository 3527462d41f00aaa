"""Manual transactions: those that a user posts one by one, which wait for the stages like a statement's rows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from finpulse.accounts import account_for_import
from finpulse.cleaning.values.given_amounts import checked_amount
from finpulse.models import Transaction
from finpulse.transactions.search_index import write_words
from finpulse.users import today_of


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
    `texts` are description, merchant and category. Raises NotFound for another's account, and
    InvalidInput for an amount with more decimals than its currency has.
    """
    account = account_for_import(session, owner_id, account_id)
    currency = currency or account.currency
    added = Transaction(
        owner_id=owner_id,
        account_id=account.id,
        date=day or today_of(session, owner_id),
        amount=checked_amount(amount, currency),
        currency=currency,
        category_source="given" if texts.get("category") else "none",
        processed=False,
        **texts,
    )
    session.add(added)
    session.flush()
    write_words(session, owner_id, [added.id])
    session.refresh(added)
    return added
