"""Cells -> sums by the labels of a plan's groups, in the order in which they are told."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Final

from finpulse.assistant.answers.outcome import JOINED
from finpulse.assistant.context import AskContext
from finpulse.assistant.queries.cells import Cell
from finpulse.assistant.queries.conditions import WEEKEND
from finpulse.cleaning.taxonomy import OTHER, Kind
from finpulse.metrics.formulas import MoneySums, MoneyTally
from finpulse.metrics.plan import Dimension, QueryPlan

TIMES: Final[tuple[Dimension, ...]] = ("day", "week", "month")
Labels = tuple[str, ...]


@dataclass(slots=True)
class _Growing:
    kinds: dict[Kind, MoneyTally] = field(default_factory=dict)
    others: dict[str, MoneyTally] = field(default_factory=dict)

    def add(self, cell: Cell, kind: Kind, currency: str) -> None:
        if cell.currency in (currency, ""):
            self.kinds[kind] = self.kinds.get(kind, MoneyTally()) + cell.tally
        else:
            self.others[cell.currency] = self.others.get(cell.currency, MoneyTally()) + cell.tally

    def sums(self) -> MoneySums:
        return MoneySums(self.kinds, self.others)


def sums_of(cells: Iterable[Cell], context: AskContext, currency: str) -> MoneySums:
    """All cells as one."""
    growing = _Growing()
    for cell in cells:
        growing.add(cell, context.kind_of(cell.category), currency)
    return growing.sums()


def sums_by_group(
    cells: Iterable[Cell], dimensions: Sequence[Dimension], context: AskContext, currency: str
) -> dict[Labels, MoneySums]:
    """The sums by the labels of the first keys; names that differ in case alone are one, as they are mostly written."""
    growing: dict[Labels, _Growing] = defaultdict(_Growing)
    spellings: dict[Labels, Counter[Labels]] = defaultdict(Counter)
    for cell in cells:
        labels = tuple(_label(name, key, context) for name, key in zip(dimensions, cell.keys, strict=False))
        folded = tuple(label.casefold() for label in labels)
        spellings[folded][labels] += cell.tally.count
        growing[folded].add(cell, context.kind_of(cell.category), currency)
    return {_most_used(spellings[folded]): group.sums() for folded, group in growing.items()}


def in_order(plan: QueryPlan, figures: Mapping[Labels, Fraction]) -> list[tuple[Labels, Fraction]]:
    """The groups as the plan wants them: times in order, else the largest first; the first of all, or of each group."""
    sized = sorted(figures.items(), key=lambda pair: (-pair[1], pair[0]))
    if plan.order == "asc":
        sized = sorted(figures.items(), key=lambda pair: (pair[1], pair[0]))
    if plan.limit is not None:
        sized = [pair for pair in sized if pair[1]]
    if plan.limit is not None and plan.limit_per is None:
        return sized[: plan.limit]
    if plan.limit is not None:
        sized = _first_of_each(sized, plan)
    return sorted(sized, key=lambda pair: _outer_place(plan, pair[0], figures))


def joined(labels: Labels) -> str:
    """The label of a group."""
    return JOINED.join(labels)


def _first_of_each(sized: list[tuple[Labels, Fraction]], plan: QueryPlan) -> list[tuple[Labels, Fraction]]:
    """The first of each group of one dimension; what was refunded more than it cost is no largest."""
    place = plan.group_by.index(plan.limit_per) if plan.limit_per in plan.group_by else 0
    taken: Counter[str] = Counter()
    kept = []
    for labels, figure in sized:
        if figure > 0 and taken[labels[place]] < (plan.limit or 0):
            taken[labels[place]] += 1
            kept.append((labels, figure))
    return kept


def _outer_place(plan: QueryPlan, labels: Labels, figures: Mapping[Labels, Fraction]) -> tuple[Any, ...]:
    """Where a group stands by its times, and of two dimensions by the size of the first; the sort is stable else."""
    if len(plan.group_by) == 1:
        return (labels[0],) if plan.group_by[0] in TIMES and plan.order is None else ()
    if plan.group_by[0] in TIMES:
        inner = (labels[1],) if plan.group_by[1] in TIMES else ()
        return (labels[0], *inner)
    total = sum((figure for other, figure in figures.items() if other[0] == labels[0]), Fraction(0))
    return (-total, labels[0], *((labels[1],) if plan.group_by[1] in TIMES else ()))


def _label(dimension: Dimension, key: Any, context: AskContext) -> str:
    if dimension == "account":
        names = {account.id: account.name for account in context.vocabulary.accounts}
        return names.get(key, str(key))
    if dimension == "day_type":
        return WEEKEND if key else "weekday"
    return str(key) or (OTHER if dimension == "category" else "")


def _most_used(spellings: Counter[Labels]) -> Labels:
    return min(spellings, key=lambda labels: (-spellings[labels], labels))
