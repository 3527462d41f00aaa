"""A question in words, or a plan, to an answer with its receipt; or what is asked back; or why there is no answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from finpulse.assistant.answers.answer import Means, answer_currency, answer_plan
from finpulse.assistant.answers.outcome import PlanAnswer, Unanswerable
from finpulse.assistant.checked_plan import checked_plan
from finpulse.assistant.context import AskContext
from finpulse.assistant.drafting.draft import DRAFTED_BY, DRAFTED_INSTEAD_OF, NOTICE, draft_plan
from finpulse.assistant.known_users import ask_context
from finpulse.assistant.links import link_to
from finpulse.assistant.outcome import Declined, Language, Planned, Unclear
from finpulse.assistant.prose import tell
from finpulse.assistant.queries.reader import StatementReader
from finpulse.assistant.run import owner_seal, reading
from finpulse.assistant.understand import examples, understand
from finpulse.credentials.model_access import NO_MODEL, ModelAccess
from finpulse.metrics.plan import PlanPeriod, QueryPlan
from finpulse.metrics.registry import METRICS

# So many questions are suggested where one has no answer.
SUGGESTIONS = 3
# Every field of an answer is always there.
_NOTHING: dict[str, Any] = {
    "status": None,
    "answer": None,
    "values": [],
    "plan": None,
    "rows_counted": None,
    "excluded": None,
    "formula": None,
    "sql": None,
    "params": None,
    "link": None,
    "data_as_of": None,
    "clarify": None,
    "suggestions": None,
    "refusal": None,
    "drafted_by": None,
}


@dataclass(frozen=True, slots=True)
class Asker:
    """On whose behalf is asked, and by which connections: `session` is the API's, `engine` logs in as the assistant.

    `model` may draft a plan of what isn't understood; its address is empty where there is none.
    """

    session: Session
    engine: Engine
    owner_id: int
    model: ModelAccess = NO_MODEL


def ask(
    asker: Asker,
    question: str,
    as_of: date | None = None,
    currency: str | None = None,
    previous: QueryPlan | None = None,
) -> dict[str, Any]:
    """The answer to a question, as POST /assistant/ask tells it; `previous` is the plan that it may refer to.

    Raises InvalidInput for a currency that is none.
    """
    context = ask_context(asker.session, asker.owner_id, as_of, currency)
    outcome = understand(question, context.vocabulary, previous)
    if isinstance(outcome, Planned):
        return ask_plan(asker, context, outcome.plan, outcome.language)
    if isinstance(outcome, Unclear):
        return _asked_back(outcome)
    return _drafted(asker, context, question, outcome) or _refused(outcome, context)


def ask_plan(asker: Asker, context: AskContext, plan: QueryPlan, language: Language) -> dict[str, Any]:
    """The answer to a plan: worked out, or refused where the registry or the data don't let it have a figure."""
    try:
        plan = checked_plan(_with_period(plan, context), context.vocabulary)
        seal = owner_seal(asker.session, asker.owner_id)
        with reading(asker.engine, asker.owner_id, seal) as connection:
            reader = StatementReader(connection)
            answer = answer_plan(plan, context, Means(reader, asker.session))
    except Unanswerable as reason:
        return _refused(Declined(language, reason.code, getattr(reason.sentence, language)), context)
    return _answered(plan, answer, reader, context, language)


def _drafted(asker: Asker, context: AskContext, question: str, declined: Declined) -> dict[str, Any] | None:
    """The answer to what a language model takes the question for, which it tells; None without one that is good."""
    plan = draft_plan(question, context.vocabulary, asker.model) if declined.code in DRAFTED_INSTEAD_OF else None
    # What was named has to be somewhere in the plan: without it, the figure would be of something else.
    if plan is None or (declined.code == "unknown_entity" and not any(each.names for each in plan.filters)):
        return None
    answered = ask_plan(asker, context, plan, declined.language)
    if answered["status"] != "answered":
        return None
    notice = getattr(NOTICE, declined.language)
    return answered | {"answer": f"{answered['answer']} {notice}", "drafted_by": plan.evidence[DRAFTED_BY]}


def example_questions(asker: Asker) -> tuple[str, ...]:
    """Questions that are answered for this user."""
    return examples(ask_context(asker.session, asker.owner_id, None, None).vocabulary)


def _with_period(plan: QueryPlan, context: AskContext) -> QueryPlan:
    """A plan over transactions is of all time where it says no period."""
    metric = METRICS.get(plan.metric)
    if plan.period is not None or metric is None or metric.default_period == "none":
        return plan
    return replace(plan, period=PlanPeriod("all_time", None, context.vocabulary.today))


def _answered(
    plan: QueryPlan, answer: PlanAnswer, reader: StatementReader, context: AskContext, language: Language
) -> dict[str, Any]:
    vocabulary, currency = context.vocabulary, answer_currency(plan, context)
    period = plan.period or PlanPeriod("all_time", None, vocabulary.today)
    return _NOTHING | {
        "status": "answered",
        "answer": tell(language, plan, answer.values, currency=currency, locale=vocabulary.locale),
        "values": answer.values,
        "plan": plan.to_json(),
        "rows_counted": answer.rows_counted,
        "excluded": answer.excluded,
        "formula": getattr(METRICS[plan.metric].formula, language),
        "sql": reader.sql,
        "params": reader.params,
        "link": link_to(plan, period, vocabulary, currency),
        "data_as_of": context.data_as_of.isoformat() if context.data_as_of else None,
    }


def _asked_back(outcome: Unclear) -> dict[str, Any]:
    return _NOTHING | {
        "status": "clarify",
        "answer": " ".join(each.text for each in outcome.clarifications),
        "clarify": [
            {"text": each.text, "choices": [{"label": one.label, "question": one.question} for one in each.choices]}
            for each in outcome.clarifications
        ],
    }


def _refused(outcome: Declined, context: AskContext) -> dict[str, Any]:
    suggestions = outcome.suggestions or examples(context.vocabulary)[:SUGGESTIONS]
    return _NOTHING | {
        "status": "refused",
        "answer": outcome.sentence,
        "suggestions": list(suggestions),
        "refusal": {"code": outcome.code, "sentence": outcome.sentence},
    }
