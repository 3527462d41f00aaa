"""Fields that say where somebody lives: by whose clock, and how numbers are written there."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from zoneinfo import available_timezones

from babel import Locale, UnknownLocaleError
from marshmallow import fields

from finpulse.api.schemas.fields import Parsed, shown


class TimeZone(Parsed, fields.String):
    """A time zone by its IANA name."""

    invalid = '"{shown}" is no time zone; one looks like Asia/Tashkent or UTC.'

    def parse(self, value: Any) -> str:
        if not isinstance(value, str) or value not in _zones():
            raise self.make_error("invalid", shown=shown(value))
        return value


class LocaleCode(Parsed, fields.String):
    """A language, with a country or without, as CLDR knows it."""

    invalid = '"{shown}" is no locale; one looks like uz_UZ or de.'

    def parse(self, value: Any) -> str:
        try:
            return str(Locale.parse(value.replace("-", "_")))
        except (AttributeError, TypeError, ValueError, UnknownLocaleError) as error:
            raise self.make_error("invalid", shown=shown(value)) from error


@lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    """All time zones; finding them walks through a folder."""
    return frozenset(available_timezones())
