"""The fields of a message -> the balances, sums and counts that it states."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from finpulse.cleaning.values.figures import DecimalMark
from finpulse.sources.readers.stated_figures import figure, without_counts
from finpulse.sources.readers.swift.tagged_fields import Tagged
from finpulse.sources.readers.syntax.short_days import calendar_day, iso_day
from finpulse.sources.stated import StatedSection

_BALANCE: Final = re.compile(r"\s*([CD])(\d{6})([A-Z]{3})\s*(\d[\d.,]*)")
_COUNT_AND_SUM: Final = re.compile(r"\s*(\d{1,5})([A-Z]{3})\s*(\d[\d.,]*)")
_FLOOR: Final = re.compile(r"\s*([A-Z]{3})[CD]?\s*(\d[\d.,]*)")
_OPENINGS: Final = ("60F", "60M")
_CLOSINGS: Final = ("62F", "62M")


class MessageFigures:
    """Gathers what one message after another states.

    Each page of a statement is a message with balances of its own, the intermediate ones among them.
    """

    def __init__(self, mark: DecimalMark) -> None:
        self._mark = mark
        self._section = StatedSection()
        self._is_partial = False

    def begins_with(self, field: Tagged) -> bool:
        """Whether a field is the first of another message or of another statement within one."""
        return field.tag == "20" or (field.tag in _OPENINGS and self._section.opening is not None)

    def add(self, field: Tagged) -> None:
        """Keep what a field states, if it states anything."""
        first = field.lines[0] if field.lines else ""
        if field.tag in _OPENINGS and (balance := self._balance(first)):
            day, currency, value = balance
            self._section = replace(self._section, currency=currency, opening=value, opening_day=day)
        elif field.tag in _CLOSINGS and (balance := self._balance(first)):
            day, currency, value = balance
            self._section = replace(self._section, currency=currency, closing=value, closing_day=day)
        elif field.tag in ("90C", "90D") and (match := _COUNT_AND_SUM.match(first)):
            self._add_sum(int(match[1]), figure(match[3], self._mark), money_in=field.tag == "90C")
        elif field.tag == "34F" and (match := _FLOOR.match(first)):
            self._is_partial |= bool(figure(match[2], self._mark))

    def add_expected(self) -> None:
        """Note that a line is not booked yet: the message's sums may count it in."""
        self._is_partial = True

    def take(self) -> tuple[StatedSection, ...]:
        """What the message has stated, and begin anew. Sums count what lies below a floor, which isn't listed."""
        section = without_counts(self._section) if self._is_partial else self._section
        self._section, self._is_partial = StatedSection(), False
        return (section,)

    def _add_sum(self, count: int, value: Decimal | None, *, money_in: bool) -> None:
        if money_in:
            self._section = replace(self._section, count_in=count, money_in=value)
        else:
            self._section = replace(self._section, count_out=count, money_out=value)

    def _balance(self, text: str) -> tuple[date | None, str, Decimal | None] | None:
        match = _BALANCE.match(text)
        if not match:
            return None
        value = figure(match[4], self._mark)
        return calendar_day(iso_day(match[2])), match[3], value if match[1] == "C" or value is None else -value
