"""What stands out in a month: which figures are worth a sentence. The sentences are the page's."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from finpulse.analytics.basis.rounding import percent
from finpulse.analytics.month import FigureLine, MonthView

# All in percent.
CHANGE: Final = Decimal(20)
LEAST_OF_SPENDING: Final = Decimal(5)
NEARLY_ALL: Final = Decimal(90)

WhatStandsOut = Literal["category", "savings", "spent_more_than_earned", "payer"]


class StandsOut(NamedTuple):
    """What stands out: a category that changed, with by how much; the savings rate; a payer, with the share of all."""

    what: WhatStandsOut
    percent: Decimal
    line: FigureLine | None = None


def standing_out(view: MonthView) -> list[StandsOut]:
    """What stands out in the month, the largest change of a category first."""
    return [*_changed(view), *_saved(view), *_one_payer(view)]


def _changed(view: MonthView) -> Iterator[StandsOut]:
    """The category that has changed by the most money, if that is much of it and of the month's spending."""
    known = [line for line in view.categories if line.before]
    for line in sorted(known, key=lambda line: -abs(line.amount - (line.before or 0)))[:1]:
        assert line.before is not None
        change = percent(line.amount - line.before, line.before)
        spending = view.figures["total_spending"]
        if abs(change) >= CHANGE and spending > 0 and percent(line.amount, spending) >= LEAST_OF_SPENDING:
            yield StandsOut("category", change, line)


def _saved(view: MonthView) -> Iterator[StandsOut]:
    rate = view.figures["savings_rate"]
    if rate is not None:
        yield StandsOut("savings" if rate >= 0 else "spent_more_than_earned", rate)


def _one_payer(view: MonthView) -> Iterator[StandsOut]:
    income = view.figures["total_income"]
    if view.payers and income > 0 and (share := percent(view.payers[0].amount, income)) >= NEARLY_ALL:
        yield StandsOut("payer", min(share, Decimal(100)), view.payers[0])
