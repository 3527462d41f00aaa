"""What a fetch asks for of all that a provider has: the days, or the cursor, since the fetch before it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final, NamedTuple

from finpulse.fetching.api_config import ApiConfig

# What was pending, or was booked late, is asked for again; what comes again is a duplicate.
OVERLAP: Final = timedelta(days=14)
# How far back a fetch asks that names its first day and has none before it: a bank gives as much without its user.
FIRST_DAYS: Final = timedelta(days=90)
# Whoever writes these into a value of params or body has the first and the last day there, YYYY-MM-DD.
FROM: Final = "{from}"
TO: Final = "{to}"


class Window(NamedTuple):
    """The days that are asked for; without a first one, all that the provider gives. `cursor` is where it has ended."""

    first: date | None
    last: date
    cursor: str | None = None

    @classmethod
    def after(cls, told: Mapping[str, Any] | None, today: date) -> Window:
        """The window that follows on the one of which `told` was told, or the first where that is None."""
        if told is None:
            return cls(None, today)
        return cls(date.fromisoformat(told["to"]) - OVERLAP, today, told.get("cursor"))

    def told(self, cursor: str | None) -> dict[str, str | None]:
        """What is kept of it, and shown: its days, and the cursor to go on from."""
        return {"from": self.first.isoformat() if self.first else None, "to": self.last.isoformat(), "cursor": cursor}


def within(config: ApiConfig, window: Window) -> ApiConfig:
    """The configuration as it asks for the window's days, by what its type documents, and wherever it names them.

    A parameter that the client has named stays as it is.
    """
    days = window._replace(first=window.first or window.last - FIRST_DAYS)
    if config.type == "wise" or window.first is not None:
        config = _by_type(config, days)
    if config.type == "plaid":
        config = replace(config, body=_of_plaid(config, window, days))
    body = _filled(config.body, days) if config.body is not None else None
    return replace(config, params=_filled(config.params, days), body=body)


def _by_type(config: ApiConfig, days: Window) -> ApiConfig:
    documented = _PARAMETERS.get(config.type)
    return replace(config, params={**documented(days), **config.params}) if documented else config


def _of_plaid(config: ApiConfig, window: Window, days: Window) -> dict[str, Any]:
    body = dict(config.body or {})
    if config.url.rstrip("/").endswith("/transactions/get"):
        return {"start_date": _first(days), "end_date": days.last.isoformat(), **body}
    return {"cursor": window.cursor, **body} if window.cursor else body


def _filled(value: Any, days: Window) -> Any:
    """A value with the days in the place of their names, however deep these stand."""
    if isinstance(value, str):
        return value.replace(FROM, _first(days)).replace(TO, days.last.isoformat())
    if isinstance(value, Mapping):
        return {name: _filled(inner, days) for name, inner in value.items()}
    return [_filled(inner, days) for inner in value] if isinstance(value, list) else value


def _first(days: Window) -> str:
    assert days.first is not None, "it was given one"
    return days.first.isoformat()


def _seconds(days: Window) -> str:
    return str(int(datetime.combine(date.fromisoformat(_first(days)), time(), UTC).timestamp()))


_Parameters = Callable[[Window], dict[str, str]]
# By the documentation that finpulse.fetching.providers names. Teller's pages are followed to the first day instead.
_PARAMETERS: Final[Mapping[str, _Parameters]] = {
    "simplefin": lambda days: {"start-date": _seconds(days)},
    "berlin-group": lambda days: {"dateFrom": _first(days)},
    "gocardless": lambda days: {"date_from": _first(days)},
    "enable-banking": lambda days: {"date_from": _first(days)},
    "uk-open-banking": lambda days: {"fromBookingDateTime": f"{_first(days)}T00:00:00"},
    "stripe": lambda days: {"created[gte]": _seconds(days)},
    "wise": lambda days: {
        "intervalStart": f"{_first(days)}T00:00:00.000Z",
        "intervalEnd": f"{days.last.isoformat()}T23:59:59.999Z",
    },
}
