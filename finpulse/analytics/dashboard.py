"""Everything at a glance: the other answers for one scope, from one reading of the totals."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from finpulse.analytics.basis.flows import flows_of
from finpulse.analytics.basis.scope import Scope, known_days
from finpulse.analytics.budget import recommend
from finpulse.analytics.income import income_breakdown
from finpulse.analytics.insights import comparison_windows, insights
from finpulse.analytics.lifetime import lifetime_summary
from finpulse.analytics.merchants import merchants_of, top_merchants
from finpulse.analytics.savings import summary
from finpulse.analytics.spending import refunded_categories, spent_by_category
from finpulse.analytics.trend import monthly_trend, trend_windows
from finpulse.periods import ALL_TIME


def dashboard(session: Session, scope: Scope) -> dict[str, Any]:
    """The dashboard's parts, by the names of the contract; amounts are Decimals in `currency`.

    `excluded` tells what the period has and the figures leave out. Three or four round trips.
    """
    windows = {"period": scope.period, "lifetime": ALL_TIME}
    compared = comparison_windows(scope, known_days(session, scope, min(scope.end, scope.today)))
    flows = flows_of(session, scope, windows | compared | trend_windows(scope.end))
    merchants = merchants_of(session, scope)
    period = flows["period"]
    return {
        "period": scope.period_told(),
        "summary": summary(period),
        "spending_by_category": spent_by_category(period),
        "refunded_categories": refunded_categories(period),
        "income_breakdown": income_breakdown(period),
        "monthly_trend": monthly_trend(flows, scope.end),
        "top_merchants": top_merchants(merchants),
        "budget_recommendations": recommend(period),
        "insights": insights(flows, merchants, compared),
        "lifetime_summary": lifetime_summary(flows["lifetime"]),
        "currency": scope.currency,
        "excluded": period.excluded(),
    }
