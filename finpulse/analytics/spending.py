"""What was spent, by category."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from finpulse.analytics.basis.flows import Flow, Flows, flows_of
from finpulse.analytics.basis.scope import Scope


def spending_by_category(session: Session, scope: Scope) -> dict[str, Any]:
    """{spending_by_category: [{category, amount, count}], total_spending, period, currency, excluded}."""
    flows = flows_of(session, scope, {"period": scope.period})["period"]
    return {
        "spending_by_category": spent_by_category(flows),
        "total_spending": flows.spending,
        "period": scope.period_told(),
        "currency": scope.currency,
        "excluded": flows.excluded(),
    }


def spent_by_category(flows: Flows) -> list[dict[str, Any]]:
    """[{category, amount, count}], the largest first; the amounts add up to the total spending.

    A category that got more refunds than it cost stands last with a negative amount; one whose
    refunds equal its cost is left out.
    """
    spent = [(category, flow) for category, flow in flows.by_category("spending").items() if flow.spent]
    return [_line(category, flow) for category, flow in sorted(spent, key=lambda pair: (-pair[1].spent, pair[0]))]


def _line(category: str, flow: Flow) -> dict[str, Any]:
    return {"category": category, "amount": flow.spent, "count": flow.count}
