"""Plans over an account holder's transactions, answered as the assistant answers them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from finpulse.assistant.answers.answer import Means, answer_plan
from finpulse.assistant.answers.outcome import PlanAnswer
from finpulse.assistant.checked_plan import checked_plan
from finpulse.assistant.context import AskContext
from finpulse.assistant.known_users import ask_context
from finpulse.assistant.queries.reader import StatementReader
from finpulse.db.sessions import act_for
from finpulse.metrics.plan import FilterField, FilterOp, PlanFilter, PlanPeriod, QueryPlan
from tests.support.account_holder import AccountHolder

TODAY = date(2025, 4, 15)


def period(start: str | None, end: str) -> PlanPeriod:
    return PlanPeriod("days", date.fromisoformat(start) if start else None, date.fromisoformat(end))


def names(field: FilterField, *values: str, op: FilterOp = "in") -> PlanFilter:
    return PlanFilter(field, op, values)


def amount(op: FilterOp, *values: str) -> PlanFilter:
    return PlanFilter("amount", op, (), tuple(map(Decimal, values)))


def plan(
    metric: str, start: str | None = None, end: str = "2025-04-15", *filters: PlanFilter, **slots: Any
) -> QueryPlan:
    return QueryPlan(metric, period(start, end), filters, **slots)


def context_of(holder: AccountHolder, as_of: date = TODAY, currency: str | None = None) -> AskContext:
    act_for(holder.session, holder.owner_id)
    return ask_context(holder.session, holder.owner_id, as_of, currency)


def answer(holder: AccountHolder, asked: QueryPlan, as_of: date = TODAY, currency: str | None = None) -> PlanAnswer:
    """The answer to a plan on a fixed day."""
    context = replace(context_of(holder, as_of, currency), memo={})
    reader = StatementReader(holder.session.connection())
    return answer_plan(checked_plan(asked, context.vocabulary), context, Means(reader, holder.session))


def told(holder: AccountHolder, asked: QueryPlan, **options: Any) -> dict[str, str]:
    """The values of the answer by their labels, each of which is there once."""
    values = answer(holder, asked, **options).values
    found = {each["label"]: each["value"] for each in values}
    assert len(found) == len(values)
    return found
