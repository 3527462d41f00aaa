"""What stands out in the figures, in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from finpulse.analytics.basis.flows import Flows
from finpulse.analytics.basis.rounding import percent
from finpulse.analytics.basis.scope import Scope
from finpulse.analytics.basis.wording import days_text, money_text, percent_text
from finpulse.analytics.budget import OBLIGATIONS
from finpulse.analytics.merchants import Merchants
from finpulse.analytics.savings import savings_rate
from finpulse.analytics.spending import spent_by_category
from finpulse.periods import Period, month_start, same_days

# All in percent.
CHANGE: Final = Decimal(20)
LEAST_SAVINGS: Final = Decimal(5)
GOOD_SAVINGS: Final = Decimal(20)
DOMINATING: Final = Decimal(40)
# The windows that are compared.
NOW, BEFORE = "month_so_far", "month_before"

Insight = dict[str, Any]


def comparison_windows(scope: Scope, known: Period | None) -> dict[str, Period]:
    """The month at the scope's end, and the same days of the month before; {} where there is nothing to compare.

    Both have the days alone of which something is `known`: what came before the first statement, or after the last, is
    no saving, and a month that isn't over is held against a part of the one before.
    """
    end = min(scope.end, scope.today)
    if known is None or known.end < month_start(end) or end < scope.start:
        return {}
    compared = same_days(known.start, known.end)
    return dict(zip((NOW, BEFORE), compared, strict=True)) if compared else {}


def insights(flows: Mapping[str, Flows], merchants: Merchants, compared: Mapping[str, Period]) -> list[Insight]:
    """[{type, title, message, actionable}]; `type` is `warning`, `success` or `info`.

    `flows` holds the window `period` and those that are `compared`. The sentences say the figures as rounded, and the
    rounded figures decide, so that what is said and why agree.
    """
    period = flows["period"]
    return [
        *(_spending_change(flows[NOW], flows[BEFORE], compared) if compared else ()),
        *_savings(period),
        *_dominating_category(period),
        *_single_source(period, merchants),
    ]


def _insight(kind: str, title: str, message: str, *, actionable: bool) -> list[Insight]:
    return [{"type": kind, "title": title, "message": message, "actionable": actionable}]


def _spending_change(now: Flows, before: Flows, compared: Mapping[str, Period]) -> list[Insight]:
    """Spending that is far from that of the month before; nothing where there is nothing to compare with."""
    if before.spending <= 0:
        return []
    change = percent(now.spending - before.spending, before.spending)
    currency, locale = now.scope.currency, now.scope.locale
    spent_now, spent_before = (money_text(flows.spending, currency, locale) for flows in (now, before))
    said = f"{spent_now} {days_text(compared[NOW])} against {spent_before} {days_text(compared[BEFORE])}"
    far = percent_text(abs(change), locale)
    if change >= CHANGE:
        return _insight("warning", "Spending is up", f"You spent {far} more: {said}.", actionable=True)
    if change <= -CHANGE:
        return _insight("success", "Spending is down", f"You spent {far} less: {said}.", actionable=False)
    return []


def _savings(period: Flows) -> list[Insight]:
    """A savings rate that is low or good; nothing where nothing came in."""
    rate = savings_rate(period)
    if rate is None:
        return []
    locale = period.scope.locale
    said = f"Your savings rate is {percent_text(rate, locale)} of your income"
    if rate < LEAST_SAVINGS:
        text = f"{said}; from {percent_text(LEAST_SAVINGS, locale)} on there is something to fall back on."
        return _insight("warning", "Low savings", text, actionable=True)
    if rate >= GOOD_SAVINGS:
        return _insight("success", "Good savings", f"{said}; keep it up.", actionable=False)
    return []


def _dominating_category(period: Flows) -> list[Insight]:
    """A category that takes a large part of all that was spent, before what other categories got back."""
    spent = spent_by_category(period)
    if not spent or period.spending <= 0:
        return []
    category = spent[0]["category"]
    share = percent(spent[0]["amount"], sum((line["amount"] for line in spent), Decimal(0)))
    if share < DOMINATING:
        return []
    text = f"{category or 'What has no category'} makes up {percent_text(share, period.scope.locale)} of your spending."
    return _insight("info", "One category dominates", text, actionable=category not in OBLIGATIONS)


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
