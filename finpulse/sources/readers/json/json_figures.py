"""The fields beside a list of transactions -> the booked balances that they state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Final, NamedTuple

from finpulse.cleaning.layout import Layout
from finpulse.sources.readers.json.json_names import named_digits, words_of
from finpulse.sources.readers.json.json_records import JsonRecord
from finpulse.sources.readers.stated_figures import figure
from finpulse.sources.readers.syntax.short_days import calendar_day
from finpulse.sources.stated import StatedSection

_BEGIN: Final = r"(?:opening|start(?:ing)?|begin(?:ning)?|initial|previous)"
_END: Final = r"(?:closing|end(?:ing)?|final|new)"
_BOOKED: Final = r"(?: (?:booked|ledger))?"
_VALUE: Final = r"(?: (?:amount|value|(?:minor|milli) ?units?|in (?:cents|pence|minor)|cents|pence|minor))*"
# The names of balances, each kind by patterns of its words; of several closing ones the first kind counts.
_NAMES: Final = tuple(
    (kind, re.compile(rf"(?:(?!available|pending|average|minimum)\w+ )*?(?:{pattern}){_VALUE}"))
    for kind, pattern in (
        ("opening", rf"{_BEGIN}{_BOOKED} balance|balances? {_BEGIN}{_BOOKED}"),
        ("closing", rf"{_END}{_BOOKED} balance|balances? {_END}{_BOOKED}"),
        ("booked", r"(?:booked|ledger) balance|balances? (?:booked|ledger)"),
        ("current", r"current balance|balances? current|^(?:account )?balance"),
    )
)
_CLOSINGS: Final = ("closing", "booked", "current")
# The types of balances in a list of them, as Open Banking and ISO 20022 name them.
_TYPES: Final = {
    "openingbooked": "opening",
    "previouslyclosedbooked": "opening",
    "opbd": "opening",
    "prcd": "opening",
    "closingbooked": "closing",
    "clbd": "closing",
    "interimbooked": "booked",
    "itbd": "booked",
}
_AMOUNT: Final = re.compile(rf"(?:balance )?(?:amount|value){_VALUE}|balance{_VALUE}")
_TYPE: Final = re.compile(r"(?:balance )?type(?: code)?(?: or proprietary code)?")
_SIGN: Final = re.compile(r"(?:.* )?(?:credit debit indicator|cdt dbt ind)")
_CURRENCY: Final = re.compile(r"(?:.* )?(?:currency|ccy)(?: code)?")
_DAY: Final = re.compile(r"(?:.* )?(?:date|as of|timestamp)(?: time)*")
_LIST_OF_BALANCES: Final = re.compile(r"balances?$", re.IGNORECASE)
_ACCOUNT_CURRENCY: Final = re.compile(r"(?:account )?(?:iso )?(?:currency|ccy)(?: code)?")
# A balance that is an object has its amount under this name.
_IN_OBJECT: Final = re.compile(r" (?:amount|value)$")
_LETTERS: Final = re.compile(r"[^a-z]+")
_WHOLE: Final = re.compile(r"-?\d+")
_EPOCH: Final = re.compile(r"[12]\d{9}(?:\d{3})?")
_MOST_BALANCES: Final = 100
_MOST_LISTS: Final = 100

Fields = Mapping[str, str]


class _JsonBalance(NamedTuple):
    kind: str
    currency: str
    value: Decimal
    day: date | None


def container_of(path: str) -> str:
    """The path of the record that holds a list.

    >>> container_of("accounts[].transactions.booked[]"), container_of("transactions[]")
    ('accounts[]', '')
    """
    inner = path.removesuffix("[]")
    return inner[: inner.rfind("[]") + 2] if "[]" in inner else ""


class JsonFigures:
    """Gathers the balances that stand beside lists of transactions, in the records that hold these."""

    def __init__(self, layout: Layout, containers: frozenset[str]) -> None:
        self._layout = layout
        self._containers = containers
        self._listed: list[_JsonBalance] = []
        self._lists: set[str] = set()

    def add(self, record: JsonRecord) -> tuple[StatedSection, ...] | None:
        """What a record that holds transactions states, at its end; None for any other."""
        if record.path in self._containers:
            own = {name: text for name, text in record.fields.items() if not self._is_listed(name)}
            balances = [*self._named(own), *self._listed]
            self._listed, self._lists = [], set()
            return _sections(balances, _first(own, _ACCOUNT_CURRENCY))
        container = container_of(record.path)
        if container in self._containers and record.path.endswith("[]") and len(self._lists) < _MOST_LISTS:
            name = record.path[len(container) :].strip(".").removesuffix("[]")
            self._lists.add(f"{name}.")
            if _LIST_OF_BALANCES.search(name) and len(self._listed) < _MOST_BALANCES:
                self._listed += self._typed(record.fields)
        return None

    def _is_listed(self, name: str) -> bool:
        """Whether a field is one of a list's first object, which its record shares."""
        return any(name.startswith(prefix) for prefix in self._lists)

    def _named(self, fields: Fields) -> Iterator[_JsonBalance]:
        """The balances that have fields of their own, with the fields that belong to each."""
        for name, text in fields.items():
            words = words_of(name)
            kind = next((kind for kind, pattern in _NAMES if pattern.fullmatch(words)), None)
            if kind:
                whole = name.rpartition(".")[0] + "." if _IN_OBJECT.search(words) and "." in name else name
                yield from self._balance(kind, name, text, _beneath(fields, whole))

    def _typed(self, fields: Fields) -> Iterator[_JsonBalance]:
        """The balance that a record in a list of balances states, if its type is one of booked ones."""
        kind = _TYPES.get(_LETTERS.sub("", _first(fields, _TYPE).casefold()))
        name = next((name for name in fields if _AMOUNT.fullmatch(words_of(name))), None)
        if kind and name:
            yield from self._balance(kind, name, fields[name], fields)

    def _balance(self, kind: str, name: str, text: str, beside: Fields) -> Iterator[_JsonBalance]:
        """The balance in a field, if its amount and its sign can be read."""
        value, sign = figure(text, self._layout.amounts.decimal_mark), _first(beside, _SIGN)[:1].casefold()
        if value is None or sign not in ("", "c", "d"):
            return
        currency = _first(beside, _CURRENCY)
        digits = self._layout.amounts.minor_digits if _WHOLE.fullmatch(text) else 0
        digits = digits or named_digits(name, currency or self._layout.currency)
        value = -abs(value) if sign == "d" else value
        value = -value if self._layout.signs.inverted else value
        yield _JsonBalance(kind, currency, value.scaleb(-digits), _day(_first(beside, _DAY)))


def _sections(balances: Sequence[_JsonBalance], currency: str) -> tuple[StatedSection, ...]:
    """A section for each currency; balances that name none are in the account's."""
    named = [balance if balance.currency else balance._replace(currency=currency) for balance in balances]
    return tuple(
        _section([balance for balance in named if balance.currency == currency])
        for currency in dict.fromkeys(balance.currency for balance in named)
    )


def _section(balances: Sequence[_JsonBalance]) -> StatedSection:
    section = StatedSection(currency=balances[0].currency or None)
    if opening := _of_kinds(balances, ("opening",)):
        section = replace(section, opening=opening.value, opening_day=opening.day)
    if closing := _of_kinds(balances, _CLOSINGS):
        section = replace(section, closing=closing.value, closing_day=closing.day)
    return section


def _of_kinds(balances: Sequence[_JsonBalance], kinds: Sequence[str]) -> _JsonBalance | None:
    """The balance of the first kind that is there, unless two of it differ."""
    for kind in kinds:
        if found := [balance for balance in balances if balance.kind == kind]:
            return found[0] if len({balance.value for balance in found}) == 1 else None
    return None


def _beneath(fields: Fields, whole: str) -> Fields:
    return {name[len(whole) :]: text for name, text in fields.items() if name.startswith(whole)}


def _first(fields: Fields, pattern: re.Pattern[str]) -> str:
    return next((text for name, text in fields.items() if pattern.fullmatch(words_of(name))), "")


def _day(text: str) -> date | None:
    if _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), UTC).date()
    return calendar_day(text)
