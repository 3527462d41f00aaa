"""Groups, their order and how many of them: "top 3 merchants per month", "which category most", "by week"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from finpulse.assistant.entities.linker import EntityLink
from finpulse.assistant.planning.marks import Concept, Mark, Quantity
from finpulse.assistant.planning.rules import MetricRule
from finpulse.assistant.planning.slots import Slots
from finpulse.metrics.plan import Dimension, Order

_OF_PRICE: Final = ("expensive", "priciest", "costliest", "cheapest", "дорог", "дешев", "qimmat", "arzon")
_TIME: Final = ("day", "week", "month")
USUAL_LIMIT: Final = 5
# Endings and forms of more than one, by language.
_PLURALS: Final = {
    "en": ("s", "ies"),
    "ru": ("ы", "и", "ов", "ей", "ий", "ок", "ам", "ям", "ах"),
    "uz": ("lar", "lari", "larim", "larni"),
}
_RUSSIAN_SINGULAR: Final = frozenset({"категории", "операции", "транзакции"})


@dataclass(frozen=True, slots=True)
class Ranking:
    """The groups of a plan in their order, how they are ranked, and a fault where a number has no use."""

    group_by: tuple[Dimension, ...] = ()
    order: Order | None = None
    limit: int | None = None
    limit_per: Dimension | None = None
    is_ranked: bool = False
    fault: bool = False


def ranking_of(slots: Slots, dimensions: list[Dimension], rule: MetricRule) -> Ranking:
    """The groups of a question by a rule."""
    fault = len(slots.numbers) > 1 or 0 in slots.numbers
    number = slots.numbers[0] if slots.numbers else None
    if rule.one:
        return Ranking(tuple(dimensions), None, number or _of_list(slots), fault=fault)
    ordered = slots.has("most", "largest", "least", "most_often")
    groups = tuple(dict.fromkeys(dimensions))
    if not groups and ordered and "rank" in rule.uses and _is_kind_of_place(slots):
        groups = ("merchant",)
    if not groups or rule.groups:
        return Ranking(groups, fault=fault or number is not None)
    if not ordered and number is None:
        return Ranking(groups, fault=fault)
    order: Order = "asc" if slots.has("least") else "desc"
    limit = number or _of_groups(slots, groups)
    if len(groups) == 1:
        return Ranking(groups, order, limit, None, True, fault)
    outer = _outer(slots, groups)
    inner = next(each for each in groups if each != outer)
    return Ranking((outer, inner), order, limit or 1, outer, True, fault or len(groups) > 2)


def _is_kind_of_place(slots: Slots) -> bool:
    """As in "top 3 restaurants": the merchants of a category are ranked; "the dearest coffee" is one purchase."""
    if any(token.key.startswith(_OF_PRICE) for token in slots.question.tokens):
        return False
    return bool(slots.kept("category")) and not slots.kept("merchant") and not slots.has("purchase", "txn", "visit")


def _outer(slots: Slots, groups: tuple[Dimension, ...]) -> Dimension:
    """Time is outside of names; of two names the one that isn't ranked, as in "the top merchant of each category"."""
    for each in groups:
        if each in _TIME:
            return each
    marks = slots.question.marks
    for number, mark in enumerate(marks):
        if isinstance(mark.meaning, Quantity) or (
            isinstance(mark.meaning, Concept) and mark.meaning.name in ("largest", "most", "least")
        ):
            following = next(
                (
                    dimension
                    for dimension, its in slots.dimension_marks.items()
                    if its in marks[number + 1 : number + 3]
                ),
                None,
            )
            if following in groups:
                return next(each for each in groups if each != following)
    return groups[-1]


def _of_groups(slots: Slots, groups: tuple[Dimension, ...]) -> int | None:
    """One where one is asked for: "which category", "where"; of several as many as there are."""
    mark = slots.dimension_marks.get(groups[0])
    if mark is None:
        mark = next((each.mark for each in slots.named), None)
    return None if mark is None or is_plural(slots, mark) else 1


def _of_list(slots: Slots) -> int:
    """One, or some where they are asked for in the plural: "my largest purchases"."""
    counted = [
        m
        for m in slots.question.marks
        if isinstance(m.meaning, Concept) and m.meaning.name in ("purchase", "txn", "visit", "spend", "bill")
    ]
    if slots.has("when") or not counted:
        return 1
    return USUAL_LIMIT if any(is_plural(slots, mark) for mark in counted) else 1


def is_plural(slots: Slots, mark: Mark) -> bool:
    """Whether the last word of a mark is of more than one."""
    key = slots.question.tokens[mark.end - 1].key
    if key in _RUSSIAN_SINGULAR:
        return False
    return key.endswith(_PLURALS[slots.language]) and not (isinstance(mark.meaning, EntityLink) and len(key) < 4)
