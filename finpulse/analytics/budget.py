"""What a category might cost, given the income, and what it does cost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from sqlalchemy.orm import Session

from finpulse.analytics.basis.flows import Flows, flows_of
from finpulse.analytics.basis.rounding import part_of, rounded_like
from finpulse.analytics.basis.scope import Scope
from finpulse.analytics.basis.wording import money_text
from finpulse.analytics.spending import spent_by_category
from finpulse.cleaning import taxonomy

# Categories that have a budget together, and hundredths of the income that they are recommended to cost at most. Any
# other category has one of its own.
SHARES: Final[Mapping[tuple[str, ...], int]] = {
    (taxonomy.HOUSING,): 30,
    (taxonomy.FOOD, taxonomy.GROCERIES): 15,
    (taxonomy.TRANSPORT,): 10,
    (taxonomy.BILLS,): 10,
    (taxonomy.SHOPPING,): 10,
    (taxonomy.ENTERTAINMENT,): 10,
}
ANY_OTHER: Final = 5
# What is owed is told and never judged.
NOT_JUDGED: Final = (taxonomy.LOANS, taxonomy.TAXES)
# What nobody can spend less on from one month to the next.
OBLIGATIONS: Final = (*NOT_JUDGED, taxonomy.HOUSING, taxonomy.INSURANCE, taxonomy.HEALTH, taxonomy.EDUCATION)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How spending stands to its budget; `type` is `warning`, `success` or `info`, as in insights.

    `advice` goes to who can spend less; of an obligation only what `said` is told.
    """

    status: str
    urgency: str
    type: str
    said: str
    advice: str = ""


FAR_OVER: Final = Verdict("over_budget", "high", "warning", "{excess} over its budget", "; cut it back")
OVER: Final = Verdict("slightly_over", "medium", "warning", "{excess} over its budget", "; watch it")
UNDER: Final = Verdict("under_budget", "low", "success", "well within its budget")
WITHIN: Final = Verdict("on_budget", "low", "info", "within its budget")
OWED: Final = Verdict("not_judged", "low", "info", "{spent}; what is owed has no budget here")


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
    recommendation, type}]; `budget_percentage` is the budget in hundredths of the period's income. Categories that have
    a budget together are judged together, and each has the part of it that it has of their spending. What is owed has
    neither budget nor percentage.
    Where nothing came in there is no income to take a share of, and so no recommendation.
    """
    if flows.income <= 0:
        return []
    spent = {line["category"]: line["amount"] for line in spent_by_category(flows)}
    return [_owed(flows, one, spent[one]) if one in NOT_JUDGED else _judged(flows, one, spent) for one in spent]


def verdict(spending: Decimal, budget: Decimal) -> Verdict:
    """Far over from above 120 % of the budget, over from above 100 %, under below 80 %, else within."""
    if spending * 100 > budget * 120:
        return FAR_OVER
    if spending > budget:
        return OVER
    return UNDER if spending * 100 < budget * 80 else WITHIN


def _judged(flows: Flows, category: str, spent: Mapping[str, Decimal]) -> dict[str, Any]:
    """The recommendation for a category, by what all that share its budget cost."""
    sharing = [one for one in _sharing_budget(category) if one in spent]
    together = sum((spent[one] for one in sharing), Decimal(0))
    whole, share = part_of(flows.income, _share(category)), Decimal(_share(category))
    budget = rounded_like(whole * spent[category] / together, whole)
    percentage = rounded_like(share * spent[category] / together, Decimal(0)).normalize()
    others = [one for one in sharing if one != category]
    about = f"{category} together with {others[0]}" if others else category
    told = verdict(together, whole)
    return _line(flows, category, spent[category], told, about, together - whole) | {
        "recommended_budget": budget,
        "budget_percentage": percentage,
    }


def _owed(flows: Flows, category: str, spending: Decimal) -> dict[str, Any]:
    """What is told of a category that is not judged."""
    return _line(flows, category, spending, OWED, category, spending)


def _line(flows: Flows, category: str, spending: Decimal, told: Verdict, about: str, excess: Decimal) -> dict[str, Any]:
    """A recommendation without a budget; `about` and `excess` are what its sentence speaks of."""
    amounts = {"excess": excess, "spent": spending}
    written = {name: money_text(amount, flows.scope.currency, flows.scope.locale) for name, amount in amounts.items()}
    advice = "" if category in OBLIGATIONS else told.advice
    return {
        "category": category,
        "current_spending": spending,
        "recommended_budget": None,
        "budget_percentage": None,
        "status": told.status,
        "urgency": told.urgency,
        "recommendation": f"Spending on {about or 'what has no category'} is {told.said.format_map(written)}{advice}.",
        "type": told.type,
    }


def _sharing_budget(category: str) -> tuple[str, ...]:
    return next((together for together in SHARES if category in together), (category,))


def _share(category: str) -> int:
    return SHARES.get(_sharing_budget(category), ANY_OTHER)
