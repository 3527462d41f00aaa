"""Single transactions, the unusual ones among them, and merchants that are new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from statistics import median
from typing import Final

from finpulse.assistant.answers.groups import in_order, joined, sums_by_group, sums_of
from finpulse.assistant.answers.outcome import JOINED, PlanAnswer, excluded_json, value
from finpulse.assistant.answers.selected import selected
from finpulse.assistant.context import AskContext
from finpulse.assistant.queries.cells import SumsAsked, read_cells
from finpulse.assistant.queries.listing import (
    ListedTransaction,
    merchants_before,
    read_purchases,
    read_transactions,
)
from finpulse.assistant.queries.reader import StatementReader
from finpulse.metrics.plan import PlanPeriod, QueryPlan

# A purchase of so many times the usual one is unusual.
UNUSUAL: Final = 3
# So many purchases at a merchant, or in a category, tell what is usual there.
LEAST_PURCHASES: Final = 4
YEAR: Final = timedelta(days=365)
# What a merchant has too few purchases for is measured by its category, where it takes more to be unusual.
UNUSUAL_IN_CATEGORY: Final = 6


def answer_transactions(
    plan: QueryPlan, period: PlanPeriod, context: AskContext, reader: StatementReader, currency: str
) -> PlanAnswer:
    """The transactions that the filters select, in every currency, transfers too; of the largest, purchases alone."""
    is_largest = plan.metric == "max_transaction"
    if is_largest:
        plan = replace(plan, order="desc", sort_by="amount", limit=plan.limit or 1)
    rows = read_transactions(reader, plan, period, context, currency if is_largest else None)
    values = [_value(row) for row in rows]
    if not is_largest:
        return PlanAnswer(values, rows[0].total if rows and plan.limit is None else len(rows))
    return PlanAnswer(values, len(rows), _excluded(plan, period, context, reader, currency))


def answer_new_merchants(
    plan: QueryPlan, period: PlanPeriod, context: AskContext, reader: StatementReader, currency: str
) -> PlanAnswer:
    """What was spent at each merchant whose first transaction lies in the period."""
    before = merchants_before(reader, period.start)
    question = SumsAsked(plan.filters, period, keys=("merchant",))
    cells = read_cells(reader, question, context.vocabulary, exactly=False)
    at_new = [cell for cell in cells if cell.keys[0] and cell.keys[0].casefold() not in before]
    sums = sums_by_group(at_new, ("merchant",), context, currency)
    spent = {labels: each.spending for labels, each in sums.items() if each.of("spending").count}
    grouped = replace(plan, group_by=("merchant",))
    told = [value(joined(labels), figure, currency) for labels, figure in in_order(grouped, spent)]
    left_out = sums_of(at_new, context, currency)
    return PlanAnswer(told, left_out.of("spending").count, excluded_json(left_out.others, left_out.of("transfer")))


def answer_anomalies(
    plan: QueryPlan, period: PlanPeriod, context: AskContext, reader: StatementReader, currency: str
) -> PlanAnswer:
    """The purchases of the period that are far larger than usual, the largest excess first."""
    start = (period.start or period.end) - YEAR
    # What is usual is told by all purchases of those accounts; the other filters keep what of the unusual is asked for.
    accounts = [each for each in plan.filters if each.field == "account"]
    others = [each for each in plan.filters if each.field != "account"]
    purchases = read_purchases(reader, accounts, replace(period, start=start), context, currency)
    usual = _usual(purchases)
    of_period = [row for row in purchases if period.start is None or row.day >= period.start]
    found = [(row, ratio) for row in of_period if (ratio := _ratio(row, usual)) and selected(row, others)]
    found.sort(key=lambda pair: (-pair[1], pair[0].day, pair[0].merchant))
    rows = [row for row, _ in found[: plan.limit]]
    return PlanAnswer([_value(row) for row in rows], len(rows), _excluded(plan, period, context, reader, currency))


def _value(row: ListedTransaction) -> dict[str, str]:
    about = row.merchant or row.description or row.category
    return value(f"{row.day.isoformat()}{JOINED}{about}", row.amount, row.currency)


def _excluded(
    plan: QueryPlan, period: PlanPeriod, context: AskContext, reader: StatementReader, currency: str
) -> dict[str, object]:
    cells = read_cells(reader, SumsAsked(plan.filters, period), context.vocabulary, exactly=False)
    sums = sums_of(cells, context, currency)
    return excluded_json(sums.others, sums.of("transfer"))


def _usual(purchases: Iterable[ListedTransaction]) -> Mapping[tuple[str, str], Decimal]:
    """The median purchase at each merchant and in each category that has enough of them."""
    sizes: dict[tuple[str, str], list[Decimal]] = defaultdict(list)
    for row in purchases:
        sizes["merchant", row.merchant.casefold()].append(-row.amount)
        sizes["category", row.category].append(-row.amount)
    return {key: median(each) for key, each in sizes.items() if len(each) >= LEAST_PURCHASES}


def _ratio(row: ListedTransaction, usual: Mapping[tuple[str, str], Decimal]) -> Fraction | None:
    """How many times the usual a purchase is, where that is unusual."""
    at_merchant = usual.get(("merchant", row.merchant.casefold())) if row.merchant else None
    most, typical = UNUSUAL, at_merchant
    if typical is None:
        most, typical = UNUSUAL_IN_CATEGORY, usual.get(("category", row.category))
    if not typical:
        return None
    ratio = Fraction(-row.amount) / Fraction(typical)
    return ratio if ratio >= most else None
