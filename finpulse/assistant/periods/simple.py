"""The periods that stand by themselves: "today", "last month", "May 2025", "Q4", "the 3rd of June"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from finpulse.assistant.periods.cursor import Parsed, TimeCursor
from finpulse.assistant.periods.expressions import (
    MONTH_LABELS,
    SEASON_LABELS,
    AllTime,
    FixedDays,
    LastUnits,
    NamedDay,
    NamedMonths,
    NextUnits,
    RestOf,
    SamePeriodLastYear,
    ThisUnit,
    TimeExpression,
    UnitAgo,
    UnitBefore,
    VaguePeriod,
    Weekday,
    Weekend,
    WholeYear,
)

_WORDS: Final[dict[str, TimeExpression]] = {
    "today": ThisUnit("day"),
    "yesterday": UnitAgo("day", 1, "yesterday"),
    "day_before_yesterday": UnitAgo("day", 2, "day_before_yesterday"),
    "tomorrow": NextUnits("day"),
    "year_to_date": ThisUnit("year"),
    "month_to_date": ThisUnit("month"),
    "quarter_to_date": ThisUnit("quarter"),
    "week_to_date": ThisUnit("week"),
    "all_time": AllTime(),
    "so_far": AllTime(),
    "same_period_last_year": SamePeriodLastYear(),
    "month_before": UnitBefore("month"),
    "year_before": UnitBefore("year"),
    "quarter_before": UnitBefore("quarter"),
    "week_before": UnitBefore("week"),
    "recently": VaguePeriod("month"),
}


def longest_simple(cursor: TimeCursor, at: int) -> Parsed | None:
    """The longest period of one piece that begins at a token."""
    best: Parsed | None = None
    for alternative in _ALTERNATIVES:
        for found in alternative(cursor, at):
            if best is None or found[0] > best[0]:
                best = found
    return best


def _fixed_words(cursor: TimeCursor, at: int) -> Iterator[Parsed]:
    for place, meaning in _WORDS.items():
        if end := cursor.take(place, at):
            yield end, meaning


def _this_unit(cursor: TimeCursor, at: int) -> Iterator[Parsed]:
    begin = cursor.take("this", cursor.skip("so_far", at))
    if begin and (found := cursor.unit(begin)):
        yield cursor.skip("so_far", found[0]), ThisUnit(found[1])
    if begin and (end := cursor.take("weekend", begin)):
        yield end, Weekend(current=True)


def _last_units(cursor: TimeCursor, at: int) -> Iterator[Parsed]:
    start = cursor.skip("this", at)
    past = cursor.take("past", start)
    begin = past or cursor.take("last", start)
    if begin is None:
        return
    if end := cursor.take("weekend", begin):
        yield end, Weekend()
    if end := cursor.take("half_year", begin):
        yield end, LastUnits("month", 6, counted=True)
    if half := cursor.take("half", begin):
        end = cursor.take("year", cursor.skip("n", half))
        if end:
            yield end, LastUnits("month", 6, counted=True)
    if found := cursor.unit(begin):
        yield found[0], VaguePeriod(found[1], one=True) if past and found[1] != "day" else LastUnits(found[1])
    yield from _counted(cursor, begin, last=True)


def _counted(cursor: TimeCursor, begin: int, last: bool) -> Iterator[Parsed]:
    """As in "3 months" behind "last" or "next"; "a few months" too."""
    kind: type[LastUnits] | type[NextUnits] = LastUnits if last else NextUnits
    if (number := cursor.count(begin)) and (found := cursor.unit(cursor.sign("-", number[0]))):
        yield found[0], kind(found[1], number[1], counted=True)
    couple = cursor.take("couple", begin)
    if couple and (found := cursor.unit(couple)):
        yield found[0], kind(found[1], 2, counted=True)
    few = cursor.take("few", begin)
    if few and (found := cursor.unit(few)):
        yield found[0], VaguePeriod(found[1])


def _number_before_last(cursor: TimeCursor, at: int) -> Iterator[Parsed]:
    number = cursor.count(at)
    begin = cursor.take("last", number[0]) if number else None
    if number and begin and (found := cursor.unit(begin)):
        yield found[0], LastUnits(found[1], number[1], counted=True)


def _next_units(cursor: TimeCursor, at: int) -> Iterator[Parsed]:
    begin = cursor.take("next", at)
    if begin is None:
        return
    if found := cursor.unit(begin):
        yield found[0], NextUnits(found[1])
    yield from _counted(cursor, begin, last=False)


def _ago(cursor: TimeCursor, at: int) -> Iterator[Parsed]:
    number = cursor.count(at)
    found = cursor.unit(number[0] if number else at)
    end = cursor.take("ago", found[0]) if found else None
    if found and end:
        yield end, UnitAgo(found[1], number[1] if number else 1)


def _before_last(cursor: TimeCursor, at: int) -> Iterator[Parsed]:
    found = cursor.unit(at)
    end = cursor.take("before_last", found[0]) if found else None
    if found and end:
        yield end, UnitAgo(found[1], 2, f"{found[1]}_before_last")
    begin = cursor.take("before_last_unit", at)
    if begin and (behind := cursor.unit(begin)):
        yield behind[0], UnitAgo(behind[1], 2, f"{behind[1]}_before_last")


def _months(cursor: TimeCursor, at: int) -> Iterator[Parsed]:
    """As in "May", "last May", "May 2025", "May of last year", "last year's May", "2025-yil may oyida"."""
    before = cursor.year(at)
    whole = cursor.take("last", at)
    begin = before[0] if before else whole or cursor.skip("this", at)
    found = cursor.numbered("month", begin)
    if found is None:
        return
    end = found[0]
    if cursor.language in ("uz", "ru"):
        end = cursor.skip("month", end)
    named = NamedMonths(MONTH_LABELS[found[1] - 1], found[1], whole=bool(whole) and before is None)
    behind = cursor.year(end) if before is None and not whole else None
    year = behind or before
    yield (behind[0] if behind else end), (NamedMonths(named.label, named.month, year=year[1]) if year else named)


def _seasons(cursor: TimeCursor, at: int) -> Iterator[Parsed]:
    whole = cursor.take("last", at)
    found = cursor.numbered("season", whole or cursor.skip("this", at))
    if found:
        year = None if whole else cursor.year(found[0])
        label = SEASON_LABELS[found[1]]
        yield (year or found)[0], NamedMonths(label, found[1], 3, year[1] if year else None, bool(whole))


def _parts(cursor: TimeCursor, at: int) -> Iterator[Parsed]:
    """As in "Q4 2025", "the third quarter", "H1", "the first half of 2025"."""
    before = cursor.year(at)
    begin = before[0] if before else at
    for unit, months in (("quarter", 3), ("half", 6)):
        found = _part(cursor, begin, unit)
        if found and found[1] * months <= 12:
            behind = None if before else cursor.year(cursor.skip("and", found[0]))
            year = before or behind
            label = f"{unit[0]}{found[1]}"
            yield (
                (behind or found)[0],
                NamedMonths(label, (found[1] - 1) * months + 1, months, year[1] if year else None),
            )


def _part(cursor: TimeCursor, at: int, unit: str) -> tuple[int, int] | None:
    letter = cursor.take(unit[0], at)
    if letter and (found := cursor.figure(letter)):
        return found
    # "A year and a half" names no half of a year.
    is_article = at < len(cursor.tokens) and cursor.tokens[at].key in ("a", "one")
    number = None if is_article else cursor.ordinal(at)
    end = (cursor.take(unit, number[0]) or cursor.take(unit[0], number[0])) if number else None
    return (end, number[1]) if end and number else None


def _years(cursor: TimeCursor, at: int) -> Iterator[Parsed]:
    begin = cursor.take("year", at) or at
    found = cursor.year(begin)
    if found and not found[1].relative and cursor.figure(begin):
        yield found[0], WholeYear(found[1])


def _dates(cursor: TimeCursor, at: int) -> Iterator[Parsed]:
    token = cursor.tokens[at]
    if token.kind == "date" and (day := written_date(token.text, cursor.month_first)):
        yield at + 1, FixedDays(day, day)


def _days(cursor: TimeCursor, at: int) -> Iterator[Parsed]:
    """As in "May 15th 2026", "15 May", "the 15th of May", "3-iyun", "the 21st"."""
    if found := cursor.numbered("month", at):
        number = cursor.ordinal(cursor.skip("prep", found[0]))
        if number and number[1] <= 31:
            yield _with_year(cursor, number[0], number[1], found[1])
    number = cursor.ordinal(at)
    if number and number[1] <= 31:
        month = cursor.numbered("month", cursor.skip("of", number[0]))
        if month:
            yield _with_year(cursor, month[0], number[1], month[1])
        elif cursor.tokens[at].kind == "number" and cursor.take("ordinal", cursor.sign("-", at + 1)) == number[0]:
            yield number[0], NamedDay(number[1])


def _with_year(cursor: TimeCursor, end: int, day: int, month: int) -> Parsed:
    year = cursor.year(end)
    return (year[0], NamedDay(day, month, year[1])) if year else (end, NamedDay(day, month))


def _weekdays(cursor: TimeCursor, at: int) -> Iterator[Parsed]:
    found = cursor.numbered("weekday", cursor.skip("last", at))
    if found and not _is_many(cursor, found[0]):
        yield found[0], Weekday(found[1])


def _is_many(cursor: TimeCursor, end: int) -> bool:
    """As in "по пятницам" or "juma kunlari": all such days, and not the latest."""
    following = cursor.tokens[end].key if end < len(cursor.tokens) else ""
    is_russian = cursor.language == "ru" and cursor.ends_with(end, "ам", "ям", "ах", "ях")
    return is_russian or (cursor.language == "uz" and (cursor.ends_with(end, "lari") or following.startswith("kunlar")))


def _rest(cursor: TimeCursor, at: int) -> Iterator[Parsed]:
    """As in "Before the end of the month", "by the end of July", "oy oxirigacha"."""
    begin = cursor.take("rest_of", at)
    if begin:
        begin = cursor.skip("this", cursor.skip("prep", begin))
        if unit := cursor.unit(begin):
            yield unit[0], RestOf(ThisUnit(unit[1]))
        for end, month in _months(cursor, begin):
            yield end, RestOf(month)
    named = cursor.unit(cursor.skip("this", at))
    behind = cursor.take("rest_of_behind", named[0]) if named else None
    if named and behind:
        yield behind, RestOf(ThisUnit(named[1]))


def _half_year(cursor: TimeCursor, at: int) -> Iterator[Parsed]:
    if end := cursor.take("half_year", at):
        yield end, LastUnits("month", 6, counted=True)


def written_date(text: str, month_first: bool) -> date | None:
    """A date in digits: year first with dashes, day first with dots, and with slashes as the user's country has it."""
    parts = [int(part) for part in text.replace("/", "-").replace(".", "-").split("-")]
    if "/" in text and ((month_first and parts[0] <= 12) or parts[1] > 12):
        parts = [parts[1], parts[0], parts[2]]
    year, month, day = parts if parts[0] > 31 else reversed(parts)
    try:
        return date(year, month, day)
    except ValueError:
        return None


_ALTERNATIVES: Final[tuple[Callable[[TimeCursor, int], Iterator[Parsed]], ...]] = (
    _fixed_words,
    _this_unit,
    _last_units,
    _number_before_last,
    _next_units,
    _ago,
    _before_last,
    _months,
    _seasons,
    _parts,
    _years,
    _dates,
    _days,
    _weekdays,
    _rest,
    _half_year,
)
