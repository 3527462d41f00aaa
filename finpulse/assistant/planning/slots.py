"""What a marked question fills the slots of a plan with, before it is known which metric it asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from finpulse.assistant.entities.linker import EntityLink
from finpulse.assistant.entities.names import EntityName
from finpulse.assistant.outcome import Language
from finpulse.assistant.periods.expressions import TimeExpression, VaguePeriod
from finpulse.assistant.planning.marks import (
    AmountCondition,
    Concept,
    CurrencyName,
    Mark,
    MarkedQuestion,
    Quantity,
    Unexplained,
)
from finpulse.assistant.planning.neighbours import (
    NOUNS,
    concept_at,
    described_as,
    describes,
    follows_name,
    is_excluded,
    mixes_fields,
)
from finpulse.assistant.vocabulary import Vocabulary
from finpulse.assistant.words.asking import LIGHT
from finpulse.metrics.plan import Dimension, FilterField, PlanFilter

RATES: Final[Mapping[str, Dimension]] = {"monthly": "month", "weekly": "week", "daily": "day"}
PER_UNIT: Final[Mapping[str, Dimension]] = {"per_month": "month", "per_week": "week", "per_day": "day"}
# A unit by itself is a group only where groups are ranked: "the dearest month".
BARE_UNITS: Final[Mapping[str, Dimension]] = {"bare_month": "month", "bare_week": "week", "bare_day": "day"}
WHICH: Final[Mapping[str, Dimension]] = {
    "which_month": "month",
    "which_week": "week",
    "which_day": "day",
    "where": "merchant",
    "on_what": "category",
}
DIMENSION_WORDS: Final[Mapping[str, Dimension]] = {**NOUNS, **RATES, **WHICH}
_KINDS: Final = {"subscription": "subscription", "bill": "bill", "recurring_income": "income"}
# "Сколько" and "qancha" ask how many before these.
COUNTED: Final = frozenset({"txn", "purchase", "visit", "merchants"})


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a question, and whether it is what shall be left out."""

    entity: EntityName
    excluded: bool
    mark: Mark


@dataclass(slots=True)
class Slots:
    """Everything a question says, sorted by what it can fill; `concepts` are the words that a metric has to explain."""

    question: MarkedQuestion
    concepts: set[str] = field(default_factory=set)
    light: set[str] = field(default_factory=set)
    named: list[Named] = field(default_factory=list)
    day_types: list[tuple[str, bool]] = field(default_factory=list)
    conditions: list[AmountCondition] = field(default_factory=list)
    currencies: list[str] = field(default_factory=list)
    dimensions: list[Dimension] = field(default_factory=list)
    dimension_marks: dict[Dimension, Mark] = field(default_factory=dict)
    periods: list[tuple[TimeExpression, Mark]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    unclear: list[tuple[EntityLink, Mark]] = field(default_factory=list)
    unknown: list[Mark] = field(default_factory=list)

    @property
    def language(self) -> Language:
        """The question's language."""
        return self.question.language

    def has(self, *concepts: str) -> bool:
        """Whether any of these is asked for."""
        return any(concept in self.concepts or concept in self.light for concept in concepts)

    def filters(self) -> tuple[PlanFilter, ...]:
        """The conditions on rows, one for each field and operator."""
        found: dict[tuple[FilterField, bool], list[str]] = {}
        for each in self.named:
            found.setdefault((each.entity.field, each.excluded), []).append(each.entity.name)
        if len({name for name, _ in self.day_types}) == 1:
            found["day_type", self.day_types[0][1]] = [self.day_types[0][0]]
        if self.currencies:
            found["currency", False] = self.currencies
        listed = [
            PlanFilter(name, "not_in" if excluded else "in", tuple(dict.fromkeys(values)))
            for (name, excluded), values in found.items()
        ]
        return (*listed, *(PlanFilter("amount", each.op, amounts=each.amounts) for each in self.conditions))

    def kept(self, field_: FilterField) -> list[str]:
        """The names of a field that are asked for, not left out."""
        return [each.entity.name for each in self.named if each.entity.field == field_ and not each.excluded]

    def kind_filters(self) -> tuple[PlanFilter, ...]:
        """The condition on what recurs."""
        return (PlanFilter("kind", "in", tuple(dict.fromkeys(self.kinds))),) if self.kinds else ()


def slots_of(question: MarkedQuestion, vocabulary: Vocabulary) -> Slots:
    """The slots of a question; a currency is one only where it isn't the answer's anyway."""
    slots = Slots(question)
    for number, mark in enumerate(question.marks):
        _take(slots, number, mark, vocabulary.currency)
    _take_one_account(slots, vocabulary)
    both_day_types = {name for name, _ in slots.day_types} == {"weekday", "weekend"}
    if both_day_types:
        slots.dimensions.append("day_type")
    _take_each_unit(slots)
    slots.concepts |= set(_unasked(slots))
    if slots.has("most", "largest", "least"):
        _take_units(slots, BARE_UNITS, WHICH)
    if slots.has("trend") and not {"day", "week", "month"} & set(slots.dimensions):
        slots.dimensions.insert(0, "month")
    if len(slots.periods) > 1:
        slots.periods = [each for each in slots.periods if not isinstance(each[0], VaguePeriod)]
    return slots


def _unasked(slots: Slots) -> Iterator[str]:
    """What a question asks for by more than one word, and no rule explains."""
    question = slots.question
    is_ranked = slots.has("most", "largest", "least")
    if slots.has("where", "on_what") and slots.has("go") and not is_ranked:
        yield "where_to"
    if _ends_on(slots) and slots.has("what") and not slots.dimensions:
        yield "where_to"
    if sum(concept_at(question, n) == "how_much" for n in range(len(question.marks))) > 1:
        yield "two_questions"
    if mixes_fields(question):
        yield "mixed_fields"


def _ends_on(slots: Slots) -> bool:
    """As in "What did I spend most on", "the least on in May": nothing is said behind "on"."""
    tokens = slots.question.tokens
    ends = {len(tokens), *(mark.start + 1 for _, mark in slots.periods)}
    followed = {number + 1 for number, token in enumerate(tokens) if token.key == "on"}
    return any(
        end == len(tokens) or tokens[end].key in ("in", "during", "over", "last", "this") for end in ends & followed
    )


def _take_one_account(slots: Slots, vocabulary: Vocabulary) -> None:
    """Take "my card" and "my account" for: one of several, unless there is only one."""
    mark = slots.dimension_marks.get("account")
    tokens = slots.question.tokens
    if (
        mark is None
        or tokens[mark.start].key not in ("card", "account")
        or tokens[mark.start - 1].key not in ("my", "the")
    ):
        return
    slots.concepts.discard("accounts")
    slots.dimensions.remove("account")
    named = tuple(EntityName("account", each.name) for each in vocabulary.accounts)
    _take_names(slots, mark, EntityLink(mark.end, "part", named), excluded=False)


def _take_each_unit(slots: Slots) -> None:
    """Beside "show" or "top 3", "per month" asks for each month; beside "how much" it may be the average."""
    is_listed = slots.has("show", "largest", "most", "trend", "by") or not slots.has("how_much", "what", "get", "make")
    if not is_listed or slots.has("average", "count", "often", "times", "recurring", "subscription", "bill"):
        return
    _take_units(slots, PER_UNIT, RATES)


def _take_units(slots: Slots, said: Mapping[str, Dimension], meant: Mapping[str, Dimension]) -> None:
    """Units of time that are said one way become dimensions as if they were said another."""
    for concept, dimension in said.items():
        if concept in slots.concepts:
            slots.concepts.remove(concept)
            slots.concepts.add(next(word for word, its in meant.items() if its == dimension))
            slots.dimensions.append(dimension)
            mark = next(m for m in slots.question.marks if isinstance(m.meaning, Concept) and m.meaning.name == concept)
            slots.dimension_marks[dimension] = mark


def _take(slots: Slots, number: int, mark: Mark, currency: str) -> None:
    meaning = mark.meaning
    if isinstance(meaning, Concept):
        _take_concept(slots, number, mark, meaning.name)
    elif isinstance(meaning, EntityLink):
        _take_link(slots, number, mark, meaning)
    elif isinstance(meaning, AmountCondition):
        slots.conditions.append(meaning)
        slots.currencies += [meaning.currency] if meaning.currency not in (None, currency) else []
    elif isinstance(meaning, CurrencyName):
        slots.currencies += [meaning.code] if meaning.code != currency else []
    elif isinstance(meaning, Quantity):
        slots.numbers.append(meaning.number)
    elif isinstance(meaning, Unexplained):
        slots.unknown.append(mark)
    else:
        slots.periods.append((meaning, mark))


def _take_concept(slots: Slots, number: int, mark: Mark, name: str) -> None:
    if name in DIMENSION_WORDS:
        _take_dimension(slots, number, mark, name)
    elif name in ("weekday", "weekend"):
        _take_day_type(slots, number, name)
    elif name == "how_much" and slots.language != "en" and concept_at(slots.question, number + 1) in COUNTED:
        slots.concepts.add("count")
    elif name in LIGHT or _is_light_here(slots.question, number, name):
        slots.light.add("by" if name == "per" else name)
    else:
        slots.kinds += [_KINDS[name]] if name in _KINDS else []
        slots.concepts.add(name)


def _take_dimension(slots: Slots, number: int, mark: Mark, name: str) -> None:
    if name in NOUNS and describes(slots.question, number, NOUNS[name]):
        return
    slots.concepts.add(name)
    if DIMENSION_WORDS[name] not in slots.dimensions:
        slots.dimensions.append(DIMENSION_WORDS[name])
        slots.dimension_marks[DIMENSION_WORDS[name]] = mark


def _take_day_type(slots: Slots, number: int, name: str) -> None:
    if concept_at(slots.question, number - 1) in ("by", "per"):
        slots.concepts.add("each_day_type")
    else:
        slots.day_types.append((name, is_excluded(slots.question, number)))


def _is_light_here(question: MarkedQuestion, number: int, name: str) -> bool:
    """Whether a word says nothing beside these: "bill" in "grocery bill", "per" in "per merchant"."""
    if name == "per":
        return concept_at(question, number + 1) in {*NOUNS, *COUNTED}
    return name == "bill" and follows_name(question, number)


def _take_link(slots: Slots, number: int, mark: Mark, link: EntityLink) -> None:
    names = link.names
    for field_ in ("category", "merchant", "account"):
        beside = described_as(slots.question, number, field_)
        names = tuple(name for name in names if name.field == field_) or names if beside else names
    if (
        not slots.question.tokens[mark.start].quoted
        and len(names) > 1
        and described_as(slots.question, number, "merchant")
    ):
        names = names[:1] if link.how == "name" else names
    _take_names(slots, mark, EntityLink(link.end, link.how, names), is_excluded(slots.question, number))


def _take_names(slots: Slots, mark: Mark, link: EntityLink, excluded: bool) -> None:
    if len(link.names) == 1:
        slots.named.append(Named(link.names[0], excluded, mark))
    elif link.names:
        slots.unclear.append((link, mark))
    else:
        slots.unknown.append(mark)
