"""How well somebody does, judged by what they save."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from finpulse.analytics.basis.flows import Flows
from finpulse.analytics.basis.rounding import percent

# From this savings rate in percent on, the rating holds; the first that fits is taken.
RATINGS: Final = ((20, "Excellent"), (10, "Good"), (5, "Fair"))


def financial_health(savings_rate: Decimal) -> str:
    """Excellent from 20 % on, Good from 10, Fair from 5, else Needs Improvement."""
    return next((rating for least, rating in RATINGS if savings_rate >= least), "Needs Improvement")


def savings_rate(flows: Flows) -> Decimal | None:
    """The part of the income that was not spent, in percent to two places, at most 100; None where nothing came in."""
    return percent(flows.income - flows.spending, flows.income) if flows.income > 0 else None


def summary(flows: Flows) -> dict[str, Any]:
    """{total_income, total_spending, refunds, net_cash_flow, savings_rate, financial_health}.

    Net cash flow is income less spending, with the refunds that are more than what was spent; transfers are in none of
    them. Where there was nothing to judge by, the health is None; who spends without an income has a poor one.
    """
    rate = savings_rate(flows)
    judged = flows.total("income").count + flows.total("spending").count > 0
    return {
        "total_income": flows.income,
        "total_spending": flows.spending,
        "refunds": flows.refunds,
        "net_cash_flow": flows.net,
        "savings_rate": rate,
        "financial_health": financial_health(rate or Decimal(0)) if judged else None,
    }
