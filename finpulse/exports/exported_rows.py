"""The transactions that an export has, as the database hands them out, a thousand at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from finpulse.cleaning.taxonomy import DEFAULT_KINDS, KIND_OF_UNKNOWN
from finpulse.models import Account, Category, Transaction, UserStats
from finpulse.transactions.filters import Selection
from finpulse.transactions.orders import ListOrder
from finpulse.transactions.search import WALK_THE_INDEX

ROWS_AT_ONCE: Final = 1_000
COLUMNS: Final = (
    Transaction.id,
    Transaction.account_id,
    Transaction.job_id,
    Transaction.date,
    Transaction.amount,
    Transaction.currency,
    Transaction.description,
    Transaction.merchant,
    Transaction.category,
    Transaction.category_source,
    Transaction.external_id,
    Transaction.fingerprint,
    Transaction.processed,
    Transaction.note,
    Transaction.tags,
    Transaction.splits,
    Transaction.attachments,
    Transaction.transfer_id,
    Transaction.created_at,
    Transaction.updated_at,
)
ExportedRow = Row[Any]


@dataclass(frozen=True, slots=True)
class Ledger:
    """What is exported: which transactions of whom, in which order."""

    session: Session
    owner_id: int
    selection: Selection
    order: ListOrder

    def rows(self) -> Iterator[Sequence[ExportedRow]]:
        """The rows, many at a time, by a cursor in the server."""
        if self.order.by != "amount":  # Which is sorted by, since it has no index.
            self.session.execute(WALK_THE_INDEX)
        mine = select(*COLUMNS).where(Transaction.owner_id == self.owner_id)
        meant = mine.where(*self.selection.days(Transaction), *self.selection.conditions(Transaction))
        in_order = meant.order_by(*self.order.columns(Transaction))
        yield from self.session.execute(in_order, execution_options={"yield_per": ROWS_AT_ONCE}).partitions()

    def accounts(self) -> list[Account]:
        """The owner's accounts that may have rows in it, the oldest first."""
        mine = select(Account).where(Account.owner_id == self.owner_id).order_by(Account.id)
        asked = self.selection.account_id
        return list(self.session.scalars(mine if asked is None else mine.where(Account.id == asked)))

    def currencies(self) -> list[str]:
        """The currencies that its rows may have."""
        if self.selection.currency is not None:
            return [self.selection.currency]
        counted = select(UserStats.currency).where(UserStats.owner_id == self.owner_id)
        waiting = select(Transaction.currency).where(
            Transaction.owner_id == self.owner_id, Transaction.fingerprint.is_(None)
        )
        return sorted({*self.session.scalars(counted), *self.session.scalars(waiting.distinct())})

    def of(self, account_id: int, currency: str | None = None) -> Ledger:
        """The part of it that is of one account, and in one currency if one is named."""
        part = replace(self.selection, account_id=account_id, currency=currency or self.selection.currency)
        return replace(self, selection=part)

    def kinds(self) -> dict[str, str]:
        """The kind of each category: income, spending or transfer."""
        own = self.session.scalars(select(Category).where(Category.owner_id == self.owner_id))
        return {**DEFAULT_KINDS, **{category.name: category.kind for category in own}, "": KIND_OF_UNKNOWN}
