"""Sums by currency and category, and by what else a plan asks for: from kept totals where these tell the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import BigInteger, ColumnElement, Select, and_, cast, func, literal_column, or_, select

from finpulse.assistant.queries.conditions import conditions, in_period, is_weekend
from finpulse.assistant.queries.reader import StatementReader
from finpulse.assistant.queries.tables import KEPT_DAYS, PARTS, TRANSACTIONS, SumsSource
from finpulse.assistant.vocabulary import Vocabulary
from finpulse.metrics.formulas import MoneyTally
from finpulse.metrics.plan import PlanFilter, PlanPeriod

# What only the transactions themselves tell.
_ONLY_TRANSACTIONS: Final = {"merchant", "amount"}


@dataclass(frozen=True, slots=True)
class SumsAsked:
    """What sums are wanted of: the filters, one period or two, and the keys by which they are to be apart.

    `marked` are filters that don't restrict the rows, but mark those that they would keep.
    """

    filters: tuple[PlanFilter, ...]
    period: PlanPeriod
    compare_to: PlanPeriod | None = None
    keys: tuple[str, ...] = ()
    marked: tuple[PlanFilter, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One sum: of a currency, a category and the values of the keys; in which of the periods, and whether marked."""

    currency: str
    category: str
    keys: tuple[Any, ...]
    is_current: bool
    is_previous: bool
    is_marked: bool
    tally: MoneyTally


def read_cells(reader: StatementReader, question: SumsAsked, vocabulary: Vocabulary, *, exactly: bool) -> list[Cell]:
    """The cells of a question; `exactly` where the number of purchases counts, which kept totals don't tell."""
    source = TRANSACTIONS if exactly or _needs_transactions(question) else KEPT_DAYS
    return [_cell(question, dict(row._mapping)) for row in reader.rows(_select(question, source, vocabulary))]


def read_count(reader: StatementReader, question: SumsAsked, vocabulary: Vocabulary) -> list[Cell]:
    """The number of transactions by the keys, of every currency and kind together."""
    keys = _keys(question, TRANSACTIONS)
    marks = _marks(question, TRANSACTIONS, vocabulary)
    counted = func.count(PARTS.c.id.distinct()).label("count")
    query = select(*keys, *marks, counted).where(*_where(question, TRANSACTIONS, vocabulary))
    rows = reader.rows(_grouped(query, len(keys) + len(marks)))
    return [_cell(question, {"currency": "", "category": "", **row._mapping}) for row in rows]


def _cell(question: SumsAsked, told: Mapping[str, Any]) -> Cell:
    tally = MoneyTally(
        told.get("money_in", Decimal(0)),
        told.get("money_out", Decimal(0)),
        int(told["count"]),
        int(told.get("purchases", 0)),
    )
    keys = tuple(told[f"key_{key}"] for key in question.keys)
    marks = told["is_current"], told["is_previous"], told["is_marked"]
    return Cell(told["currency"], told["category"], keys, *marks, tally)


def _needs_transactions(question: SumsAsked) -> bool:
    fields = {each.field for each in (*question.filters, *question.marked)}
    return bool(_ONLY_TRANSACTIONS & (fields | set(question.keys)))


def _select(question: SumsAsked, source: SumsSource, vocabulary: Vocabulary) -> Select[*tuple[Any, ...]]:
    keys = _keys(question, source)
    columns = [source.relation.c.currency, source.relation.c.category, *keys, *_marks(question, source, vocabulary)]
    query = select(*columns, *source.tally).where(*_where(question, source, vocabulary))
    if source is TRANSACTIONS:
        query = query.where(PARTS.c.is_counted)
    return _grouped(query, len(columns))


def _grouped(query: Select[*tuple[Any, ...]], count: int) -> Select[*tuple[Any, ...]]:
    """Grouped by the first columns, by their places: what is bound in one would be another value in the clause."""
    return query.group_by(*(literal_column(str(place)) for place in range(1, count + 1)))


def _marks(question: SumsAsked, source: SumsSource, vocabulary: Vocabulary) -> list[ColumnElement[Any]]:
    true: ColumnElement[bool] = literal_column("true")
    current: ColumnElement[bool] = true
    previous: ColumnElement[bool] = literal_column("false")
    if question.compare_to is not None:
        current = in_period(source, question.period)
        previous = in_period(source, question.compare_to, "previous_")
    marked = list(conditions(question.marked, source, vocabulary))
    return [
        current.label("is_current"),
        previous.label("is_previous"),
        (and_(*marked) if marked else true).label("is_marked"),
    ]


def _where(question: SumsAsked, source: SumsSource, vocabulary: Vocabulary) -> Iterable[ColumnElement[bool]]:
    period = in_period(source, question.period)
    yield period if question.compare_to is None else or_(period, in_period(source, question.compare_to, "previous_"))
    yield from conditions(question.filters, source, vocabulary)


def _keys(question: SumsAsked, source: SumsSource) -> list[ColumnElement[Any]]:
    return [KEY_COLUMNS[key](source).label(f"key_{key}") for key in question.keys]


KEY_COLUMNS: Final[Mapping[str, Callable[[SumsSource], ColumnElement[Any]]]] = {
    "category": lambda source: source.relation.c.category,
    "merchant": lambda source: source.relation.c.merchant,
    "account": lambda source: cast(source.relation.c.account_id, BigInteger),
    "day": lambda source: literal_column(f"to_char({source.day.name}, 'YYYY-MM-DD')"),
    "week": lambda source: literal_column(f"to_char(date_trunc('week', {source.day.name}), 'YYYY-MM-DD')"),
    "month": lambda source: literal_column(f"to_char({source.day.name}, 'YYYY-MM')"),
    "day_type": is_weekend,
}
