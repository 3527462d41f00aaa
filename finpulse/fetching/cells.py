"""Fields of providers' JSON -> texts, amounts and days; what can't be one is told by the path of the field."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from finpulse.cleaning.values.moments import utc_time
from finpulse.errors import ProviderFailed


def field_of(record: Any, *path: str) -> Any:
    """The value at a path of names, None where there is none."""
    for name in path:
        record = record.get(name) if isinstance(record, Mapping) else None
    return record


def text_of(record: Any, *path: str) -> str:
    """The text at a path, "" where there is none; a list of texts is one text."""
    value = field_of(record, *path)
    if isinstance(value, list):
        return " ".join(str(each) for each in value if isinstance(each, (str, int)))
    return "" if value is None or isinstance(value, (bool, Mapping)) else str(value).strip()


def first_text(record: Any, *paths: str) -> str:
    """The first text that there is, of paths written with dots.

    >>> first_text({"creditor": {"name": "Coffee Bar"}}, "creditorName", "creditor.name")
    'Coffee Bar'
    """
    return next(filter(None, (text_of(record, *path.split(".")) for path in paths)), "")


def records_of(document: Any, *path: str) -> list[Any]:
    """The list of objects at a path, empty where there is none."""
    found = field_of(document, *path) if path else document
    return [record for record in found if isinstance(record, Mapping)] if isinstance(found, list) else []


def amount_of(record: Any, *path: str) -> Decimal:
    """The amount at a path. Raises ProviderFailed where it is none: a row without one can't be left out in silence."""
    value = field_of(record, *path)
    try:
        amount = Decimal(str(value).strip()) if not isinstance(value, bool) else Decimal("NaN")
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or abs(amount.adjusted()) > 30:
        raise ProviderFailed(
            f"A transaction of the answer has {str(value)[:40]!r} where its amount belongs ({'.'.join(path)}); look "
            "whether api_config.type is the provider's, or take generic."
        )
    return amount


def day_of(text: str) -> date | datetime | None:
    """The day of an ISO 8601 day or time, as it is written there, a moment in UTC as such; None where it is neither.

    >>> day_of("2026-10-31"), day_of("2026-10-31T23:30:00+05:00")
    (datetime.date(2026, 10, 31), datetime.date(2026, 10, 31))
    >>> str(day_of("2026-10-31T23:30:00.120Z"))
    '2026-10-31 23:30:00+00:00'
    """
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return None
    told = utc_time(text)
    return day if told is None else datetime.combine(day, told, UTC)


def day_of_epoch(value: Any) -> datetime | None:
    """The moment of a count of seconds since 1970; None for 0 and for what is none."""
    try:
        return datetime.fromtimestamp(int(value), UTC) if value else None
    except (TypeError, ValueError, OverflowError, OSError):
        return None
