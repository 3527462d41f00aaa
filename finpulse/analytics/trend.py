"""Income and spending of the last twelve months."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from finpulse.analytics.basis.flows import Flows
from finpulse.periods import Period, month_end, months_before

MONTHS: Final = 12


def trend_windows(end: date) -> dict[str, Period]:
    """The twelve months up to a day, by names such as `2025-04`; the last of them ends on that day."""
    starts = [months_before(end, back) for back in reversed(range(MONTHS))]
    return {f"{start:%Y-%m}": Period(start, min(month_end(start), end)) for start in starts}


def monthly_trend(flows: Mapping[str, Flows], end: date) -> list[dict[str, Any]]:
    """[{month, total_income, total_spending, refunds, net}], the oldest first; months without rows are zeros."""
    return [_line(month, flows[month]) for month in trend_windows(end)]


def _line(month: str, flows: Flows) -> dict[str, Any]:
    return {
        "month": month,
        "total_income": flows.income,
        "total_spending": flows.spending,
        "refunds": flows.refunds,
        "net": flows.net,
    }
