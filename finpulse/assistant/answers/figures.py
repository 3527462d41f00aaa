"""Sums, means, shares and counts: one figure, a comparison of two, or one for each group."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from finpulse.assistant.answers import sentences
from finpulse.assistant.answers.groups import TIMES, Labels, in_order, joined, sums_by_group, sums_of
from finpulse.assistant.answers.outcome import (
    CHANGE,
    CHANGE_PERCENT,
    CURRENT,
    PREVIOUS,
    PlanAnswer,
    Unanswerable,
    excluded_json,
    value,
)
from finpulse.assistant.answers.spans import MONTHLY, known_part, labels_in, span_of
from finpulse.assistant.context import AskContext
from finpulse.assistant.queries.cells import Cell, SumsAsked, read_cells, read_count
from finpulse.assistant.queries.reader import StatementReader
from finpulse.metrics.formulas import FORMULAS, Basis, MoneySums, change_percent, rows_counted
from finpulse.metrics.metric import Texts
from finpulse.metrics.plan import PlanPeriod, QueryPlan
from finpulse.metrics.registry import METRICS

COUNTS: Final = ("transaction_count", "merchant_count")
# Why a metric has no figure.
_NOTHING: Final[Mapping[str, Texts]] = {
    "savings_rate": sentences.NO_INCOME,
    "share_of_spending": sentences.NO_SPENDING,
    "avg_transaction": sentences.NO_PURCHASES,
    "avg_daily_spending": sentences.NO_DAYS,
    **dict.fromkeys(MONTHLY, sentences.NO_WHOLE_MONTH),
}


@dataclass(frozen=True, slots=True)
class _PeriodCells:
    """One of the periods of a plan: its cells, and what its averages divide by."""

    period: PlanPeriod
    cells: list[Cell]
    basis: Basis


@dataclass(frozen=True, slots=True)
class _Figures:
    plan: QueryPlan
    context: AskContext
    currency: str

    @property
    def unit(self) -> str:
        unit = METRICS[self.plan.metric].unit
        return self.currency if unit == "currency" else unit

    def total(self, side: _PeriodCells) -> Fraction:
        """The figure of all groups together. Raises Unanswerable where there is none."""
        figure = self._figure(self.sums(side), side.basis, side.cells)
        if figure is None:
            raise Unanswerable("no_such_data", _NOTHING[self.plan.metric])
        return figure

    def by_group(self, side: _PeriodCells) -> dict[Labels, Fraction]:
        """The figures of the groups that have a transaction. What names no merchant is none of the first merchants."""
        plan, marked = self.plan, [cell for cell in side.cells if cell.is_marked]
        figures = {}
        for labels, sums in sums_by_group(marked, plan.group_by, self.context, self.currency).items():
            of_group = [cell for cell in marked if plan.metric == "merchant_count"]
            figure = self._figure(sums, side.basis, of_group, labels)
            if figure is not None and rows_counted(plan.metric, sums) and not ("" in labels and _names_first(plan)):
                figures[labels] = figure
        return figures

    def sums(self, side: _PeriodCells) -> MoneySums:
        """What a side's figure is made of."""
        return sums_of((cell for cell in side.cells if cell.is_marked), self.context, self.currency)

    def _figure(
        self, sums: MoneySums, basis: Basis, cells: list[Cell], labels: Labels | None = None
    ) -> Fraction | None:
        if self.plan.metric == "merchant_count":
            return Fraction(len(self._merchants(cells, labels)))
        return FORMULAS[self.plan.metric](sums, basis)

    def _merchants(self, cells: list[Cell], labels: Labels | None) -> set[str]:
        """The merchants with a purchase, of one group or of all; the merchant is the last key."""
        dimensions = self.plan.group_by if labels is not None else ()
        named = sums_by_group(
            [_with_merchant(cell, len(dimensions)) for cell in cells],
            (*dimensions, "merchant"),
            self.context,
            self.currency,
        )
        folded = tuple(label.casefold() for label in labels or ())
        return {
            one[-1].casefold()
            for one, sums in named.items()
            if one[-1] and sums.of("spending").purchases and tuple(map(str.casefold, one[:-1])) == folded
        }


def answer_figures(
    plan: QueryPlan, period: PlanPeriod, context: AskContext, reader: StatementReader, currency: str
) -> PlanAnswer:
    """The values of a plan over one of the money metrics. Raises Unanswerable where it has no figure."""
    figures = _Figures(plan, context, currency)
    now, before = _sides(plan, period, context, reader, currency)
    if before is not None:
        values = _compared(figures, now, before)
    elif plan.group_by:
        values = _grouped(figures, now)
    else:
        values = [value(plan.metric, figures.total(now), figures.unit)]
    told = [side for side in (now, before) if side is not None]
    left_out = figures.sums(now)
    return PlanAnswer(
        values,
        sum(_rows(figures, side) for side in told),
        excluded_json({}, left_out.of("income"))
        if plan.metric == "transaction_count"
        else excluded_json(left_out.others, left_out.of("transfer")),
    )


def _sides(
    plan: QueryPlan, period: PlanPeriod, context: AskContext, reader: StatementReader, currency: str
) -> tuple[_PeriodCells, _PeriodCells | None]:
    first_day = context.first_days.get(currency)
    spans = [span_of(plan.metric, each, first_day) for each in (period, plan.compare_to) if each is not None]
    if None in spans:
        raise Unanswerable("no_such_data", _NOTHING[plan.metric])
    found = [span for span in spans if span is not None]
    cells = _cells(plan, found[0][0], found[1][0] if len(found) > 1 else None, context, reader)
    if len(found) == 1:
        return _side(plan, *found[0], cells, context, currency), None
    now = _side(plan, *found[0], [cell for cell in cells if cell.is_current], context, currency)
    return now, _side(plan, *found[1], [cell for cell in cells if cell.is_previous], context, currency)


def _side(
    plan: QueryPlan, period: PlanPeriod, basis: Basis, cells: list[Cell], context: AskContext, currency: str
) -> _PeriodCells:
    if plan.metric == "share_of_spending":
        basis = Basis(whole=sums_of(cells, context, currency).spending)
    return _PeriodCells(period, cells, basis)


def _cells(
    plan: QueryPlan, period: PlanPeriod, compare_to: PlanPeriod | None, context: AskContext, reader: StatementReader
) -> list[Cell]:
    marked = tuple(
        each for each in plan.filters if plan.metric == "share_of_spending" and each.field in ("category", "merchant")
    )
    filters = tuple(each for each in plan.filters if each not in marked)
    keys = (*plan.group_by, "merchant") if plan.metric == "merchant_count" else tuple(plan.group_by)
    question = SumsAsked(filters, period, compare_to, keys, marked)
    if plan.metric == "transaction_count":
        return read_count(reader, question, context.vocabulary)
    exactly = plan.metric in ("avg_transaction", "merchant_count")
    return read_cells(reader, question, context.vocabulary, exactly=exactly)


def _compared(figures: _Figures, now: _PeriodCells, before: _PeriodCells) -> list[dict[str, str]]:
    """Both figures, the change between them, in percent too, and that of each group that changed."""
    current, previous = figures.total(now), figures.total(before)
    told = [
        value(CURRENT, current, figures.unit),
        value(PREVIOUS, previous, figures.unit),
        value(CHANGE, current - previous, figures.unit),
    ]
    if (share := change_percent(current, previous)) is not None:
        told.append(value(CHANGE_PERCENT, share, "percent"))
    if not figures.plan.group_by:
        return told
    changes = _changes(figures, now, before)
    return told + [value(joined(labels), change, figures.unit) for labels, change in changes]


def _changes(figures: _Figures, now: _PeriodCells, before: _PeriodCells) -> list[tuple[Labels, Fraction]]:
    """By how much each group changed; in the order of the plan, else the largest change of either sign first."""
    sides = [figures.by_group(side) for side in (now, before)]
    names = {tuple(map(str.casefold, labels)): labels for labels in (*sides[1], *sides[0])}
    sums = [{tuple(map(str.casefold, labels)): figure for labels, figure in side.items()} for side in sides]
    # Of what isn't there the sum, share and number is nothing; there is no mean of it.
    has_zeros = figures.plan.metric not in ("savings_rate", "avg_transaction")
    changes = [
        (names[key], sums[0].get(key, Fraction(0)) - sums[1].get(key, Fraction(0)))
        for key in names
        if has_zeros or (key in sums[0] and key in sums[1])
    ]
    order = figures.plan.order
    sign = {"asc": 1, "desc": -1}.get(order or "", 0)
    changed = [pair for pair in changes if pair[1]]
    return sorted(changed, key=lambda pair: (sign * pair[1] if sign else -abs(pair[1]), pair[0]))


def _names_first(plan: QueryPlan) -> bool:
    """Whether the plan asks for the first by money, as the top merchants of analytics are."""
    return plan.limit is not None and plan.metric != "transaction_count"


def _grouped(figures: _Figures, side: _PeriodCells) -> list[dict[str, str]]:
    found = figures.by_group(side)
    if METRICS[figures.plan.metric].is_additive:
        found |= {labels: Fraction(0) for labels in _empty(figures, side) if labels not in found}
    if not found:
        figures.total(side)
    return [value(joined(labels), figure, figures.unit) for labels, figure in in_order(figures.plan, found)]


def _empty(figures: _Figures, side: _PeriodCells) -> list[Labels]:
    """The days, weeks or months of a trend, those without anything too."""
    plan = figures.plan
    days = known_part(side.period, figures.context.first_days.get(figures.currency))
    if len(plan.group_by) != 1 or plan.group_by[0] not in TIMES or plan.limit is not None or days is None:
        return []
    return [(label,) for label in labels_in(plan.group_by[0], days)]


def _rows(figures: _Figures, side: _PeriodCells) -> int:
    return rows_counted(figures.plan.metric, figures.sums(side))


def _with_merchant(cell: Cell, dimensions: int) -> Cell:
    """The cell with its last key right behind the keys of so many dimensions."""
    keys = (*cell.keys[:dimensions], cell.keys[-1])
    return Cell(cell.currency, cell.category, keys, cell.is_current, cell.is_previous, cell.is_marked, cell.tally)
