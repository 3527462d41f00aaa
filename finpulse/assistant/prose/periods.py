"""Days in sentences: a period by its shape (a day, months, a year, from day to day), and names of days and months."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from babel import Locale

from finpulse.assistant.outcome import Language
from finpulse.assistant.prose.phrases import Phrases
from finpulse.metrics.plan import PlanPeriod


def period_text(period: PlanPeriod, phrases: Phrases, language: Language) -> str:
    """When: "in May 2026", "с 1 по 15 июня 2026 г.", "butun davr mobaynida"."""
    if period.start is None:
        return phrases.periods["all"]
    return _filled(_shape(period.start, period.end), period.start, period.end, phrases, language)


def day_name(day: date, phrases: Phrases, language: Language) -> str:
    """A day's name, as 21 May 2026."""
    return _filled("name of day", day, day, phrases, language)


def month_name(month: date, phrases: Phrases, language: Language) -> str:
    """A month's name, as May 2026."""
    return _filled("name of month", month, month, phrases, language)


def _shape(start: date, end: date) -> str:
    if start == end:
        return "day"
    if start.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        if (start.year, start.month) == (end.year, end.month):
            return "month"
        if start.year == end.year:
            return "year" if (start.month, end.month) == (1, 12) else "months"
        return "months of years"
    if start.year != end.year:
        return "days of years"
    return "days of month" if start.month == end.month else "days"


def _filled(shape: str, start: date, end: date, phrases: Phrases, language: Language) -> str:
    named = Locale.parse(language).months
    within = named["format"]["wide"]
    # Russian has a month that stands alone in another case than within a date.
    alone = named["stand-alone"]["wide"] if language == "ru" else within
    return phrases.periods[shape].format(
        day=start.day,
        month=alone[start.month],
        month_of=within[start.month],
        month_in=phrases.month_in[start.month - 1] if phrases.month_in else "",
        year=start.year,
        end_day=end.day,
        end_month=alone[end.month],
        end_month_of=within[end.month],
        end_year=end.year,
    )
