"""What a question comes to before anything is run: a plan, questions back, or a refusal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from finpulse.metrics.plan import QueryPlan

Language = Literal["en", "ru", "uz"]
RefusalCode = Literal[
    "out_of_domain",
    "no_such_data",
    "no_such_metric",
    "unknown_entity",
    "other_person",
    "other_user_data",
    "write_request",
    "financial_advice",
    "embedded_sql",
    "fabrication",
]


@dataclass(frozen=True, slots=True)
class Planned:
    """The question was understood: this is to be worked out, and told in this language."""

    language: Language
    plan: QueryPlan


@dataclass(frozen=True, slots=True)
class Choice:
    """One reading of what was asked; `question`, asked by itself, is answered."""

    label: str
    question: str


@dataclass(frozen=True, slots=True)
class Clarification:
    """What is asked back, with at least two choices."""

    text: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Unclear:
    """The question has several readings that are near each other."""

    language: Language
    clarifications: tuple[Clarification, ...]


@dataclass(frozen=True, slots=True)
class Declined:
    """The question can't be answered, and why, in its language."""

    language: Language
    code: RefusalCode
    sentence: str
    suggestions: tuple[str, ...] = ()


QuestionOutcome = Planned | Unclear | Declined
