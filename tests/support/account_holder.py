"""An account holder: a user whose transactions a test loads, to ask for the analytics of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

from sqlalchemy import insert, text
from sqlalchemy.orm import Session

from finpulse.analytics.basis.scope import Scope, resolve_scope
from finpulse.analytics.dashboard import dashboard
from finpulse.models import Account, Category, Transaction, User
from finpulse.totals.sums import ADD_TO_TOTALS
from finpulse.totals.user_stats import settle_stats

# Production's own SQL adds the rows to the totals.
ADD_ROWS = text(f"WITH fresh AS (SELECT * FROM transactions WHERE id = ANY(:ids)), {ADD_TO_TOTALS} SELECT 1")


@dataclass
class AccountHolder:
    """A user with accounts. Rows are stored as the load stage stores them, with their totals and statistics.

    `main` is the id of the account of rows for which the test names none.
    """

    session: Session
    owner_id: int
    main: int

    def account(self, name: str, currency: str = "UZS") -> int:
        """Open another account; its id."""
        return new_account(self.session, self.owner_id, name, currency)

    def category(self, name: str, kind: str) -> None:
        """Add a category of the user's own."""
        self.session.add(Category(owner_id=self.owner_id, name=name, kind=kind, pfc="OTHER"))
        self.session.flush()

    def load(self, *rows: tuple[str, str, str] | tuple[str, str, str, str], **fields: Any) -> None:
        """Store rows of day, amount, category and perhaps merchant; fields such as currency hold for all of them."""
        values = [self._row(*row, **fields) for row in rows]
        ids = list(self.session.scalars(insert(Transaction).returning(Transaction.id), values))
        self.session.execute(ADD_ROWS, {"ids": ids, "owner_id": self.owner_id})
        settle_stats(self.session, self.owner_id)

    def _row(self, day: str, amount: str, category: str, merchant: str = "", **fields: Any) -> dict[str, Any]:
        return {
            "owner_id": self.owner_id,
            "account_id": self.main,
            "date": date.fromisoformat(day),
            "amount": Decimal(amount),
            "currency": "UZS",
            "category": category,
            "merchant": merchant,
            "fingerprint": uuid4().bytes,
            **fields,
        }

    def scope(self, start: str | None = None, end: str | None = None, **fields: Any) -> Scope:
        """A scope over these transactions, on a fixed day where the test names none."""
        today = date.fromisoformat(fields.pop("today", "2025-04-15"))
        first, last = (date.fromisoformat(day) if day else None for day in (start, end))
        return resolve_scope(self.session, self.owner_id, first, last, **fields, today=today)

    def dashboard(self, start: str | None = None, end: str | None = None, **fields: Any) -> dict[str, Any]:
        return dashboard(self.session, self.scope(start, end, **fields))


def new_holder(session: Session, **profile: Any) -> AccountHolder:
    """A new user with one account and no transactions."""
    user = User(email=f"{uuid4()}@example.com", password_hash="-", **profile)
    session.add(user)
    session.flush()
    return AccountHolder(session, user.id, main=new_account(session, user.id, "Main"))


def new_account(session: Session, owner_id: int, name: str, currency: str = "UZS") -> int:
    """Open an account for a user; its id."""
    account = Account(owner_id=owner_id, name=name, provider="csv", account_type="checking", currency=currency)
    session.add(account)
    session.flush()
    return account.id
