"""A question that nothing else understands -> a plan that a language model has drafted, held to the same names."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import structlog

from finpulse.assistant.answers.outcome import Unanswerable
from finpulse.assistant.checked_plan import checked_plan
from finpulse.assistant.drafting.language_model import completion
from finpulse.assistant.drafting.prompt import system_prompt
from finpulse.assistant.drafting.stated_plan import stated_plan
from finpulse.assistant.outcome import RefusalCode
from finpulse.assistant.vocabulary import Vocabulary
from finpulse.credentials.model_access import ModelAccess
from finpulse.db import exact_json
from finpulse.errors import InvalidInput
from finpulse.metrics.metric import Texts
from finpulse.metrics.plan import QueryPlan

log = structlog.get_logger()

# What may be a question of the asker's own money all the same; everything else is refused for what it asks.
DRAFTED_INSTEAD_OF: Final[tuple[RefusalCode, ...]] = ("no_such_metric", "unknown_entity")
NOTICE: Final = Texts(
    "A language model has read this question: see whether the plan says what you meant.",
    "Этот вопрос прочла языковая модель: проверьте, то ли сказано в плане.",
    "Bu savolni til modeli o‘qidi: rejada aytilgani siz so‘ragan narsami, tekshirib ko‘ring.",
)
# The slot of a plan's evidence that says who has drafted it.
DRAFTED_BY: Final = "drafted_by"


def draft_plan(question: str, vocabulary: Vocabulary, access: ModelAccess) -> QueryPlan | None:
    """The plan that the model at hand drafts; None without one, and for any draft that isn't good in every part.

    The model is told the shape of plans, the metrics and the names of categories, and no row. What it says is never
    shown and never run: it is read as JSON, and each of its names has to be one of the registry's or the user's.
    """
    said = completion(access, system_prompt(vocabulary), question) if access.url else None
    if said is None:
        return None
    try:
        plan = checked_plan(stated_plan(exact_json.loads(said), vocabulary.today), vocabulary)
    except (ValueError, RecursionError, InvalidInput, Unanswerable):
        log.info("assistant.draft_dropped")
        return None
    log.info("assistant.draft_taken", metric=plan.metric)
    return replace(plan, evidence={DRAFTED_BY: access.model})
