"""What came in, and from which categories."""

from __future__ import annotations

from typing import Any

from finpulse.analytics.basis.flows import Flows
from finpulse.analytics.basis.rounding import mean


def income_breakdown(flows: Flows) -> dict[str, Any]:
    """{total_income, income_by_category: [{category, amount, count}], average_monthly, total_transactions}.

    The average is over the calendar months that the period touches.
    """
    earned = sorted(flows.by_category("income").items(), key=lambda pair: (-pair[1].earned, pair[0]))
    return {
        "total_income": flows.income,
        "income_by_category": [
            {"category": category, "amount": flow.earned, "count": flow.count} for category, flow in earned
        ],
        "average_monthly": mean(flows.income, flows.scope.period.months_touched()),
        "total_transactions": flows.total("income").count,
    }
