"""A question in plain words -> a typed plan, questions back, or a refusal; pure, and never a guess."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from finpulse.assistant.answerable import unclear
from finpulse.assistant.entities.linker import EntityLinker
from finpulse.assistant.outcome import Declined, Language, Planned, QuestionOutcome, RefusalCode
from finpulse.assistant.planning.choose import plan_of
from finpulse.assistant.planning.fitting import Misfit
from finpulse.assistant.planning.follow_up import followed_up
from finpulse.assistant.planning.marks import MarkedQuestion
from finpulse.assistant.planning.readings import readings_of
from finpulse.assistant.planning.scan import marked
from finpulse.assistant.planning.slots import Slots, slots_of
from finpulse.assistant.refusals.checks import reason_against
from finpulse.assistant.refusals.codes import code_of
from finpulse.assistant.refusals.sentences import fault_sentence, refusal_sentence
from finpulse.assistant.suggestions import suggested
from finpulse.assistant.vocabulary import Vocabulary
from finpulse.metrics.plan import QueryPlan

MOST_SUGGESTED: Final = 3


@dataclass(frozen=True, slots=True)
class Unfitting:
    """A question of which every word is known and that makes no plan, and why."""

    slots: Slots
    misfit: Misfit | None


def understand(question: str, vocabulary: Vocabulary, previous: QueryPlan | None = None) -> QuestionOutcome:
    """What a question of 1 to 500 characters comes to; `previous` is the plan that it may refer to."""
    linker = EntityLinker.of(vocabulary)
    read = _read(question, linker, previous)
    outcome = _asked_back(read, linker) if isinstance(read, Unfitting) else read
    if isinstance(outcome, Declined):
        suggestions = islice(_answered(suggested(vocabulary, outcome.language), linker), MOST_SUGGESTED)
        return replace(outcome, suggestions=tuple(suggestions))
    return outcome


def examples(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Questions that are answered for this user, in the language of their locale."""
    locale = (vocabulary.locale or "en").lower()
    language: Language = "ru" if locale.startswith("ru") else "uz" if locale.startswith("uz") else "en"
    return tuple(_answered(suggested(vocabulary, language), EntityLinker.of(vocabulary)))


def _answered(questions: tuple[str, ...], linker: EntityLinker) -> Iterator[str]:
    return (text for text in questions if isinstance(_read(text, linker), Planned))


def _read(question: str, linker: EntityLinker, previous: QueryPlan | None = None) -> Planned | Declined | Unfitting:
    read = marked(question, linker)
    if code := reason_against(read):
        return _declined(read, code)
    slots = slots_of(read, linker.vocabulary)
    if slots.unknown:
        return _declined(read, *code_of(slots))
    if previous and not slots.unclear and (followed := followed_up(slots, previous, linker.vocabulary)):
        return Planned(read.language, followed)
    found = None if slots.unclear else plan_of(slots, linker.vocabulary)
    return Planned(read.language, found) if isinstance(found, QueryPlan) else Unfitting(slots, found)


def _asked_back(read: Unfitting, linker: EntityLinker) -> QuestionOutcome:
    """Questions back whose choices are answered, else a refusal."""
    slots, misfit = read.slots, read.misfit
    asked = unclear(slots.language, readings_of(slots, misfit), lambda text: isinstance(_read(text, linker), Planned))
    if asked:
        return asked
    fault = misfit.fault if misfit else "words"
    code: RefusalCode = "no_such_data" if fault in ("future", "past", "impossible") else "no_such_metric"
    if fault == "words" and not _says_anything(slots):
        code = "out_of_domain"
    return _declined(slots.question, code, sentence=fault_sentence(fault, slots.language))


def _says_anything(slots: Slots) -> bool:
    return bool(slots.concepts or slots.named or slots.periods or slots.dimensions or slots.unclear)


def _declined(question: MarkedQuestion, code: RefusalCode, words: str = "", sentence: str | None = None) -> Declined:
    return Declined(question.language, code, sentence or refusal_sentence(code, question.language, words))
