"""A month as the pages tell it: its figures beside those of the month before, and a year of months."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from sqlalchemy.orm import Session

from finpulse.analytics.basis.flows import Flows, flows_of
from finpulse.analytics.basis.scope import Scope
from finpulse.analytics.merchants import Merchants, merchants_of, spent_at
from finpulse.analytics.savings import summary
from finpulse.analytics.spending import refunded_categories, spent_by_category
from finpulse.analytics.trend import trend_windows
from finpulse.periods import Period, month_end, month_start, months_before

_NOW, _BEFORE = "now", "before"
# Figures of the summary that are told beside those of the month before.
COMPARED: Final = ("total_income", "total_spending", "net_cash_flow", "savings_rate")


@dataclass(frozen=True, slots=True)
class FigureLine:
    """What one category, merchant or payer has to do with the month; `before` is None where it had no part before."""

    name: str
    amount: Decimal
    count: int
    before: Decimal | None


@dataclass(frozen=True, slots=True)
class TrendMonth:
    """A month of the year; `income` and `spending` are None where nothing is known of it, which is not 0."""

    month: date
    income: Decimal | None
    spending: Decimal | None
    net: Decimal | None


@dataclass(frozen=True, slots=True)
class MonthView:
    """All figures of a month in one currency. Where nothing is known of the month before, `before` is None."""

    scope: Scope
    figures: Mapping[str, Any]
    compared_with: Period
    before: Mapping[str, Any] | None
    categories: Sequence[FigureLine]
    refunded: Sequence[FigureLine]
    merchants: Sequence[FigureLine]
    payers: Sequence[FigureLine]
    trend: Sequence[TrendMonth]
    excluded: Mapping[str, Any]
    count: int

    @property
    def is_known(self) -> bool:
        """Whether anything of the month is there."""
        return self.count > 0


def month_view(session: Session, scope: Scope) -> MonthView:
    """The month of a scope, from the kept totals; three round trips.

    A month that isn't over is compared with the same days of the one before. What merchants got before is told for
    whole months alone, which the totals of months tell.
    """
    compared = _compared(scope)
    windows = {_NOW: scope.period, _BEFORE: compared, **trend_windows(scope.end)}
    flows = flows_of(session, scope, windows)
    now, before = flows[_NOW], flows[_BEFORE]
    known_before = _count(before) > 0
    merchants = merchants_of(session, scope)
    return MonthView(
        scope=scope,
        figures=summary(now),
        compared_with=compared,
        before=summary(before) if known_before else None,
        categories=_categories(spent_by_category(now), before),
        refunded=_categories(refunded_categories(now), before),
        merchants=_merchants(session, scope, merchants, compared),
        payers=[FigureLine(one.merchant, one.amount, one.count, None) for one in merchants.income],
        trend=[_trend_month(name, flows[name]) for name in trend_windows(scope.end)],
        excluded=now.excluded(),
        count=_count(now),
    )


def _compared(scope: Scope) -> Period:
    before = months_before(scope.start, 1)
    if scope.end == month_end(scope.end):
        return Period(before, month_end(before))
    return Period(before, min(month_end(before), before.replace(day=min(scope.end.day, month_end(before).day))))


def _count(flows: Flows) -> int:
    return flows.everything(flows.scope.currency).count


def _categories(lines: Sequence[Mapping[str, Any]], before: Flows) -> list[FigureLine]:
    was = before.by_category("spending")
    return [
        FigureLine(
            line["category"],
            line["amount"],
            line["count"],
            was[line["category"]].spent if line["category"] in was else None,
        )
        for line in lines
    ]


def _merchants(session: Session, scope: Scope, merchants: Merchants, compared: Period) -> list[FigureLine]:
    names = [one.merchant for one in merchants.spending]
    is_whole = compared == Period(month_start(compared.start), month_end(compared.start))
    was = spent_at(session, scope, names, compared) if is_whole and names else {}
    return [FigureLine(one.merchant, one.amount, one.count, was.get(one.merchant)) for one in merchants.spending]


def _trend_month(name: str, flows: Flows) -> TrendMonth:
    month = date.fromisoformat(f"{name}-01")
    if _count(flows) == 0:
        return TrendMonth(month, None, None, None)
    return TrendMonth(month, flows.income, flows.spending, flows.net)
