"""Finds the longest period that begins at a token: a simple one, a range, or one since, before or after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from finpulse.assistant.periods.calendar import DaySpan
from finpulse.assistant.periods.cursor import Parsed, TimeCursor
from finpulse.assistant.periods.expressions import FixedDays, NamedDay, NamedMonths, ThisUnit, TimeExpression, Weekday
from finpulse.assistant.periods.ranges import AfterThen, DaysBetween, SinceThen, UpTo, WeekOf
from finpulse.assistant.periods.simple import longest_simple


def period_at(cursor: TimeCursor, at: int) -> Parsed | None:
    """Where the longest period ends that begins at a token, with "in" and "during" before it, and what it means."""
    if not cursor.tells_time(at):
        return None
    begin = at
    while (behind := cursor.take("prep", begin)) is not None and begin - at < 3:
        begin = behind
    found = [each for start in {at, begin} if start < len(cursor.tokens) for each in _readings(cursor, start)]
    best = max(found, key=lambda each: each[0], default=None)
    return (_swallow(cursor, best[0]), best[1]) if best else None


def period_span(meaning: TimeExpression, today: date, ahead: bool = False) -> DaySpan | None:
    """Its days; looking back, days that are still to come are left out."""
    try:
        span = meaning.span(today, ahead)
    except (ValueError, OverflowError):  # The calendar ends before the period does.
        return None
    if span is None or ahead or span.end <= today or (span.start and span.start > today):
        return span
    return replace(span, end=today)


def _swallow(cursor: TimeCursor, end: int) -> int:
    return cursor.skip("so_far", end)


def _readings(cursor: TimeCursor, at: int) -> Iterator[Parsed]:
    if found := longest_simple(cursor, at):
        # "20-maygacha": the ending says that it is the last day.
        is_end = cursor.language == "uz" and cursor.ends_with(found[0], "gacha", "kacha", "qacha")
        is_named = isinstance(found[1], (NamedDay, NamedMonths))
        yield (found[0], UpTo(found[1], included=True)) if is_end and is_named else found
    yield from _day_ranges(cursor, at)
    yield from _ranges(cursor, at)
    yield from _open_ended(cursor, at)
    yield from _week_of(cursor, at)
    yield from _uzbek(cursor, at)


def _simple(cursor: TimeCursor, at: int) -> Parsed | None:
    begin = cursor.skip("prep", at)
    if at >= len(cursor.tokens):
        return None
    return longest_simple(cursor, at) or (longest_simple(cursor, begin) if begin < len(cursor.tokens) else None)


def _ranges(cursor: TimeCursor, at: int) -> Iterator[Parsed]:
    """As in "Between February and April", "from March 1 to May 15", "January to March"."""
    for opening, joint in (("between", "and"), ("from", "to"), ("since", "to"), ("", "to")):
        begin = cursor.take(opening, at) if opening else at
        first = _simple(cursor, begin) if begin is not None else None
        middle = cursor.take(joint, first[0]) if first else None
        last = _simple(cursor, middle) if middle is not None else None
        until_now = cursor.take("so_far", first[0]) if first and opening else None
        if first and until_now:
            yield until_now, DaysBetween(first[1], ThisUnit("day"))
        elif first and last:
            yield last[0], DaysBetween(first[1], last[1])
        elif first and middle and (cursor.take("so_far", middle) or cursor.take("today", middle)):
            yield middle + 1, DaysBetween(first[1], ThisUnit("day"))


def _day_ranges(cursor: TimeCursor, at: int) -> Iterator[Parsed]:
    """As in "From 3 to 17 March", "March 3-17": both days lie in the month that is named once."""
    begin = cursor.take("from", at) or cursor.take("between", at) or at
    begin = cursor.skip("prep", begin)
    month = cursor.numbered("month", begin)
    numbers = _two_days(cursor, cursor.skip("prep", month[0]) if month else begin)
    if numbers is None:
        return
    end, first, last = numbers
    if month is None:
        month = cursor.numbered("month", cursor.skip("of", end))
        end = month[0] if month else end
    if month and first <= last <= 31:
        year = cursor.year(end)
        named = year[1] if year else None
        yield (year[0] if year else end), DaysBetween(NamedDay(first, month[1], named), NamedDay(last, month[1], named))


def _two_days(cursor: TimeCursor, at: int) -> tuple[int, int, int] | None:
    first = cursor.figure(at)
    if first is None:
        return None
    behind = cursor.skip("ordinal", cursor.sign("-", first[0]) if cursor.language != "en" else first[0])
    joint = cursor.take("to", first[0]) or cursor.take("to", behind) or cursor.take("and", behind) or behind
    number = cursor.ordinal(cursor.skip("prep", joint)) if joint > first[0] else None
    return (number[0], first[1], number[1]) if number else None


def _open_ended(cursor: TimeCursor, at: int) -> Iterator[Parsed]:
    for place in ("since", "until", "before", "after"):
        begin = cursor.take(place, at)
        found = _simple(cursor, begin) if begin is not None else None
        if found:
            yield found[0], _opened(place, found[1])
    # "Up to 20" is an amount, "up to May" a period.
    begin = cursor.take("up_to", at)
    found = _simple(cursor, begin) if begin and begin < len(cursor.tokens) else None
    is_end = cursor.tokens[at].key != "by" or (found and isinstance(found[1], (NamedDay, NamedMonths, Weekday)))
    if begin and found and is_end and cursor.tokens[begin].kind == "word":
        yield found[0], UpTo(found[1], included=True)


def _week_of(cursor: TimeCursor, at: int) -> Iterator[Parsed]:
    """As in "The week of June 8"."""
    week = cursor.take("week", at)
    begin = cursor.take("of", week) if week and cursor.language == "en" else None
    found = _simple(cursor, begin) if begin is not None else None
    if found and isinstance(found[1], (NamedDay, FixedDays)):
        yield found[0], WeekOf(found[1])


def _opened(place: str, meaning: TimeExpression) -> TimeExpression:
    if place == "since":
        return SinceThen(meaning)
    return AfterThen(meaning) if place == "after" else UpTo(meaning, included=place == "until")


def _uzbek(cursor: TimeCursor, at: int) -> Iterator[Parsed]:
    """As in "Martdan beri", "fevraldan aprelgacha", "mart va may oralig'ida": Uzbek says it behind."""
    first = _simple(cursor, at) if cursor.language == "uz" else None
    if first is None:
        return
    end = first[0]
    if cursor.ends_with(end, "dan", "tan"):
        if behind := cursor.take("since_behind", end):
            yield behind, SinceThen(first[1])
        last = _simple(cursor, end)
        if last and cursor.ends_with(last[0], "gacha", "kacha", "qacha"):
            yield last[0], DaysBetween(_same_month(first[1], last[1]), last[1])
        if behind := cursor.take("before_behind", end):
            yield behind, UpTo(first[1], included=False)
        if behind := cursor.take("after_behind", end):
            yield behind, AfterThen(first[1])
    middle = cursor.take("and", end)
    last = _simple(cursor, middle) if middle is not None else None
    behind = cursor.take("between_behind", last[0]) if last else None
    if last and behind:
        yield behind, DaysBetween(first[1], last[1])


def _same_month(first: TimeExpression, last: TimeExpression) -> TimeExpression:
    """A day without a month lies in the month of the range's end."""
    if isinstance(first, NamedDay) and first.month is None and isinstance(last, NamedDay):
        return NamedDay(first.day, last.month, last.year)
    if isinstance(first, NamedMonths) and first.year is None and isinstance(last, NamedMonths):
        return replace(first, year=last.year)
    return first
