"""Tools that answer: a question in words, or a plan over the registry of metrics, each with its receipt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from finpulse.api.assistant.questions import answer_question, asker, told_metrics
from finpulse.api.mcp.tool import Tool
from finpulse.api.schemas.assistant import AskedQuestion, AssistantAnswer
from finpulse.api.schemas.mcp.plans import MetricsOut, NoArguments, PlanArguments
from finpulse.assistant.ask import ask_plan
from finpulse.assistant.drafting.stated_plan import SLOTS, stated_plan
from finpulse.assistant.known_users import ask_context


def _metrics(_args: dict[str, Any]) -> dict[str, Any]:
    return {"metrics": told_metrics()}


def _query(args: dict[str, Any]) -> dict[str, Any]:
    """The answer to a plan, told in English."""
    asking = asker()
    context = ask_context(asking.session, asking.owner_id, args["as_of"], args["currency"])
    stated = {name: value for name, value in args.items() if name in SLOTS}
    return ask_plan(asking, context, stated_plan(stated, context.vocabulary.today), "en")


def _sentence(told: Mapping[str, Any]) -> str:
    sentence: str = told["answer"]
    return sentence


TOOLS: Final = (
    Tool(
        "ask",
        "Ask a question",
        "Answers a question about the user's own money in English, Russian or Uzbek, exactly and with its receipt: "
        "plan, period, filters, rows counted, what was left out, formula. Where status is clarify, ask the user which "
        "choice is meant, and ask that; where it is refused, tell the user why, and don't guess.",
        AskedQuestion,
        AssistantAnswer,
        answer_question,
        prose=_sentence,
    ),
    Tool(
        "query_metric",
        "Work a figure out",
        "Works one metric out by a plan: filters, period, comparison, groups, limit. Figures are exact. Names of "
        "categories, merchants and accounts have to be the user's own: look them up first. list_metrics says what each "
        "metric is, and what it can be grouped by.",
        PlanArguments,
        AssistantAnswer,
        _query,
        prose=_sentence,
    ),
    Tool(
        "list_metrics",
        "List metrics",
        "The figures that query_metric works out: unit, formula, and what each can be grouped by.",
        NoArguments,
        MetricsOut,
        _metrics,
    ),
)
