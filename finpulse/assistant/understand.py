"""A question in plain words -> a typed plan, questions back, or a refusal; pure, and never a guess."""

from __future__ import annotations

from finpulse.assistant.outcome import Declined, QuestionOutcome
from finpulse.assistant.vocabulary import Vocabulary
from finpulse.metrics.plan import QueryPlan


def understand(question: str, vocabulary: Vocabulary, previous: QueryPlan | None = None) -> QuestionOutcome:
    """What a question of 1 to 500 characters comes to; `previous` is the plan that it may refer to."""
    del question, vocabulary, previous
    return Declined("en", "out_of_domain", "I can't read questions yet.")


def examples(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Questions that are answered for this user, in the language of their locale."""
    del vocabulary
    return ()
