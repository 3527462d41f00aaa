"""The clean rows of a chunk -> all of them that a proof needs: sums, days, and the running balance.

Figures of consecutive chunks are joined, so that siblings can each look at chunks of their own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import compress
from typing import Final, NamedTuple, TypeVar

from finpulse.balances.balance_chain import NOTHING, Chain, Entry, Outside, chain_of
from finpulse.balances.stated_words import Stated
from finpulse.sources.stated import StatedSection

T = TypeVar("T")
Key = TypeVar("Key", bound=Hashable)

# Of rows that could not be read, so many lines are kept.
_MOST_LINES: Final = 20


@dataclass(frozen=True, slots=True)
class Moved:
    """Money in and out, both positive, and by how many rows."""

    money_in: Decimal = NOTHING
    money_out: Decimal = NOTHING
    count_in: int = 0
    count_out: int = 0

    @property
    def total(self) -> Decimal:
        """What the balance has moved by."""
        return self.money_in - self.money_out

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self.count_in + self.count_out

    def plus(self, other: Moved) -> Moved:
        """Both together."""
        return Moved(
            self.money_in + other.money_in,
            self.money_out + other.money_out,
            self.count_in + other.count_in,
            self.count_out + other.count_out,
        )


@dataclass(frozen=True, slots=True)
class EdgeDay:
    """The first or the last day of some rows: what they move on it, and how many there are."""

    day: date
    total: Decimal
    count: int

    def plus(self, other: EdgeDay, day: date) -> EdgeDay:
        """What both have of a day."""
        own = [edge for edge in (self, other) if edge.day == day]
        return EdgeDay(day, sum((edge.total for edge in own), NOTHING), sum(edge.count for edge in own))


@dataclass(frozen=True, slots=True)
class CurrencyFigures:
    """The rows of one currency: what they moved, and their first and last day."""

    moved: Moved
    first: EdgeDay
    last: EdgeDay

    def joined(self, later: CurrencyFigures) -> CurrencyFigures:
        """The figures of both."""
        return CurrencyFigures(
            self.moved.plus(later.moved),
            self.first.plus(later.first, min(self.first.day, later.first.day)),
            self.last.plus(later.last, max(self.last.day, later.last.day)),
        )


@dataclass(frozen=True, slots=True)
class RowFigures:
    """The figures of rows in the file's order.

    `chain` is the running balance over all of them, `with_left_out` the same where rows that are no transactions count
    with their amounts. `parts` are the balances of the file's accounts and currencies, each by itself, by their names.
    `currencies` and `sections` tell what moved: the sections by their index. `rejected` are the lines of the first rows
    that could not be read, and `stated` is what rows that are no transactions state of the others.
    """

    chain: Chain = field(default_factory=Chain)
    with_left_out: Chain = field(default_factory=Chain)
    parts: Mapping[str, Chain] = field(default_factory=dict)
    currencies: Mapping[str, CurrencyFigures] = field(default_factory=dict)
    sections: Mapping[int, Moved] = field(default_factory=dict)
    rejected: tuple[int, ...] = ()
    stated: Mapping[Stated, Decimal] = field(default_factory=dict)

    def joined(self, later: RowFigures) -> RowFigures:
        """The figures of these rows and of those that follow them in the file."""
        return RowFigures(
            self.chain.joined(later.chain),
            self.with_left_out.joined(later.with_left_out),
            _merged(self.parts, later.parts, Chain.joined),
            _merged(self.currencies, later.currencies, CurrencyFigures.joined),
            _merged(self.sections, later.sections, Moved.plus),
            (*self.rejected, *later.rejected)[:_MOST_LINES],
            _stated_by(self.stated, later.stated),
        )


def _stated_by(one: Mapping[Stated, Decimal], later: Mapping[Stated, Decimal]) -> Mapping[Stated, Decimal]:
    """The first opening balance, and the last of whatever sums up."""
    stated = {**one, **later}
    if "opening" in one:
        stated["opening"] = one["opening"]
    return stated


class StatementRow(NamedTuple):
    """A row for its figures: the part of the file that its balance belongs to, and its currency.

    `left_out` is the amount of a row that is no transaction, whose entry has an amount of zero.
    """

    entry: Entry
    part: str
    currency: str
    left_out: Decimal | None = None


def part_of(currency: str, account: str) -> str:
    """The name of a part of a file: of a currency, and of an account where the file names several."""
    return f"{currency} {account}".rstrip()


def row_figures(
    rows: Sequence[StatementRow], sections: Sequence[StatedSection] = (), rejected: Iterable[int] = ()
) -> RowFigures:
    """The figures of a chunk's rows, which stand in the order of their lines."""
    entries = [row.entry for row in rows]
    chain = chain_of(entries)
    booked = [row for row in rows if row.left_out is None]
    whole = chain if len(booked) == len(rows) else chain_of(list(map(_with_left_out, rows)))
    parts = _grouped(entries, [row.part for row in rows])
    currencies = _grouped([row.entry for row in booked], [row.currency for row in booked])
    return RowFigures(
        chain,
        whole,
        {part: chain if len(parts) == 1 else chain_of(own) for part, own in parts.items()},
        {
            currency: _currency_figures([entry.day for entry in own], [entry.amount for entry in own])
            for currency, own in currencies.items()
        },
        _by_section(booked, sections),
        tuple(rejected)[:_MOST_LINES],
    )


def _with_left_out(row: StatementRow) -> Entry:
    return row.entry if row.left_out is None else row.entry._replace(amount=row.left_out)


def _grouped(entries: Sequence[T], names: Sequence[str]) -> dict[str, Sequence[T]]:
    """The entries by their names, which mostly are all the same."""
    distinct = list(dict.fromkeys(names))
    if len(distinct) == 1:
        return {distinct[0]: entries}
    groups: dict[str, list[T]] = {name: [] for name in distinct}
    for entry, name in zip(entries, names, strict=True):
        groups[name].append(entry)
    return {**groups}


def _merged(one: Mapping[Key, T], later: Mapping[Key, T], join: Callable[[T, T], T]) -> Mapping[Key, T]:
    """The values of both, those of the same key joined."""
    merged = dict(one)
    for key, value in later.items():
        merged[key] = join(merged[key], value) if key in merged else value
    return merged


def figures_of_amounts(
    days: Sequence[date], amounts: Sequence[Decimal], currencies: Sequence[str], rejected: Iterable[int] = ()
) -> RowFigures:
    """The figures of rows that have no balance and belong to no section."""
    outside = Outside(len(amounts), sum(amounts, NOTHING))
    chain = Chain(rows=len(amounts), before=outside, ends=None)
    by_currency = {}
    for currency in dict.fromkeys(currencies):
        own = [own == currency for own in currencies]
        by_currency[currency] = _currency_figures(list(compress(days, own)), list(compress(amounts, own)))
    return RowFigures(chain, chain, {}, by_currency, {}, tuple(rejected)[:_MOST_LINES])


def _currency_figures(days: Sequence[date], amounts: Sequence[Decimal]) -> CurrencyFigures:
    return CurrencyFigures(_moved(amounts), _edge(days, amounts, min(days)), _edge(days, amounts, max(days)))


def _edge(days: Sequence[date], amounts: Sequence[Decimal], day: date) -> EdgeDay:
    own = list(compress(amounts, [each == day for each in days]))
    return EdgeDay(day, sum(own, NOTHING), len(own))


def _moved(amounts: Sequence[Decimal]) -> Moved:
    into = [amount for amount in amounts if amount > 0]
    out = [amount for amount in amounts if amount < 0]
    return Moved(sum(into, NOTHING), -sum(out, NOTHING), len(into), len(out))


def _by_section(rows: Sequence[StatementRow], sections: Sequence[StatedSection]) -> Mapping[int, Moved]:
    """What the rows of each section move; only of sections that have rows here."""
    found: dict[int, list[Decimal]] = {}
    for index, section in enumerate(sections):
        own = [row.entry.amount for row in _of_lines(rows, section) if section.currency in (None, row.currency)]
        if own:
            found[index] = own
    return {index: _moved(amounts) for index, amounts in found.items()}


def _of_lines(rows: Sequence[StatementRow], section: StatedSection) -> Sequence[StatementRow]:
    """The rows between the section's lines; rows stand in the order of their lines."""
    first = bisect_left(rows, section.first_line, key=_line)
    last = len(rows) if section.last_line is None else bisect_right(rows, section.last_line, key=_line)
    return rows[first:last]


def _line(row: StatementRow) -> int:
    return row.entry.line
