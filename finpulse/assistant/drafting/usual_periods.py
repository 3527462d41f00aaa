"""The days that a metric is about where nothing is said of time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from finpulse.metrics.metric import DefaultPeriod, Metric
from finpulse.metrics.plan import Dimension, PlanPeriod
from finpulse.periods import ONE_DAY, month_start, months_before

MONTH_OF_DAYS = 30


def usual_period(metric: Metric, group_by: Sequence[Dimension], today: date) -> PlanPeriod | None:
    """The period of a metric without any word of time; that of a trend is the last twelve whole months."""
    if metric.default_period == "all_time" and {"day", "week", "month"} & set(group_by):
        return _last_months(12, today)
    periods: dict[DefaultPeriod, PlanPeriod] = {
        "all_time": PlanPeriod("all_time", None, today),
        "this_month": PlanPeriod("this_month", month_start(today), today),
        "last_6_months": _last_months(6, today),
        "last_30_days": PlanPeriod("last_30_days", today - timedelta(days=MONTH_OF_DAYS - 1), today),
        "next_30_days": PlanPeriod("next_30_days", today + ONE_DAY, today + timedelta(days=MONTH_OF_DAYS)),
    }
    return periods.get(metric.default_period)


def _last_months(count: int, today: date) -> PlanPeriod:
    """So many whole months before the one of today."""
    return PlanPeriod(f"last_{count}_months", months_before(today, count), month_start(today) - ONE_DAY)
