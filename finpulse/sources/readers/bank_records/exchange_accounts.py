"""The accounts that a file of 1C's exchange is of, and what it states about them together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from finpulse.sources.readers.bank_records.record_file import currency_of_number
from finpulse.sources.readers.stated_figures import figure
from finpulse.sources.readers.syntax.short_days import calendar_day
from finpulse.sources.stated import StatedSection

_ACCOUNT: Final = "РасчСчет"
_MOST_SECTIONS: Final = 5_000
_DIGITS: Final = 20


class _Period(NamedTuple):
    """What is stated about one account in one period, of which a file may have several."""

    account: str
    first: date | None
    last: date | None
    opening: Decimal | None
    closing: Decimal | None
    money_in: Decimal | None
    money_out: Decimal | None


class ExchangeAccounts:
    """Gathers the file's own accounts, and the balances and turnovers of their periods."""

    def __init__(self) -> None:
        self._numbers: set[str] = set()
        self._periods: list[_Period] = []

    def add_number(self, name: str, value: str) -> None:
        """Keep the number of an account of the file's own."""
        if name == _ACCOUNT and value.strip() and len(self._numbers) < _MOST_SECTIONS:
            self._numbers.add(value.strip())

    def add_section(self, values: Mapping[str, str]) -> None:
        """Keep what the section of an account states."""
        if len(self._periods) < _MOST_SECTIONS:
            days = (_day(values.get("ДатаНачала", "")), _day(values.get("ДатаКонца", "")))
            names = ("НачальныйОстаток", "КонечныйОстаток", "ВсегоПоступило", "ВсегоСписано")
            amounts = (figure(values.get(name, "").replace(",", ".")) for name in names)
            self._periods.append(_Period(values.get(_ACCOUNT, ""), *days, *amounts))

    def own(self, values: Mapping[str, str], side: str) -> str:
        """The account of a document's side if it is the file's own, else ""."""
        named = (values.get(f"{side}{name}", "") for name in ("Счет", _ACCOUNT))
        return next((number for number in named if number in self._numbers), "")

    @staticmethod
    def currency(account: str) -> str:
        """The currency of an account of twenty digits, as its number says; "" where it has another form.

        >>> ExchangeAccounts.currency("40702810900000000001"), ExchangeAccounts.currency("KZ75125KZT1001300335")
        ('RUB', '')
        """
        known = len(account) == _DIGITS and account.isdecimal()
        code = currency_of_number(account[5:8]) if known else ""
        return code if code.isalpha() else ""

    def sections(self) -> tuple[StatedSection, ...]:
        """What is stated about all documents: the accounts' figures together, since documents stand in any order."""
        accounts = [_ends(periods) for periods in self._by_account()]
        currencies = {self.currency(periods[0].account) for periods in self._by_account()}
        if not accounts or len(currencies) > 1:
            return ()
        return (
            StatedSection(
                currency=currencies.pop() or None,
                opening=_sum(first.opening for first, _ in accounts),
                opening_day=min((first.first for first, _ in accounts if first.first), default=None),
                closing=_sum(last.closing for _, last in accounts),
                closing_day=max((last.last for _, last in accounts if last.last), default=None),
                money_in=_sum(period.money_in for period in self._periods),
                money_out=_sum(period.money_out for period in self._periods),
            ),
        )

    def _by_account(self) -> Sequence[Sequence[_Period]]:
        periods: dict[str, list[_Period]] = {}
        for period in self._periods:
            periods.setdefault(period.account, []).append(period)
        return list(periods.values())


def _ends(periods: Sequence[_Period]) -> tuple[_Period, _Period]:
    """The earliest and the latest of an account's periods."""
    in_order = sorted(periods, key=lambda period: period.first or date.min)
    return in_order[0], in_order[-1]


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of amounts of which none is missing."""
    known = list(amounts)
    return sum((amount for amount in known if amount is not None), Decimal(0)) if None not in known else None


def _day(text: str) -> date | None:
    """A day as 1C writes it: 31.03.2024."""
    return calendar_day("-".join(reversed(text.split("."))))
