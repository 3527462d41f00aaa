"""What stands out in the figures, in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from finpulse.analytics.basis.flows import Flows
from finpulse.analytics.basis.rounding import percent
from finpulse.analytics.merchants import Merchants
from finpulse.analytics.savings import savings_rate
from finpulse.analytics.spending import spent_by_category
from finpulse.periods import Period, month_before_so_far, month_so_far

# All in percent.
CHANGE: Final = 20
LEAST_SAVINGS: Final = 5
GOOD_SAVINGS: Final = 20
DOMINATING: Final = 40

Insight = dict[str, Any]


def comparison_windows(end: date) -> dict[str, Period]:
    """The month of a day up to it, and the month before up to the same day."""
    return {"month_so_far": month_so_far(end), "month_before": month_before_so_far(end)}


def insights(flows: Mapping[str, Flows], merchants: Merchants) -> list[Insight]:
    """[{type, title, message, actionable}]; `type` is `warning`, `success` or `info`.

    `flows` holds the window `period` and those of `comparison_windows`. The sentences say the
    figures as rounded, and the rounded figures decide, so that what is said and why agree.
    """
    period = flows["period"]
    return [
        *_spending_change(flows["month_so_far"].spending, flows["month_before"].spending, period.scope.currency),
        *_savings(period),
        *_dominating_category(period),
        *_single_source(period, merchants),
    ]


def _insight(kind: str, title: str, message: str, *, actionable: bool) -> list[Insight]:
    return [{"type": kind, "title": title, "message": message, "actionable": actionable}]


def _spending_change(now: Decimal, before: Decimal, currency: str) -> list[Insight]:
    """Spending that is far from that of the month before; nothing where there is nothing to compare with."""
    if before <= 0:
        return []
    change = percent(now - before, before)
    said = f"{now:f} {currency} this month against {before:f} {currency} up to the same day of the month before"
    if change >= CHANGE:
        return _insight("warning", "Spending is up", f"You spent {change:f} % more: {said}.", actionable=True)
    if change <= -CHANGE:
        return _insight("success", "Spending is down", f"You spent {-change:f} % less: {said}.", actionable=False)
    return []


def _savings(period: Flows) -> list[Insight]:
    """A savings rate that is low or good; nothing where nothing came in."""
    if period.income <= 0:
        return []
    rate = savings_rate(period)
    said = f"Your savings rate is {rate:f} % of your income"
    if rate < LEAST_SAVINGS:
        text = f"{said}; from {LEAST_SAVINGS} % on there is something to fall back on."
        return _insight("warning", "Low savings", text, actionable=True)
    if rate >= GOOD_SAVINGS:
        return _insight("success", "Good savings", f"{said}; keep it up.", actionable=False)
    return []


def _dominating_category(period: Flows) -> list[Insight]:
    """A category that takes a large part of all that was spent."""
    spent = spent_by_category(period)
    if not spent or period.spending <= 0:
        return []
    share = percent(spent[0]["amount"], period.spending)
    if share < DOMINATING:
        return []
    text = f"{spent[0]['category']} makes up {share:f} % of your spending."
    return _insight("info", "One category dominates", text, actionable=True)


def _single_source(period: Flows, merchants: Merchants) -> list[Insight]:
    """Income that all comes from one payer or, where no payer is named, under one category."""
    source = _only_payer(period, merchants) if merchants.income else _only_category(period)
    if source is None or period.income <= 0:
        return []
    text = f"All of your income comes from {source}; a second source would make you less dependent on it."
    return _insight("info", "A single source of income", text, actionable=True)


def _only_payer(period: Flows, merchants: Merchants) -> str | None:
    """The one payer of all income; income that names no payer counts as another source."""
    if len(merchants.income) == 1 and merchants.income[0].amount == period.income:
        return merchants.income[0].merchant
    return None


def _only_category(period: Flows) -> str | None:
    earning = [category for category, flow in period.by_category("income").items() if flow.earned > 0]
    return earning[0] if len(earning) == 1 else None
