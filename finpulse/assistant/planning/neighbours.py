"""What the marks beside a mark say of it: that it is left out, described, or joined to another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from finpulse.assistant.entities.linker import EntityLink
from finpulse.assistant.planning.marks import Concept, MarkedQuestion
from finpulse.metrics.plan import Dimension

NOUNS: Final[Mapping[str, Dimension]] = {"categories": "category", "merchants": "merchant", "accounts": "account"}
JOINTS: Final = frozenset({"and", "or", "plus", "и", "или", "va", "yoki"})
_CONNECTING: Final = frozenset({"stop", "what", "by", "categories", "merchants", "accounts", "together"})


def concept_at(question: MarkedQuestion, number: int) -> str:
    if not 0 <= number < len(question.marks):
        return ""
    meaning = question.marks[number].meaning
    return meaning.name if isinstance(meaning, Concept) else ""


def describes(question: MarkedQuestion, number: int, dimension: str) -> bool:
    """Whether a noun says what a name beside it is: "Everyday Checking account", "the category Rent"."""
    return any(
        isinstance(question.marks[n].meaning, EntityLink)
        and any(name.field == dimension for name in question.marks[n].meaning.names)  # type: ignore[union-attr]
        for n in (number - 1, number + 1)
        if 0 <= n < len(question.marks)
    )


def described_as(question: MarkedQuestion, number: int, dimension: str) -> bool:
    return any(NOUNS.get(concept_at(question, n)) == dimension for n in (number - 1, number + 1))


def follows_name(question: MarkedQuestion, number: int) -> bool:
    return number > 0 and isinstance(question.marks[number - 1].meaning, EntityLink)


def is_excluded(question: MarkedQuestion, number: int) -> bool:
    """Whether a name stands behind "except", with nothing between but names and joints; before it in Uzbek."""
    own, behind = _field_of(question, number), range(number + 1, len(question.marks))
    return _reaches(question, range(number - 1, -1, -1), own, "except") or _reaches(
        question, behind, own, "except_behind"
    )


def leaves_nothing_out(question: MarkedQuestion) -> bool:
    """Whether "except" stands where no name or kind of days is left out by it: "except in May", "except over 100"."""
    for number in range(len(question.marks)):
        concept = concept_at(question, number)
        if concept not in ("except", "except_behind"):
            continue
        step = 1 if concept == "except" else -1
        near = number + step
        while concept_at(question, near) in _CONNECTING:
            near += step
        if not (0 <= near < len(question.marks) and _field_of(question, near)):
            return True
    return False


def _reaches(question: MarkedQuestion, numbers: Iterable[int], own: str, target: str) -> bool:
    """Whether a word stands there, with nothing between but names of the same field, and joints."""
    for n in numbers:
        concept = concept_at(question, n)
        if concept == target:
            return True
        field_ = _field_of(question, n)
        if (field_ and field_ != own) or (not field_ and concept not in _CONNECTING):
            return False
    return False


def _field_of(question: MarkedQuestion, number: int) -> str:
    """The field that a mark names something of."""
    meaning = question.marks[number].meaning
    if isinstance(meaning, EntityLink):
        return meaning.names[0].field if meaning.names else "category"
    return "day_type" if concept_at(question, number) in ("weekday", "weekend") else ""


def mixes_fields(question: MarkedQuestion) -> bool:
    """Whether "and" joins names of two fields: "coffee and Starbucks" is neither both conditions nor one of them."""
    for n, mark in enumerate(question.marks):
        field_ = _field_of(question, n)
        joined = n + 1 < len(question.marks) and question.tokens[question.marks[n + 1].start].key in JOINTS
        following = next((m for m in range(n + 2, min(n + 4, len(question.marks))) if _field_of(question, m)), None)
        is_near = following is not None and all(concept_at(question, m) == "stop" for m in range(n + 2, following))
        if field_ and joined and is_near and following and _field_of(question, following) != field_ and mark.end:
            return True
    return False
