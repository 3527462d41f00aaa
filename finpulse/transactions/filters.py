"""Which transactions a client asks for, as SQL about transactions, and about the sums that are kept of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any, Final, Literal

from sqlalchemy import ColumnElement, SQLColumnExpression, and_, case, cast, func, or_, select
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.orm import InstrumentedAttribute

from finpulse.cleaning.taxonomy import LOANS, TRANSFER_IN, TRANSFERS
from finpulse.models import CategoryMonth, MerchantMonth, Transaction, TransactionWords
from finpulse.models.transactions import split_parts
from finpulse.periods import ALL_TIME, Period
from finpulse.transactions.words import query_of

# What figures tell apart; `external` is all but money between own accounts.
MoneyKind = Literal["income", "spending", "transfer", "external"]


@dataclass(frozen=True, slots=True)
class KindOfMoney:
    """What figures count as one kind of money: rows whose category is one of `names`, or none of them if `outside`.

    A category that nobody knows is spending, which is therefore told by what it is not. Only rows that are counted
    have a kind. `named_selection` of finpulse.categorisation.categories says which names are those of an owner.
    """

    kind: MoneyKind
    names: tuple[str, ...] = ()
    outside: bool = False

    def includes(self, category: SQLColumnExpression[str]) -> ColumnElement[bool]:
        """That a category is of this kind."""
        return category.not_in(self.names) if self.outside else category.in_(self.names)

    def names_it(self, category: str) -> bool:
        """Whether a category is of this kind."""
        return (category in self.names) != self.outside


@dataclass(frozen=True, slots=True)
class Selection:
    """Which transactions are meant; None leaves a question open. Both days and both amounts are inclusive.

    `q` are web search words: "phrases", or, -not (see finpulse.transactions.words). What was split is in the categories
    of its parts.
    """

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
    tag: str | None = None
    q: str | None = None
    kind: KindOfMoney | None = None

    def days(self, row: type[Transaction]) -> Iterator[ColumnElement[bool]]:
        """What is asked of a row's day."""
        yield from in_range(row.date, self.start, self.end)

    def conditions(self, row: type[Transaction]) -> Iterator[ColumnElement[bool]]:
        """What is asked of a row besides its owner and its day."""
        yield from _equal(
            (row.account_id, self.account_id),
            (row.job_id, self.job_id),
            (row.currency, self.currency),
            (row.processed, self.processed),
        )
        yield from in_range(row.amount, self.min_amount, self.max_amount)
        if self.category is not None:
            yield in_category(row, self.category)
        if self.kind is not None:
            yield from _of_kind(row, self.kind)
        if self.merchant is not None:
            yield func.lower(row.merchant) == func.lower(self.merchant)
        if self.tag is not None:
            tag = func.unnest(row.tags).column_valued("tag")
            yield row.tags.is_not(None)
            yield select(tag).where(func.lower(tag) == func.lower(self.tag)).exists()
        if self.q is not None:
            # By its key, row by row: what the index finds are all that ever had the word.
            words = select(self.words()).where(
                TransactionWords.owner_id == row.owner_id, TransactionWords.transaction_id == row.id
            )
            yield words.scalar_subquery()

    def means_part(self, category: str) -> bool:
        """Whether a part of what was split is of the category and of the kind that are asked for."""
        return self.category in (None, category) and (self.kind is None or self.kind.names_it(category))

    def words(self) -> ColumnElement[bool]:
        """Whether a transaction's words are those that were asked for."""
        return TransactionWords.words.op("@@", is_comparison=True)(self.word_query())

    def word_query(self) -> ColumnElement[Any]:
        """The words that are asked for, as PostgreSQL looks for them."""
        return cast(query_of(self.q or ""), TSQUERY)

    @property
    def is_told_by_totals(self) -> bool:
        """Whether the totals of days and months tell the sums of what is meant.

        Totals have the payments of cards among transfers, whatever category these rows show. Those of merchants are of
        whole months.
        """
        others = self.job_id, self.min_amount, self.max_amount, self.processed, self.tag, self.q
        if any(one is not None for one in others) or self.category in (LOANS, TRANSFER_IN, TRANSFERS):
            return False
        return self.merchant is None or (self.merchant != "" and not self.period.odd_days())

    @property
    def period(self) -> Period:
        """The days from the first to the last, which are those of the calendar where an end is open."""
        return Period(self.start or ALL_TIME.start, self.end or ALL_TIME.end)

    @property
    def is_told_by_months(self) -> bool:
        """Whether the sums of a month may tell that none of its transactions is meant."""
        asked = self.account_id, self.category, self.merchant, self.currency, self.min_amount, self.max_amount
        return any(one is not None for one in asked)

    def month_conditions(self, sums: type[CategoryMonth] | type[MerchantMonth]) -> Iterator[ColumnElement[bool]]:
        """What must hold of some of a month's sums if one of its transactions is meant; the currency is left out."""
        yield sums.count_in + sums.count_out > 0
        yield from _equal((sums.account_id, self.account_id), (sums.category, self.category))
        if issubclass(sums, MerchantMonth):
            yield func.lower(sums.merchant) == func.lower(self.merchant)
        # No transaction is larger than the sum that it is in.
        if self.min_amount is not None and self.min_amount > 0:
            yield sums.money_in >= self.min_amount
        if self.max_amount is not None and self.max_amount < 0:
            yield sums.money_out >= -self.max_amount


def in_category(row: type[Transaction], category: str) -> ColumnElement[bool]:
    """That a row is in a category, or one of its parts is, if it has any."""
    return or_(
        and_(row.splits.is_(None), row.category == category),
        and_(row.splits.is_not(None), row.splits.contains([{"category": category}])),
    )


def counted_category(row: type[Transaction]) -> ColumnElement[str]:
    """The category that figures count a row in: the payment of a card moves money between one's own accounts."""
    as_transfer = case((row.amount > 0, TRANSFER_IN), else_=TRANSFERS)
    return case((and_(row.pays_card, row.category == LOANS), as_transfer), else_=row.category)


def _of_kind(row: type[Transaction], kind: KindOfMoney) -> Iterator[ColumnElement[bool]]:
    """That a row is counted, and its category or that of one of its parts is of a kind."""
    part = split_parts(row).lateral()
    yield row.fingerprint.is_not(None)
    yield or_(
        and_(row.splits.is_(None), kind.includes(counted_category(row))),
        and_(row.splits.is_not(None), select(part.c.amount).where(kind.includes(part.c.category)).exists()),
    )


def _equal(*asked: tuple[InstrumentedAttribute[object], object | None]) -> Iterator[ColumnElement[bool]]:
    for column, value in asked:
        if value is not None:
            yield column == value


def in_range(
    column: InstrumentedAttribute[object], low: object | None, high: object | None
) -> Iterator[ColumnElement[bool]]:
    """That a column lies between two values, both included; None leaves an end open."""
    if low is not None:
        yield column >= low
    if high is not None:
        yield column <= high


def selection_json(selection: Selection) -> dict[str, Any]:
    """A selection as JSON, whose open questions are left out."""
    asked = {field.name: getattr(selection, field.name) for field in fields(selection)}
    return {name: _plain(value) for name, value in asked.items() if value is not None}


def _plain(value: object) -> object:
    if isinstance(value, KindOfMoney):
        return asdict(value)
    return str(value) if isinstance(value, date | Decimal) else value


def selection_from(told: Mapping[str, Any]) -> Selection:
    """The selection that `selection_json` has told.

    >>> asked = Selection(start=date(2026, 1, 31), min_amount=Decimal("-7.50"), q="tea")
    >>> selection_from(selection_json(asked)) == asked
    True
    """
    return Selection(**{name: _READ[name](value) if name in _READ else value for name, value in told.items()})


_READ: Final[Mapping[str, Callable[[Any], Any]]] = {
    "kind": lambda told: KindOfMoney(told["kind"], tuple(told["names"]), told["outside"]),
    "start": date.fromisoformat,
    "end": date.fromisoformat,
    "min_amount": Decimal,
    "max_amount": Decimal,
}
