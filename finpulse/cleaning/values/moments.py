"""The text of a moment that is told in UTC -> the day that it falls on in a time zone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

_UTC: Final = r"(?:z|(?:utc|gmt)?[+-]00(?::?00)?|utc|gmt)"
_CLOCK: Final = re.compile(
    rf"(?<!\d)(\d{{1,2}})[:.h](\d\d)(?:[:.](\d\d))?(?:[.,]\d+)? ?(?:([ap])\.? ?m\.?)? ?{_UTC}", re.IGNORECASE
)
_COMPACT: Final = re.compile(
    r"\d{8}t?(\d\d)(\d\d)(\d\d)?(?:\.\d+)?(?:z|\[[+-]?0?(?:\.0+)?:?(?:utc|gmt)?\])", re.IGNORECASE
)
_EPOCH: Final = re.compile(r"(\d{10})(?:\d{3})?(?:\.\d+)?")
# A day without a time is often written with one of these.
_NO_TIMES: Final = ({time(0)}, {time(12)})


def utc_time(text: str) -> time | None:
    """The time of a cell that tells one in UTC, to the second; None for any other, also with the time of a place.

    >>> utc_time("2026-10-31T23:30:00Z"), utc_time("31.10.2026 11:30 PM UTC"), utc_time("20261031233000[0:GMT]")
    (datetime.time(23, 30), datetime.time(23, 30), datetime.time(23, 30))
    >>> utc_time("2026-10-31T23:30:00+05:00"), utc_time("2026-10-31"), utc_time("1793403000")
    (None, None, datetime.time(23, 30))
    """
    plain = text.strip()
    if epoch := _EPOCH.fullmatch(plain):
        return datetime.fromtimestamp(int(epoch[1]), UTC).time()
    found = _COMPACT.fullmatch(plain) or _clock_at_end(plain)
    if found is None:
        return None
    hour, minute, second = (int(part or 0) for part in found.groups()[:3])
    if half := found.groups()[3:4][0] if found.re is _CLOCK else None:
        hour = hour % 12 + (12 if half in "pP" else 0)
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def tell_moments(cells: Iterable[str]) -> bool:
    """Whether cells tell moments in UTC: some time of theirs is more than the beginning or the middle of a day."""
    times = {told for cell in dict.fromkeys(cells) if (told := utc_time(cell)) is not None}
    return bool(times) and times not in _NO_TIMES


def in_time_zone(read: Callable[[str], date], time_zone: str) -> Callable[[str], date]:
    """A reader of days in UTC, as a reader of the days that moments fall on in a time zone.

    >>> in_time_zone(lambda text: date.fromisoformat(text[:10]), "Asia/Tashkent")("2026-10-31T23:30:00Z")
    datetime.date(2026, 11, 1)
    """
    zone = ZoneInfo(time_zone)

    def read_there(text: str) -> date:
        day, told = read(text), utc_time(text)
        return day if told is None else datetime.combine(day, told, UTC).astimezone(zone).date()

    return read_there


def _clock_at_end(plain: str) -> re.Match[str] | None:
    found = _CLOCK.search(plain)
    return found if found is not None and found.end() == len(plain) else None
