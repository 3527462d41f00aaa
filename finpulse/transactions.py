"""Transactions: adding one that was posted, and finding those that a user asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, func, select, text, tuple_
from sqlalchemy.orm import Session, aliased

from finpulse.accounts import account_for_import
from finpulse.errors import NotFound
from finpulse.models import Transaction, TransactionWords, User

NEWEST: Final = (Transaction.date.desc(), Transaction.id.desc())
LOOKED_AT: Final = 2_000
WRITE_WORDS: Final = text("""
    INSERT INTO transaction_words (owner_id, transaction_id, words)
    SELECT owner_id, id, to_tsvector('simple', description || ' ' || merchant) FROM transactions
    WHERE owner_id = :owner_id AND id = ANY(:ids)
    ON CONFLICT (owner_id, transaction_id) DO UPDATE SET words = excluded.words
""")


@dataclass(frozen=True, slots=True)
class Selection:
    """Which transactions are meant; None leaves a question open. Both days and both amounts are inclusive."""

    account_id: int | None = None
    job_id: int | None = None
    start: date | None = None
    end: date | None = None
    category: str | None = None
    merchant: str | None = None
    currency: str | None = None
    min_amount: Decimal | None = None
    max_amount: Decimal | None = None
    processed: bool | None = None
    q: str | None = None

    def conditions(self) -> Iterator[ColumnElement[bool]]:
        """The SQL of what was chosen; the owner's predicate and the words of `q` are for the caller to add."""
        for column, value in (
            (Transaction.account_id, self.account_id),
            (Transaction.job_id, self.job_id),
            (Transaction.category, self.category),
            (Transaction.currency, self.currency),
            (Transaction.processed, self.processed),
        ):
            if value is not None:
                yield column == value
        yield from self._ranges()
        if self.merchant is not None:
            yield func.lower(Transaction.merchant) == func.lower(self.merchant)

    def _ranges(self) -> Iterator[ColumnElement[bool]]:
        if self.start is not None:
            yield Transaction.date >= self.start
        if self.end is not None:
            yield Transaction.date <= self.end
        if self.min_amount is not None:
            yield Transaction.amount >= self.min_amount
        if self.max_amount is not None:
            yield Transaction.amount <= self.max_amount


def list_transactions(
    session: Session, owner_id: int, selection: Selection, limit: int, before: tuple[date, int] | None = None
) -> Sequence[Transaction]:
    """Newest first by (date, id); `before` is that pair of the last one seen."""
    chosen = select(Transaction).where(Transaction.owner_id == owner_id, *selection.conditions()).order_by(*NEWEST)
    if before is not None:
        chosen = chosen.where(tuple_(Transaction.date, Transaction.id) < before)
    if selection.q is None:
        return session.scalars(chosen.limit(limit)).all()
    return _with_words(session, chosen, selection.q, limit)


def _with_words(session: Session, chosen: Select[Transaction], q: str, limit: int) -> Sequence[Transaction]:
    """The first of the chosen in which web search words, "phrases", or, -not are found.

    A common word fills the page from the newest rows, each looked up by its key; sorting all that have
    it would cost what the history is long. Only a word that does not is looked up in the index.
    """
    recent = aliased(Transaction, chosen.limit(LOOKED_AT).subquery())
    found = session.scalars(select(recent).where(_words_of(recent, q).scalar_subquery()).limit(limit)).all()
    if len(found) == limit:
        return found
    return session.scalars(chosen.where(_words_of(Transaction, q).where(_matches(q)).exists()).limit(limit)).all()


def _words_of(row: type[Transaction], q: str) -> Select[bool]:
    """Whether a transaction's words are those that were asked for, as a subquery about that row."""
    return select(_matches(q)).where(
        TransactionWords.owner_id == row.owner_id, TransactionWords.transaction_id == row.id
    )


def _matches(q: str) -> ColumnElement[bool]:
    return TransactionWords.words.op("@@", is_comparison=True)(func.websearch_to_tsquery("simple", q))


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
