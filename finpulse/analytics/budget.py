"""What a category might cost, given the income, and what it does cost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from sqlalchemy.orm import Session

from finpulse.analytics.basis.flows import Flows, flows_of
from finpulse.analytics.basis.rounding import part_of
from finpulse.analytics.basis.scope import Scope
from finpulse.analytics.spending import spent_by_category
from finpulse.cleaning import taxonomy

# Hundredths of the income that a category is recommended to cost at most.
SHARES: Final[Mapping[str, int]] = {
    taxonomy.FOOD: 15,
    taxonomy.GROCERIES: 15,
    taxonomy.BILLS: 15,
    taxonomy.SHOPPING: 15,
    taxonomy.TRANSPORT: 10,
    taxonomy.ENTERTAINMENT: 10,
    taxonomy.OTHER: 3,
    taxonomy.BANK: 2,
}
ANY_OTHER: Final = 5


@dataclass(frozen=True, slots=True)
class Verdict:
    """How spending stands to its budget; `type` is `warning`, `success` or `info`, as in insights."""

    status: str
    urgency: str
    type: str
    advice: str


FAR_OVER: Final = Verdict(
    "over_budget", "high", "warning", "Spending on {category} is {excess} {currency} over its budget; cut it back."
)
OVER: Final = Verdict(
    "slightly_over", "medium", "warning", "Spending on {category} is {excess} {currency} over its budget; watch it."
)
UNDER: Final = Verdict("under_budget", "low", "success", "Spending on {category} is well within its budget.")
WITHIN: Final = Verdict("on_budget", "low", "info", "Spending on {category} is within its budget.")


def budget_recommendations(session: Session, scope: Scope) -> dict[str, Any]:
    """{budget_recommendations: [as of `recommend`], period, currency, excluded}."""
    flows = flows_of(session, scope, {"period": scope.period})["period"]
    return {
        "budget_recommendations": recommend(flows),
        "period": scope.period_told(),
        "currency": scope.currency,
        "excluded": flows.excluded(),
    }


def recommend(flows: Flows) -> list[dict[str, Any]]:
    """A recommendation for each category that cost something, the largest first.

    [{category, current_spending, recommended_budget, budget_percentage, status, urgency,
    recommendation, type}]; `budget_percentage` is the budget in hundredths of the period's income.
    Where nothing came in there is no income to take a share of, and so no recommendation.
    """
    if flows.income <= 0:
        return []
    spent = [(line["category"], line["amount"]) for line in spent_by_category(flows) if line["amount"] > 0]
    return [_recommendation(flows, category, amount) for category, amount in spent]


def verdict(spending: Decimal, budget: Decimal) -> Verdict:
    """Far over from above 120 % of the budget, over from above 100 %, under below 80 %, else within."""
    if spending * 100 > budget * 120:
        return FAR_OVER
    if spending > budget:
        return OVER
    return UNDER if spending * 100 < budget * 80 else WITHIN


def _recommendation(flows: Flows, category: str, spending: Decimal) -> dict[str, Any]:
    share = SHARES.get(category, ANY_OTHER)
    budget = part_of(flows.income, share)
    judged = verdict(spending, budget)
    return {
        "category": category,
        "current_spending": spending,
        "recommended_budget": budget,
        "budget_percentage": share,
        "status": judged.status,
        "urgency": judged.urgency,
        "recommendation": judged.advice.format(
            category=category, excess=f"{spending - budget:f}", currency=flows.scope.currency
        ),
        "type": judged.type,
    }
