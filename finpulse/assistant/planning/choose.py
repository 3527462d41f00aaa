"""The plan of a question: that of the first rule which explains every word, or why none does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from finpulse.assistant.entities.names import meanings_of
from finpulse.assistant.planning.fitting import Misfit, fit
from finpulse.assistant.planning.slots import Slots
from finpulse.assistant.planning.tables import RULES
from finpulse.assistant.planning.why import why_plan
from finpulse.assistant.vocabulary import Vocabulary
from finpulse.metrics.plan import QueryPlan

# Faults of periods say more than that words are left over; among these the first one counts.
_TELLING: Final = ("vague", "future", "past", "impossible", "many", "one", "period", "no_period", "kind", "refunds")
_OF_ROWS: Final = frozenset({"transactions", "transaction_count"})
_SPENDING: Final = frozenset(
    {
        "spending",
        "share_of_spending",
        "avg_transaction",
        "avg_daily_spending",
        "avg_monthly_spending",
        "max_transaction",
        "merchant_count",
    }
)
_INCOME: Final = frozenset({"income", "avg_monthly_income"})


def plan_of(slots: Slots, vocabulary: Vocabulary) -> QueryPlan | Misfit:
    """The plan of a question, or the misfit that tells most."""
    faults: list[Misfit] = []
    for found in _attempts(slots, vocabulary):
        if isinstance(found, Misfit):
            faults.append(found)
            continue
        mended = Misfit("words") if _subtracts(found, slots, vocabulary) else _of_kind(found, slots, vocabulary)
        if isinstance(mended, QueryPlan):
            return mended
        faults.append(mended)
    telling = [each for each in faults if each.fault in _TELLING]
    return min(telling, key=lambda each: _TELLING.index(each.fault), default=Misfit("words"))


def _attempts(slots: Slots, vocabulary: Vocabulary) -> Iterator[QueryPlan | Misfit]:
    try:
        yield why_plan(slots, vocabulary)
        for rule in RULES:
            yield fit(rule, slots, vocabulary)
    except (ValueError, OverflowError):  # The calendar ends before the period does.
        yield Misfit("impossible")


def _subtracts(plan: QueryPlan, slots: Slots, vocabulary: Vocabulary) -> bool:
    """As in "my income minus rent", which is no income without a category."""
    left_out = {vocabulary.categories.get(each.entity.name) for each in slots.named if each.excluded}
    return plan.metric in _INCOME and "spending" in left_out


def _of_kind(plan: QueryPlan, slots: Slots, vocabulary: Vocabulary) -> QueryPlan | Misfit:
    """A plan whose categories are of the kind that its metric looks at: a salary is income, a transfer is neither."""
    kinds = {vocabulary.categories.get(name, "spending") for name in slots.kept("category")}
    if not kinds or plan.metric in _OF_ROWS or plan.metric not in _SPENDING | _INCOME:
        return plan
    if any("refunds" in meanings_of(name) for name in slots.kept("category")):
        return Misfit("refunds")
    wanted = "income" if plan.metric in _INCOME else "spending"
    if kinds == {wanted}:
        return plan
    if kinds == {"income"} and plan.metric == "spending" and not slots.has("spend"):
        return QueryPlan(
            "income",
            plan.period,
            plan.filters,
            plan.compare_to,
            plan.group_by,
            plan.order,
            None,
            plan.limit,
            plan.limit_per,
            plan.evidence,
        )
    if kinds == {"income"} and plan.metric == "avg_monthly_spending" and not slots.has("spend"):
        return QueryPlan(
            "avg_monthly_income", plan.period, plan.filters, plan.compare_to, plan.group_by, evidence=plan.evidence
        )
    return Misfit("kind")
