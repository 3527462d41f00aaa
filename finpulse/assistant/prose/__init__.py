"""Answers as sentences in English, Russian and Uzbek, from templates: no number that the answer itself doesn't have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from finpulse.assistant.outcome import Language
from finpulse.assistant.prose.english import ENGLISH
from finpulse.assistant.prose.phrases import Phrases
from finpulse.assistant.prose.russian import RUSSIAN
from finpulse.assistant.prose.sentences import LISTS, ROWS, Telling, Value, ended
from finpulse.assistant.prose.uzbek import UZBEK
from finpulse.metrics.plan import QueryPlan

__all__ = ["PHRASES", "tell"]

PHRASES: Final[Mapping[Language, Phrases]] = {"en": ENGLISH, "ru": RUSSIAN, "uz": UZBEK}


def tell(language: Language, plan: QueryPlan, values: Sequence[Value], *, currency: str, locale: str | None) -> str:
    """The answer to a plan in words; its first figure is that of `values[0]`.

    `values` are {label, value, unit} as the answer has them, `currency` is the answer's, `locale` how the user writes
    numbers (None: as the language does). Every number is that of a value, a label, a filter or a period.
    """
    return ended(_told(Telling(language, PHRASES[language], plan, currency, locale or language), values))


def _told(telling: Telling, values: Sequence[Value]) -> str:
    plan = telling.plan
    if not values:
        return telling.nothing()
    if plan.compare_to is not None and "change" in (each["label"] for each in values):
        return telling.compared(values)
    if plan.metric in ROWS:
        return telling.rows(values)
    if plan.group_by or plan.metric in LISTS:
        return telling.listed(values)
    return telling.parts(values) if len(values) > 1 else telling.one(values[0])
