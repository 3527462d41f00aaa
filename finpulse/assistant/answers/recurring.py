"""What recurs, as GET /analytics/recurring tells it: what goes on, what is due, what it costs, and what got dearer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from sqlalchemy.orm import Session

from finpulse.analytics.basis.scope import Scope
from finpulse.analytics.recurring import SERIES, recurring
from finpulse.assistant.answers.outcome import PlanAnswer, excluded_json, value
from finpulse.assistant.answers.selected import holds_amount, holds_name
from finpulse.assistant.context import AskContext
from finpulse.assistant.queries.reader import StatementReader
from finpulse.metrics.formulas import MoneyTally
from finpulse.metrics.plan import PlanFilter, PlanPeriod, QueryPlan
from finpulse.recurring.series import DAYS_A_MONTH

INCOME: Final = "income"


@dataclass(frozen=True, slots=True)
class RecurringPayment:
    """What recurs and goes on, or has ended."""

    merchant: str
    account: str
    category: str
    kind: str
    state: str
    amount: Decimal
    currency: str
    interval_days: Decimal
    next_date: date | None
    count: int
    price_changes: tuple[tuple[date, Decimal, Decimal], ...]

    @property
    def monthly_cost(self) -> Fraction:
        """What it costs, or brings, in a month of mean length, not rounded."""
        return Fraction(self.amount) * Fraction(DAYS_A_MONTH) / Fraction(self.interval_days)

    def due_in(self, start: date, end: date) -> int:
        """How often it is due from one day to another; what is late already is due once."""
        if self.next_date is None:
            return 0
        days = [self.next_date + timedelta(days=round(self.interval_days * n)) for n in range(_MOST_TIMES)]
        return sum(start <= day <= end for day in days)


_MOST_TIMES: Final = 120
# What recurs is kept for so many days that are asked about.
_MOST_DAYS: Final = 8


def known_series(session: Session, context: AskContext, reader: StatementReader) -> list[RecurringPayment]:
    """All that recurs as of the day of the question, in every currency.

    To find it takes the longest of all; it is kept for the days that were asked about last.
    """
    today = context.vocabulary.today
    reader.note(str(SERIES.compile()).strip(), {"as_of": today})
    if (key := ("recurring", today)) not in context.memo:
        if len(context.memo) >= _MOST_DAYS:
            context.memo.clear()
        context.memo[key] = _found(session, context)
    series: list[RecurringPayment] = context.memo[key]
    return series


def _found(session: Session, context: AskContext) -> list[RecurringPayment]:
    vocabulary = context.vocabulary
    today = vocabulary.today
    scope = Scope(
        owner_id=context.owner_id,
        start=today,
        end=today,
        currency=vocabulary.currency,
        account_id=None,
        currencies=vocabulary.currencies,
        kinds=vocabulary.categories,
        today=today,
    )
    names = {account.id: account.name for account in vocabulary.accounts}
    return [_series(told, names) for told in recurring(session, scope, None, today, None)]


def answer_recurring(
    plan: QueryPlan,
    period: PlanPeriod,
    context: AskContext,
    reader: StatementReader,
    session: Session,
    currency: str,
) -> PlanAnswer:
    """The values of a plan over what recurs; without a kind it is what one pays."""
    meant = [each for each in known_series(session, context, reader) if _is_meant(each, plan.filters)]
    if plan.metric == "recurring_monthly_cost":
        return _monthly_cost(plan, meant, currency)
    figures = list(_FIGURES[plan.metric](meant, period))
    if plan.order is not None:
        figures.sort(key=lambda pair: pair[1], reverse=plan.order == "desc")
    figures = figures[: plan.limit]
    values = [value(each.merchant, figure, each.currency) for each, figure in figures]
    return PlanAnswer(values, sum(each.count for each, _ in figures))


def _going_on(series: Iterable[RecurringPayment], _: PlanPeriod) -> Iterator[tuple[RecurringPayment, Fraction]]:
    for each in series:
        if each.state != "ended":
            yield each, Fraction(each.amount)


def _due(series: Iterable[RecurringPayment], period: PlanPeriod) -> Iterator[tuple[RecurringPayment, Fraction]]:
    for each in series:
        times = each.due_in(period.start or date.min, period.end)
        if times:
            yield each, Fraction(each.amount) * times


def _risen(series: Iterable[RecurringPayment], period: PlanPeriod) -> Iterator[tuple[RecurringPayment, Fraction]]:
    for each in series:
        changes = [
            (before, after)
            for since, before, after in each.price_changes
            if (period.start is None or since >= period.start) and since <= period.end
        ]
        if changes and changes[-1][1] > changes[0][0]:
            yield each, Fraction(changes[-1][1]) - Fraction(changes[0][0])


_FIGURES: Final[
    Mapping[str, Callable[[Iterable[RecurringPayment], PlanPeriod], Iterator[tuple[RecurringPayment, Fraction]]]]
] = {
    "recurring_list": _going_on,
    "recurring_upcoming": _due,
    "recurring_price_change": _risen,
}


def _monthly_cost(plan: QueryPlan, series: Iterable[RecurringPayment], currency: str) -> PlanAnswer:
    """The sum in the answer's currency; what recurs in other ones is told as left out, by its count."""
    going = [each for each in series if each.state != "ended"]
    counted = [each for each in going if each.currency == currency]
    others: dict[str, MoneyTally] = defaultdict(MoneyTally)
    for each in going:
        if each.currency != currency:
            others[each.currency] += MoneyTally(count=each.count)
    if plan.group_by:
        groups: dict[str, Fraction] = defaultdict(Fraction)
        for each in counted:
            groups[getattr(each, plan.group_by[0])] += each.monthly_cost
        sized = sorted(groups.items(), key=lambda pair: (-pair[1], pair[0]))
        values = [value(label, cost, currency) for label, cost in sized[: plan.limit]]
    else:
        values = [value(plan.metric, sum((each.monthly_cost for each in counted), Fraction(0)), currency)]
    return PlanAnswer(values, sum(each.count for each in counted), excluded_json(others, MoneyTally()))


def _is_meant(series: RecurringPayment, filters: Iterable[PlanFilter]) -> bool:
    kinds = [each for each in filters if each.field == "kind"]
    if not kinds and series.kind == INCOME:
        return False
    return all(
        holds_amount(series.amount, each)
        if each.field == "amount"
        else holds_name(str(getattr(series, each.field)), each)
        for each in filters
    )


def _series(told: Mapping[str, Any], names: Mapping[int, str]) -> RecurringPayment:
    shared = ("merchant", "category", "kind", "state", "amount", "currency", "interval_days", "next_date", "count")
    changes = tuple((each["since"], each["before"], each["after"]) for each in told["price_changes"])
    return RecurringPayment(
        account=names.get(told["account_id"], ""), price_changes=changes, **{name: told[name] for name in shared}
    )
