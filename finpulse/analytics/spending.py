"""What was spent, by category."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from finpulse.analytics.basis.flows import Flows, flows_of
from finpulse.analytics.basis.scope import Scope


def spending_by_category(session: Session, scope: Scope) -> dict[str, Any]:
    """{spending_by_category: [{category, amount, count}], refunded_categories, total_spending, refunds, …}.

    Beside them are period, currency and excluded. What the categories cost, less what the refunded ones got back, is
    the total spending; or, where that is below zero, 0 with the rest in `refunds`.
    """
    flows = flows_of(session, scope, {"period": scope.period})["period"]
    return {
        "spending_by_category": spent_by_category(flows),
        "refunded_categories": refunded_categories(flows),
        "total_spending": flows.spending,
        "refunds": flows.refunds,
        "period": scope.period_told(),
        "currency": scope.currency,
        "excluded": flows.excluded(),
    }


def spent_by_category(flows: Flows) -> list[dict[str, Any]]:
    """[{category, amount, count}] of what cost more than was refunded, the largest first."""
    return _lines(flows, sign=1)


def refunded_categories(flows: Flows) -> list[dict[str, Any]]:
    """[{category, amount, count}] of what got more refunds than it cost, and by how much, the largest first."""
    return _lines(flows, sign=-1)


def _lines(flows: Flows, sign: int) -> list[dict[str, Any]]:
    found = [(category, flow, sign * flow.spent) for category, flow in flows.by_category("spending").items()]
    largest_first = sorted((line for line in found if line[2] > 0), key=lambda line: (-line[2], line[0]))
    return [{"category": category, "amount": amount, "count": flow.count} for category, flow, amount in largest_first]
