"""Days that a statement can hardly have -> exchanged days and months of a spreadsheet, or a question."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Final

from finpulse.cleaning.values.date_texts import DateText
from finpulse.cleaning.values.dates import DateOrder, day_of, is_likely
from finpulse.sources.detection.date_rules.day_cells import DayCells
from finpulse.sources.reading import Question

_MONTHS: Final = 12
_YEAR_DIGITS: Final = 4
_SWITCH: Final = ("false", "true")
# Days that lie within weeks if read right lie within a year if read with day and month exchanged.
_MUCH_CLOSER: Final = 2
# So large a share of days that no statement can have is no slip in single rows.
_MANY: Final = 0.2


def are_exchanged(days: DayCells, order: DateOrder) -> tuple[bool, Question | None]:
    """Whether a spreadsheet took days for months wherever it could, and kept the other days as text.

    Then its own days, which have the year in front or a named month, all have a day up to the 12th, and the texts none.
    The days' order in the file and how close they lie say whether that is so; where they don't, it is asked.
    """
    known = days.by_cell
    if _name_days_before_months(days.texts):
        return True, None
    own = [text for text in known.values() if _is_of_spreadsheet(text)]
    texts = [text for text in known.values() if text.kind == "numbers" and len(text.numbers[0]) < 3]
    if not own or not texts or not all(map(_may_be_exchanged, own)) or any(map(_is_open, texts)):
        return False, None
    found = [known[cell] for cell in days.cells if cell in known]
    plain = [day for text in found if (day := day_of(text, order))]
    other = [day for text in found if (day := day_of(text.exchanged(), order))]
    if not _differ(plain, other):
        return False, None
    return _question() if (likely := _likelier(plain, other)) is None else (likely, None)


def _name_days_before_months(texts: Sequence[DateText]) -> bool:
    """Whether all days have the year in front, and some of them, but none the other way round, a 13th or later next."""
    numbers = [text.numbers for text in texts if text.kind == "numbers" and len(text.numbers[0]) == _YEAR_DIGITS]
    if not numbers or len(numbers) < len(texts):
        return False
    return any(int(day) > _MONTHS for _, day, _ in numbers) and all(int(month) <= _MONTHS for *_, month in numbers)


def _is_of_spreadsheet(text: DateText) -> bool:
    """Whether a day is written as a spreadsheet may show those that it knows, and would be another one exchanged."""
    return text.exchanged() != text and (text.month is not None or len(text.numbers[0]) == _YEAR_DIGITS)


def _may_be_exchanged(text: DateText) -> bool:
    return any(day_of(text.exchanged(), order) for order in ("dmy", "mdy", "ymd"))


def _is_open(text: DateText) -> bool:
    """Whether both of a day's first numbers can be a month."""
    return all(int(number) <= _MONTHS for number in text.numbers[:2])


def _differ(plain: Sequence[date], other: Sequence[date]) -> bool:
    return len(plain) == len(other) and plain != other


def _likelier(plain: Sequence[date], other: Sequence[date]) -> bool | None:
    """Whether the days that are exchanged are the likelier ones; None where that is open."""
    today = datetime.now(UTC).date()
    ahead = [sum(not is_likely(day, today) for day in days) for days in (plain, other)]
    if ahead[0] != ahead[1]:
        return ahead[1] < ahead[0]
    in_order = _turns(plain) == 0, _turns(other) == 0
    if in_order[0] != in_order[1]:
        return in_order[1]
    spans = [(max(days) - min(days)).days for days in (plain, other)]
    if spans[0] * _MUCH_CLOSER < spans[1] or spans[1] * _MUCH_CLOSER < spans[0]:
        return spans[1] < spans[0]
    return None


def _turns(days: Sequence[date]) -> int:
    """How many steps go against the direction of most."""
    steps = [(after - before).days for before, after in pairwise(days)]
    return min(sum(step > 0 for step in steps), sum(step < 0 for step in steps))


def _question() -> tuple[bool, Question]:
    return False, Question(
        about="days_exchanged",
        text="A spreadsheet may have taken days for months in those dates of this file that it knew as dates.",
        choices=dict(
            zip(_SWITCH, ("the dates are right as they stand", "day and month are exchanged there"), strict=True)
        ),
        taken=_SWITCH[False],
    )


def doubt_odd_days(days: Sequence[date]) -> Question | None:
    """The question whether days before 1970 or weeks ahead are right, where a good part of a file's days are such."""
    today = datetime.now(UTC).date()
    odd = [day for day in days if not is_likely(day, today)]
    if len(odd) <= _MANY * len(days):
        return None
    return Question(
        about="odd_days",
        text=f"Dates of this file, such as {odd[0]}, lie before 1970 or weeks ahead.",
        choices=dict(zip(_SWITCH, ("their rows are left out", "they are right"), strict=True)),
        taken=_SWITCH[False],
    )
