"""The balances and the summary of a CAMT statement -> what it states about its entries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from finpulse.cleaning.values.figures import DecimalMark
from finpulse.sources.readers.stated_figures import figure, without_counts
from finpulse.sources.readers.syntax.short_days import calendar_day
from finpulse.sources.stated import StatedSection

# Booked balances in the order in which they count; others are available or foreseen ones. An interim balance is the
# last one of a page or of a day that isn't over; of two, the first is the one that the page begins with.
_OPENINGS: Final = ("OPBD", "PRCD")
_INTERIM: Final = "ITBD"
_CLOSINGS: Final = ("CLBD", _INTERIM)
_MOST_BALANCES: Final = 1_000
_DIGITS: Final = 10

# The texts below an element by their paths in it.
Fields = Mapping[str, str]


class _CamtBalance(NamedTuple):
    code: str
    currency: str
    day: date | None
    value: Decimal


class CamtFigures:
    """Gathers what one statement states."""

    def __init__(self, mark: DecimalMark) -> None:
        self._mark = mark
        self._balances: list[_CamtBalance] = []
        self._summary: Fields = {}
        self._is_partial = self._has_reversal = False
        self._entries = self._payments = 0

    def add(self, element: str, fields: Fields) -> None:
        """Keep a balance, if its amount, sign and kind are all known, or the summary of the entries."""
        if element == "TxsSummry":
            self._summary = fields
            return
        code = (fields.get("Tp/CdOrPrtry/Cd") or fields.get("Tp/CdOrPrtry/Prtry") or "").upper()
        value = self._signed(fields, "Amt")
        if value is not None and code in (*_OPENINGS, *_CLOSINGS) and len(self._balances) < _MOST_BALANCES:
            day = calendar_day(fields.get("Dt/Dt") or fields.get("Dt/DtTm") or "")
            self._balances.append(_CamtBalance(code, fields.get("Amt@Ccy", ""), day, value))

    def add_entry(self, payments: str, *, booked: bool, reversal: bool) -> None:
        """Note an entry that sums may count otherwise than its row: not booked yet, taken back, of many payments."""
        self._entries += 1
        self._payments += int(payments) if payments.isdecimal() and len(payments) < _DIGITS else 1
        self._is_partial |= not booked
        self._has_reversal |= reversal

    def sections(self) -> tuple[StatedSection, ...]:
        """What the statement states, a section for each currency. The summary names none: it is about all entries."""
        currencies = list(dict.fromkeys(balance.currency for balance in self._balances))
        sections = [self._of_balances(currency) for currency in currencies] or [StatedSection()]
        if len(sections) == 1 and not self._is_partial:
            sections = [self._with_summary(sections[0])]
        return tuple(sections)

    def _of_balances(self, currency: str) -> StatedSection:
        """The earliest opening and the latest closing balance in a currency."""
        of = {code: self._kept(code, currency) for code in (*_OPENINGS, *_CLOSINGS)}
        interim = of[_INTERIM]
        openings = next((of[code] for code in _OPENINGS if of[code]), interim[:1] if len(interim) > 1 else [])
        closings = next((of[code] for code in _CLOSINGS if of[code]), [])
        section = StatedSection(currency=currency or None)
        if openings:
            section = replace(section, opening=openings[0].value, opening_day=openings[0].day)
        if closings:
            section = replace(section, closing=closings[-1].value, closing_day=closings[-1].day)
        return section

    def _kept(self, code: str, currency: str) -> Sequence[_CamtBalance]:
        """The balances of a kind, in the order of their days."""
        kept = [balance for balance in self._balances if (balance.code, balance.currency) == (code, currency)]
        return sorted(kept, key=lambda balance: balance.day or date.min)

    def _with_summary(self, section: StatedSection) -> StatedSection:
        summary = self._summary
        older = "TtlNtries/TtlNetNtryAmt"
        whole = replace(
            section,
            count=_count(summary, "TtlNtries"),
            count_in=_count(summary, "TtlCdtNtries"),
            count_out=_count(summary, "TtlDbtNtries"),
            money_in=figure(summary.get("TtlCdtNtries/Sum", ""), self._mark),
            money_out=figure(summary.get("TtlDbtNtries/Sum", ""), self._mark),
            total=self._signed(summary, older if older in summary else "TtlNtries/TtlNetNtry/Amt"),
        )
        counted = whole.count if whole.count is not None else (whole.count_in or 0) + (whole.count_out or 0)
        if counted == self._payments != self._entries:
            # Some banks count the payments of a collective entry one by one.
            whole = replace(whole, count=None, count_in=None, count_out=None)
        # Banks count what takes a debit back as a credit or as a debit, with either sign.
        return without_counts(whole) if self._has_reversal else whole

    def _signed(self, fields: Fields, path: str) -> Decimal | None:
        """The amount at a path with the sign that its indicator gives; None without an indicator that is known."""
        value = figure(fields.get(path, ""), self._mark)
        sign = {"C": 1, "D": -1}.get(_indicator(fields, path)[:1].upper())
        return None if value is None or sign is None else sign * value


def _indicator(fields: Fields, path: str) -> str:
    """The indicator beside an amount; in the older summary it stands beside the amount's element."""
    return fields.get(f"{path.rpartition('/')[0]}/CdtDbtInd".lstrip("/"), "")


def _count(fields: Fields, element: str) -> int | None:
    text = fields.get(f"{element}/NbOfNtries", "")
    return int(text) if text.isdecimal() and len(text) < _DIGITS else None
