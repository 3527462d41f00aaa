"""Budgets by the shares of income that REST analytics recommend, and income in needs, wants and savings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Final

from finpulse.analytics.basis.flows import Flow, Flows
from finpulse.analytics.basis.scope import Scope
from finpulse.analytics.budget import recommend
from finpulse.assistant.answers import sentences
from finpulse.assistant.answers.groups import sums_of
from finpulse.assistant.answers.outcome import PlanAnswer, Unanswerable, excluded_json, value
from finpulse.assistant.answers.selected import holds_name
from finpulse.assistant.context import AskContext
from finpulse.assistant.queries.cells import Cell, SumsAsked, read_cells
from finpulse.assistant.queries.reader import StatementReader
from finpulse.cleaning.taxonomy import EDUCATION, GROCERIES, INSURANCE
from finpulse.metrics.formulas import MoneyTally
from finpulse.metrics.plan import PlanFilter, PlanPeriod, QueryPlan
from finpulse.periods import Period, month_end, month_start, months_before

BUDGET_MONTHS: Final = 6
# What one can't do without, by the primary category of Plaid's taxonomy, and by name where that has both.
NEEDS_BY_PLACE: Final = {
    "RENT_AND_UTILITIES",
    "TRANSPORTATION",
    "MEDICAL",
    "LOAN_PAYMENTS",
    "GOVERNMENT_AND_NON_PROFIT",
}
NEEDS_BY_NAME: Final = {GROCERIES, INSURANCE, EDUCATION}


def answer_budget(
    plan: QueryPlan, period: PlanPeriod, context: AskContext, reader: StatementReader, currency: str
) -> PlanAnswer:
    """The recommended budget of a month, or what of it is left; the whole first, then category by category.

    The budget is that of the six whole months before the day of the question, a month on average. Raises Unanswerable
    where these have no income, or nothing was spent in the category.
    """
    is_remaining = plan.metric == "budget_remaining"
    months = period if not is_remaining else _last_months(period)
    base = _cells(reader, context, months)
    budgets = _budgets(base, months, context, currency)
    chosen = {name: budget for name, budget in budgets.items() if _is_meant(name, plan.filters)}
    if not chosen:
        raise Unanswerable("no_such_data", sentences.NO_BUDGET)
    counted = _of_categories(base, chosen)
    if is_remaining:
        counted = _of_categories(_cells(reader, context, period), chosen)
        spent = _spent_by_category(counted, context, currency)
        chosen = {name: budget - spent.get(name, Fraction(0)) for name, budget in chosen.items()}
    sums = sums_of(counted, context, currency)
    return PlanAnswer(
        _told(plan, chosen, currency), sums.of("spending").count, excluded_json(sums.others, sums.of("transfer"))
    )


def answer_split(
    plan: QueryPlan, period: PlanPeriod, context: AskContext, reader: StatementReader, currency: str
) -> PlanAnswer:
    """Needs, wants and savings in percent of income. Raises Unanswerable without income."""
    cells = read_cells(reader, SumsAsked(plan.filters, period), context.vocabulary, exactly=False)
    sums = sums_of(cells, context, currency)
    if sums.income <= 0:
        raise Unanswerable("no_such_data", sentences.NO_INCOME)
    spent = _spent_by_category(cells, context, currency)
    needs = sum((figure for name, figure in spent.items() if _is_need(name, context)), Fraction(0))
    parts = {"needs": needs, "wants": sums.spending - needs, "savings": sums.income - sums.spending}
    values = [value(label, part / sums.income * 100, "percent") for label, part in parts.items()]
    rows = sums.of("income").count + sums.of("spending").count
    return PlanAnswer(values, rows, excluded_json(sums.others, sums.of("transfer")))


def _last_months(period: PlanPeriod) -> PlanPeriod:
    """The six whole months before the one in which a period begins."""
    first = months_before(period.start or period.end, BUDGET_MONTHS)
    return PlanPeriod("last_6_months", first, month_end(months_before(period.start or period.end, 1)))


def _cells(reader: StatementReader, context: AskContext, period: PlanPeriod) -> list[Cell]:
    return read_cells(reader, SumsAsked((), period), context.vocabulary, exactly=False)


def _budgets(cells: Iterable[Cell], period: PlanPeriod, context: AskContext, currency: str) -> dict[str, Fraction]:
    """The budget of a month for each category, as GET /analytics/budget-recommendations has it for all the months."""
    start = period.start or min(context.first_days.values(), default=period.end)
    days = Period(month_start(start), period.end)
    lines = recommend(_flows(cells, days, context, currency))
    months = days.months_touched()
    return {
        line["category"]: Fraction(line["recommended_budget"]) / months
        for line in lines
        if line["recommended_budget"] is not None
    }


def _flows(cells: Iterable[Cell], days: Period, context: AskContext, currency: str) -> Flows:
    """The cells as analytics knows them."""
    vocabulary = context.vocabulary
    scope = Scope(
        context.owner_id,
        days.start,
        days.end,
        currency,
        None,
        tuple(vocabulary.currencies),
        vocabulary.categories,
        vocabulary.today,
        vocabulary.locale,
    )
    found: dict[tuple[str, str], Flow] = {}
    for cell in cells:
        key = cell.currency, cell.category
        flow = Flow(cell.tally.money_in, cell.tally.money_out, cell.tally.count)
        found[key] = found.get(key, Flow()) + flow
    return Flows(scope, found)


def _spent_by_category(cells: Iterable[Cell], context: AskContext, currency: str) -> dict[str, Fraction]:
    spent: dict[str, Fraction] = {}
    for cell in cells:
        if cell.currency == currency and context.kind_of(cell.category) == "spending":
            spent[cell.category] = spent.get(cell.category, Fraction(0)) + _spent(cell.tally)
    return spent


def _spent(tally: MoneyTally) -> Fraction:
    return Fraction(tally.money_out) - Fraction(tally.money_in)


def _of_categories(cells: Iterable[Cell], names: Mapping[str, Fraction]) -> list[Cell]:
    return [cell for cell in cells if cell.category in names]


def _is_meant(category: str, filters: Iterable[PlanFilter]) -> bool:
    return all(holds_name(category, each) for each in filters if each.field == "category")


def _is_need(category: str, context: AskContext) -> bool:
    return category in NEEDS_BY_NAME or context.places.get(category) in NEEDS_BY_PLACE


def _told(plan: QueryPlan, budgets: Mapping[str, Fraction], currency: str) -> list[dict[str, str]]:
    """The sum first, unless groups are asked for or there is one category alone; then the largest first."""
    sized = sorted(budgets.items(), key=lambda pair: (-pair[1], pair[0]))
    each = [value(name, figure, currency) for name, figure in sized]
    if plan.group_by:
        return each[: plan.limit]
    total = value(plan.metric, sum(budgets.values(), Fraction(0)), currency)
    return [total, *each] if len(each) > 1 else [total]
