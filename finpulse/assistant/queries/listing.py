"""Single transactions as a plan asks for them, and the purchases that they are held against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import BigInteger, ColumnElement, Select, bindparam, cast, func, literal_column, select

from finpulse.assistant.context import AskContext
from finpulse.assistant.queries.conditions import conditions, in_period
from finpulse.assistant.queries.reader import StatementReader
from finpulse.assistant.queries.tables import MERCHANT_MONTHS, PARTS, TRANSACTIONS
from finpulse.metrics.plan import PlanFilter, PlanPeriod, QueryPlan
from finpulse.periods import month_start

# So many are told at most, as on a page of GET /transactions.
MOST_ROWS: Final = 500
# The newest transactions are looked for among those of so many days first.
LATELY: Final = timedelta(days=400)
# An unusual purchase is looked for among so many at most, the newest first.
MOST_PURCHASES: Final = 20_000


@dataclass(frozen=True, slots=True)
class ListedTransaction:
    """A transaction in a list; `total` is how many the list has without its limit."""

    day: date
    merchant: str
    category: str
    description: str
    amount: Decimal
    currency: str
    total: int


def read_transactions(
    reader: StatementReader, plan: QueryPlan, period: PlanPeriod, context: AskContext, currency: str | None
) -> list[ListedTransaction]:
    """The transactions of a plan in its order, whole ones even where they were split.

    With `currency` they are purchases in it: money out in a category of spending. The newest few are looked for among
    the last months first, which mostly have them, and then among all.
    """
    recent = period.end - LATELY
    if plan.limit is not None and _is_newest_first(plan) and (period.start is None or period.start < recent):
        rows = _listed_in(reader, plan, PlanPeriod(period.label, recent, period.end), context, currency)
        if len(rows) == plan.limit:
            return rows
    return _listed_in(reader, plan, period, context, currency)


def _is_newest_first(plan: QueryPlan) -> bool:
    return plan.order != "asc" and not _is_by_amount(plan)


def _is_by_amount(plan: QueryPlan) -> bool:
    """Whether a list is sorted by its amounts: what has an order, and no day to be sorted by, is."""
    return plan.sort_by == "amount" or (plan.sort_by is None and plan.order is not None)


def _listed_in(
    reader: StatementReader, plan: QueryPlan, period: PlanPeriod, context: AskContext, currency: str | None
) -> list[ListedTransaction]:
    whole = PARTS.c.transaction_amount
    columns = (PARTS.c.id, PARTS.c.date, PARTS.c.merchant, PARTS.c.description, whole, PARTS.c.currency)
    where = [in_period(TRANSACTIONS, period), *conditions(plan.filters, TRANSACTIONS, context.vocabulary)]
    if currency is not None:
        where += _purchases(context, currency)
    query = (
        # Counted once they are grouped: a transaction that was split is one.
        select(
            *columns,
            func.min(PARTS.c.category).label("category"),
            cast(func.count().over(), BigInteger).label("total"),
        )
        .where(*where)
        .group_by(*columns)
        .order_by(*_order(plan, whole))
        .limit(bindparam("limit", min(plan.limit or MOST_ROWS, MOST_ROWS)))
    )
    return [_listed(row._mapping) for row in reader.rows(query)]


def read_purchases(
    reader: StatementReader, filters: Iterable[PlanFilter], period: PlanPeriod, context: AskContext, currency: str
) -> list[ListedTransaction]:
    """All purchases of the days in the currency that the filters let through, the newest first."""
    columns = (PARTS.c.date, PARTS.c.merchant, PARTS.c.category, PARTS.c.description, PARTS.c.currency)
    query: Select[*tuple[Any, ...]] = (
        select(*columns, PARTS.c.amount.label("transaction_amount"), literal_column("0").label("total"))
        .where(in_period(TRANSACTIONS, period), *_purchases(context, currency))
        .where(*conditions(filters, TRANSACTIONS, context.vocabulary))
        .order_by(PARTS.c.date.desc(), PARTS.c.id.desc())
        .limit(bindparam("limit", MOST_PURCHASES))
    )
    return [_listed(row._mapping) for row in reader.rows(query)]


def merchants_before(reader: StatementReader, day: date | None) -> set[str]:
    """The merchants with a transaction before a day, in lower case: by the kept months, and the days of the last."""
    if day is None:
        return set()
    month = month_start(day)
    sums = MERCHANT_MONTHS.c
    months = select(sums.merchant).where(sums.month < bindparam("start_month", month))
    found = list(reader.rows(months.where(sums.count_in + sums.count_out > literal_column("0")).distinct()))
    if month < day:
        days = select(PARTS.c.merchant).where(
            PARTS.c.date >= bindparam("start_month", month), PARTS.c.date < bindparam("start", day), PARTS.c.is_counted
        )
        found += reader.rows(days.distinct())
    return {row.merchant.casefold() for row in found}


def _purchases(context: AskContext, currency: str) -> Iterator[ColumnElement[bool]]:
    yield PARTS.c.is_counted
    yield PARTS.c.currency == bindparam("currency", currency)
    yield PARTS.c.amount < literal_column("0")
    yield PARTS.c.category.not_in(bindparam("not_spending", context.names_of("income", "transfer"), expanding=True))


def _order(plan: QueryPlan, amount: ColumnElement[Any]) -> tuple[ColumnElement[Any], ...]:
    """Newest first without any order; of what is equal, the newest comes first."""
    is_rising = plan.order == "asc"
    size = func.abs(amount)
    if _is_by_amount(plan):
        return size.asc() if is_rising else size.desc(), PARTS.c.date.desc(), PARTS.c.id.desc()
    return PARTS.c.date.asc() if is_rising else PARTS.c.date.desc(), PARTS.c.id.desc()


def _listed(row: Any) -> ListedTransaction:
    return ListedTransaction(
        row["date"],
        row["merchant"],
        row["category"],
        row["description"],
        row["transaction_amount"],
        row["currency"],
        int(row["total"]),
    )
