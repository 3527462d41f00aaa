"""Months as bars: up for what came in, down for what went out, a dot for what was left; one scale for all three."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from finpulse.analytics.month import TrendMonth

Place = Callable[[Decimal], float]

MOST_LINES: Final = 4
# The ends are not on a line, so that figures beside lines are not cut off.
HEADROOM: Final = Decimal("1.12")
_STEPS: Final = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))
# Where amounts are as large as these, the axis is in them.
_UNITS: Final = (Decimal(1_000_000_000), Decimal(1_000_000), Decimal(1_000), Decimal(1))


@dataclass(frozen=True, slots=True)
class BarMonth:
    """A month: where its bars and its dot stand, in percent of the height; without figures it has none."""

    of: TrendMonth
    up: tuple[float, float] | None
    down: tuple[float, float] | None
    dot: float | None


@dataclass(frozen=True, slots=True)
class BarChart:
    """The months, the lines behind them as (percent from the top, figure in units), and the unit."""

    months: Sequence[BarMonth]
    lines: Sequence[tuple[float, Decimal]]
    zero: float
    unit: Decimal


def bar_chart(trend: Sequence[TrendMonth]) -> BarChart:
    """The chart of these months; its axis begins at 0, with lines at round figures."""
    nets = _amounts(month.net for month in trend)
    up = max([Decimal(0), *_amounts(month.income for month in trend), *nets])
    down = max([Decimal(0), *_amounts(month.spending for month in trend), *(-net for net in nets)])
    step = _step(up, down)
    top, bottom = (HEADROOM * end for end in (up, down))
    whole = top + bottom or Decimal(1)

    def place(value: Decimal) -> float:
        return round(float((top - value) / whole) * 100, 1)

    lines = [step * line for line in range(int(up / step), -int(down / step) - 1, -1)]
    unit = next(unit for unit in _UNITS if step >= unit or unit == 1)
    return BarChart(
        [_bar(month, place) for month in trend], [(place(line), line / unit) for line in lines], place(Decimal(0)), unit
    )


def _bar(month: TrendMonth, place: Place) -> BarMonth:
    if month.income is None or month.spending is None or month.net is None:
        return BarMonth(month, None, None, None)
    zero = place(Decimal(0))
    top, bottom = place(month.income), place(-month.spending)
    return BarMonth(month, (top, round(zero - top, 1)), (zero, round(bottom - zero, 1)), place(month.net))


def _amounts(values: Iterable[Decimal | None]) -> list[Decimal]:
    return [value for value in values if value is not None]


def _step(up: Decimal, down: Decimal) -> Decimal:
    """The smallest round step of which at most MOST_LINES fit between the ends, that at 0 with them."""
    power = Decimal(10) ** (max(up, down) or Decimal(1)).adjusted() / 10
    steps = (power * scale * step for scale in (1, 10) for step in _STEPS)
    return next(step for step in steps if int(up / step) + int(down / step) < MOST_LINES)
