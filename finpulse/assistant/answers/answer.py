"""A plan to its answer: whichever kind of question its metric is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from finpulse.assistant.answers.balances import answer_balance, answer_forecast
from finpulse.assistant.answers.budgets import answer_budget, answer_split
from finpulse.assistant.answers.figures import answer_figures
from finpulse.assistant.answers.lists import answer_anomalies, answer_new_merchants, answer_transactions
from finpulse.assistant.answers.outcome import PlanAnswer
from finpulse.assistant.answers.recurring import answer_recurring
from finpulse.assistant.answers.snapshot import answer_snapshot
from finpulse.assistant.context import AskContext
from finpulse.assistant.queries.reader import StatementReader
from finpulse.metrics.plan import PlanPeriod, QueryPlan


@dataclass(frozen=True, slots=True)
class Means:
    """What answers are read by: `reader` as the assistant, which may only read, and `session` as the API.

    The session serves what REST analytics work out too, by the same code.
    """

    reader: StatementReader
    session: Session


Answering = Callable[[QueryPlan, PlanPeriod, AskContext, StatementReader, str], PlanAnswer]
AnsweringByAnalytics = Callable[[QueryPlan, PlanPeriod, AskContext, StatementReader, Session, str], PlanAnswer]

# Whoever answers the metrics that are not sums of transactions.
_LISTS: Final[Mapping[str, Answering]] = {
    "lifetime_snapshot": answer_snapshot,
    "transactions": answer_transactions,
    "max_transaction": answer_transactions,
    "new_merchants": answer_new_merchants,
    "anomaly_list": answer_anomalies,
    "budget_remaining": answer_budget,
    "recommended_budget": answer_budget,
    "split_503020": answer_split,
}
_BY_ANALYTICS: Final[Mapping[str, AnsweringByAnalytics]] = {
    "balance": answer_balance,
    "forecast_balance": answer_forecast,
    "recurring_list": answer_recurring,
    "recurring_upcoming": answer_recurring,
    "recurring_monthly_cost": answer_recurring,
    "recurring_price_change": answer_recurring,
}


def answer_plan(plan: QueryPlan, context: AskContext, means: Means) -> PlanAnswer:
    """The answer to a plan that `checked_plan` has let through. Raises Unanswerable where there is no figure."""
    currency = answer_currency(plan, context)
    period = plan.period or PlanPeriod("all_time", None, context.vocabulary.today)
    if plan.metric in _BY_ANALYTICS:
        by_analytics = _BY_ANALYTICS[plan.metric]
        return by_analytics(plan, period, context, means.reader, means.session, currency)
    return _LISTS.get(plan.metric, answer_figures)(plan, period, context, means.reader, currency)


def answer_currency(plan: QueryPlan, context: AskContext) -> str:
    """The one currency that the plan names, else that of the question."""
    named = [name for each in plan.filters if each.field == "currency" and each.op == "in" for name in each.names]
    return named[0] if len(named) == 1 else context.vocabulary.currency
