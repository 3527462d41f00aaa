"""A running balance beside amounts -> how many steps between two balances are what the rows say, in each order.

Chains of consecutive rows are joined to a longer one, so that the chunks of a statement can be looked at separately.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate, compress, count, islice, pairwise
from operator import eq, neg, not_, sub
from typing import Final, NamedTuple

# More breaks than these are counted, and not told one by one.
MOST_BREAKS: Final = 20
# Rows in no order are proven by two loose ends; of rows with more than so many nothing can be said.
_MOST_ENDS: Final = 100
NOTHING: Final = Decimal(0)
# Rows that stand beneath each other are booked within weeks.
_MONTHS: Final = timedelta(days=90)
# A file with more rows than these out of order has none.
_MOST_OUT_OF_ORDER: Final = 2


class Order(NamedTuple):
    """One way in which a file prints its balances: after or before each row, and which row comes first."""

    after_row: bool
    newest_first: bool


AFTER_OLDEST_FIRST: Final = Order(after_row=True, newest_first=False)
AFTER_NEWEST_FIRST: Final = Order(after_row=True, newest_first=True)
BEFORE_OLDEST_FIRST: Final = Order(after_row=False, newest_first=False)
BEFORE_NEWEST_FIRST: Final = Order(after_row=False, newest_first=True)
ORDERS: Final = (AFTER_OLDEST_FIRST, AFTER_NEWEST_FIRST, BEFORE_OLDEST_FIRST, BEFORE_NEWEST_FIRST)


class Entry(NamedTuple):
    """A row of a statement as far as a proof looks at it; `balance` is the printed one, None where none is."""

    line: int
    day: date
    amount: Decimal
    balance: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Break:
    """Two neighbouring balances between which another amount lies than the rows there say.

    The lines are those of the two rows in the file's order; `expected` is the later balance as it follows from the
    `earlier` one and the rows, `found` the printed one. The day is the later balance's, None where nobody tells it.
    """

    first_line: int
    line: int
    day: date | None
    earlier: Decimal
    expected: Decimal
    found: Decimal

    @property
    def difference(self) -> Decimal:
        """What moved the balance and stands in no row: below zero for money out."""
        return self.found - self.expected

    def as_debt(self) -> Break:
        """The same where the balances tell a debt, so that the later of the two is the earlier one."""
        said = self.expected - self.earlier
        return replace(self, earlier=-self.found, expected=said - self.found, found=-self.earlier)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the steps between two balances hold in one order, and the first of those that don't."""

    holds: int = 0
    of: int = 0
    breaks: tuple[Break, ...] = ()

    @property
    def broken(self) -> int:
        """How many steps don't hold."""
        return self.of - self.holds

    def plus(self, other: Tally) -> Tally:
        """The two together, this one's rows standing first."""
        return Tally(self.holds + other.holds, self.of + other.of, (*self.breaks, *other.breaks)[:MOST_BREAKS])


_NO_STEPS: Final = (Tally(),) * len(ORDERS)


@dataclass(frozen=True, slots=True)
class Leap:
    """Two neighbouring rows that are dated months apart; the lines are in the file's order."""

    first_line: int
    first_day: date
    line: int
    day: date


@dataclass(frozen=True, slots=True)
class Outside:
    """The rows in front of the first balance, or behind the last: how many, and their sum."""

    rows: int = 0
    total: Decimal = NOTHING

    def plus(self, other: Outside) -> Outside:
        """Both together."""
        return Outside(self.rows + other.rows, self.total + other.total)


@dataclass(frozen=True, slots=True)
class Chain:
    """The balances of consecutive rows; `tallies` stand in the order of ORDERS.

    `rising` and `falling` count the steps from row to row that go forth and back in time. `is_constant` is true where
    all balances are the same, as where an account's present balance stands in each row, and `is_uniform` where all
    amounts with a balance are. `leaps` are the first of the steps over months. `ends` tells by how many more
    rows each balance is come to than gone from, where every row has one: that needs no order. None where that isn't so.
    """

    rows: int = 0
    first: Entry | None = None
    last: Entry | None = None
    before: Outside = Outside()
    behind: Outside = Outside()
    rising: int = 0
    falling: int = 0
    is_constant: bool = True
    is_uniform: bool = True
    leaps: tuple[Leap, ...] = ()
    tallies: tuple[Tally, ...] = _NO_STEPS
    ends: Mapping[Decimal, int] | None = field(default_factory=dict)

    def joined(self, later: Chain) -> Chain:
        """The chain of this one's rows and of those that follow them in the file."""
        if not (self.rows and later.rows):
            return self if self.rows else later
        both = replace(
            self,
            rows=self.rows + later.rows,
            rising=self.rising + later.rising,
            falling=self.falling + later.falling,
            is_constant=self.is_constant and later.is_constant and _same(self.last, later.first, "balance"),
            is_uniform=self.is_uniform and later.is_uniform and _same(self.last, later.first, "amount"),
            leaps=(*self.leaps, *later.leaps)[:MOST_BREAKS],
            last=later.last or self.last,
        )
        if self.last is None:
            before = self.before.plus(later.before)
            return replace(both, first=later.first, before=before, behind=later.behind, tallies=later.tallies)
        if later.first is None:
            return replace(both, behind=self.behind.plus(later.before), ends=None)
        joint = _steps([self.last, later.first], [NOTHING, self.behind.total + later.before.total])
        tallies = zip(self.tallies, joint, later.tallies, strict=True)
        return replace(
            both,
            behind=later.behind,
            tallies=tuple(one.plus(between).plus(other) for one, between, other in tallies),
            ends=_joined_ends(self.ends, later.ends),
        )

    def leaps_against(self, *, newest_first: bool) -> tuple[Leap, ...]:
        """The leaps against the order in which the balance says that the rows stand, where nearly all days keep to it.

        Of a few rows on few days the days alone don't tell which of them is out of order.
        """
        if (self.rising if newest_first else self.falling) > _MOST_OUT_OF_ORDER:
            return ()
        return tuple(leap for leap in self.leaps if (leap.day > leap.first_day) == newest_first)

    def tally(self, order: Order) -> Tally:
        """How many steps hold in an order."""
        return self.tallies[ORDERS.index(order)]


def chain_of(entries: Sequence[Entry]) -> Chain:
    """The chain of consecutive rows."""
    printed = [at for at, entry in enumerate(entries) if entry.balance is not None]
    steps = [(entry, later) for entry, later in pairwise(entries) if entry.day != later.day]
    rising = sum(entry.day < later.day for entry, later in steps)
    leaps = _leaps(steps)
    chain = Chain(rows=len(entries), rising=rising, falling=len(steps) - rising, leaps=leaps, ends=None)
    if not printed:
        return replace(chain, before=_outside(entries))
    sums = list(accumulate((entry.amount for entry in entries), initial=NOTHING))
    between = [NOTHING, *(sums[later] - sums[at + 1] for at, later in pairwise(printed))]
    tallies = _steps([entries[at] for at in printed], between)
    return replace(
        chain,
        first=entries[printed[0]],
        last=entries[printed[-1]],
        is_constant=all(entries[at].balance == entries[printed[0]].balance for at in printed),
        is_uniform=all(entries[at].amount == entries[printed[0]].amount for at in printed),
        before=_outside(entries[: printed[0]]),
        behind=_outside(entries[printed[-1] + 1 :]),
        tallies=tallies,
        ends=_ends(entries, tallies) if len(printed) == len(entries) else None,
    )


def _leaps(steps: Iterable[tuple[Entry, Entry]]) -> tuple[Leap, ...]:
    leaps = (
        Leap(entry.line, entry.day, later.line, later.day)
        for entry, later in steps
        if abs(later.day - entry.day) > _MONTHS
    )
    return tuple(islice(leaps, MOST_BREAKS))


def _same(one: Entry | None, other: Entry | None, what: str) -> bool:
    return one is None or other is None or getattr(one, what) == getattr(other, what)


def _outside(entries: Sequence[Entry]) -> Outside:
    return Outside(len(entries), sum((entry.amount for entry in entries), NOTHING))


def _steps(entries: Sequence[Entry], between: Sequence[Decimal]) -> tuple[Tally, ...]:
    """The tally of each order over rows that all have a balance.

    `between` is for each row the sum of the rows without a balance that stand between it and the one before.
    """
    balances = [entry.balance or NOTHING for entry in entries]
    moved = list(map(sub, balances[1:], balances))
    back = list(map(neg, moved))
    # What the rows say between two balances: with the upper of the two rows, or with the lower.
    with_upper = [entry.amount + more for entry, more in zip(entries, between[1:], strict=False)]
    with_lower = [entry.amount + more for entry, more in zip(entries[1:], between[1:], strict=True)]
    return tuple(
        _tally(
            order,
            entries,
            back if order.newest_first else moved,
            with_upper if order.after_row == order.newest_first else with_lower,
        )
        for order in ORDERS
    )


def _tally(order: Order, entries: Sequence[Entry], moved: Sequence[Decimal], said: Sequence[Decimal]) -> Tally:
    fits = list(map(eq, moved, said))
    broken = list(islice(compress(count(), map(not_, fits)), MOST_BREAKS))
    return Tally(sum(fits), len(fits), tuple(_break(order, entries[at], entries[at + 1], said[at]) for at in broken))


def _break(order: Order, upper: Entry, lower: Entry, said: Decimal) -> Break:
    earlier, later = (lower, upper) if order.newest_first else (upper, lower)
    before, after = earlier.balance or NOTHING, later.balance or NOTHING
    return Break(upper.line, lower.line, later.day, before, before + said, after)


def _ends(entries: Sequence[Entry], tallies: Sequence[Tally]) -> Mapping[Decimal, int] | None:
    """Where rows that all have the balance after them begin and end, whatever their order."""
    start = entries[-1] if not tallies[ORDERS.index(AFTER_NEWEST_FIRST)].broken else entries[0]
    end = entries[0] if start is entries[-1] else entries[-1]
    if any(not tallies[ORDERS.index(order)].broken for order in (AFTER_OLDEST_FIRST, AFTER_NEWEST_FIRST)):
        ends = Counter([end.balance or NOTHING])
        ends.subtract([(start.balance or NOTHING) - start.amount])
    else:
        ends = Counter(entry.balance or NOTHING for entry in entries)
        ends.subtract((entry.balance or NOTHING) - entry.amount for entry in entries)
    return _loose(ends)


def _joined_ends(
    one: Mapping[Decimal, int] | None, other: Mapping[Decimal, int] | None
) -> Mapping[Decimal, int] | None:
    if one is None or other is None:
        return None
    ends = Counter(one)
    ends.update(other)
    return _loose(ends)


def _loose(ends: Mapping[Decimal, int]) -> Mapping[Decimal, int] | None:
    loose = {balance: count for balance, count in ends.items() if count}
    return loose if len(loose) <= _MOST_ENDS else None
