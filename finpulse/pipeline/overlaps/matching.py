"""A statement's rows beside the account's own -> which of them are the same transactions, one to one.

The whole overlap is looked at first: by how many days the two lists are apart, and how many of the rows that both
should have are in both. Rows are paired by reference, then by day, amount and words, and then what is missing on
either side by a few days more, or nearly the same amount, as of what was pending.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, NamedTuple, TypeVar

from finpulse.cleaning.non_transactions import is_marked_pending
from finpulse.pipeline.overlaps.compared_rows import HeldRow, NewRow, Overlap
from finpulse.pipeline.overlaps.likeness import Likeness, likeness

Row = TypeVar("Row", NewRow, HeldRow)
_Pending = TypeVar("_Pending", NewRow, HeldRow)
_Booked = TypeVar("_Booked", NewRow, HeldRow)
# Days between a booking and its value, or two time zones; between a purchase and its booking; and with one reference.
MOST_SHIFT: Final = 4
MOST_WAITING: Final = 8
MOST_APART: Final = 10
# A tip, or another rate of exchange, and what a pump reserves before it is known.
LEAST_BOOKED: Final = Decimal("0.93")
MOST_BOOKED: Final = Decimal("1.30")
# The last days of an export, in which something may still be pending.
_NEWEST_DAYS: Final = MOST_WAITING
# Shorter references may be numbers of rows.
_SURE_REFERENCE: Final = 5
# Of many equal amounts only the nearest in the order of both lists are tried.
_NEAREST: Final = 12
# The share of the rows that both lists should have of one list that is mostly seen twice.
MOSTLY: Final = 0.5
# Lists that have less than this in common are of different sources, in which some rows are alike by chance; but so few
# rows say little of the whole.
SOME: Final = 0.2
FEW: Final = 3


class RowPair(NamedTuple):
    """A row and a transaction that may be the same, and what speaks for it."""

    new: NewRow
    stored: HeldRow
    likeness: Likeness
    by: str = "day"

    @property
    def shift(self) -> int:
        """How many days later the new row is."""
        return (self.new.day - self.stored.day).days


@dataclass(slots=True)
class _Free:
    """What is still without a partner."""

    lines: set[int] = field(default_factory=set)
    ids: set[int] = field(default_factory=set)

    def take(self, pairs: Iterable[RowPair]) -> list[RowPair]:
        """The pairs, the best first, of which none shares a side with one before it."""
        taken = []
        for pair in pairs:
            if pair.new.line in self.lines and pair.stored.id in self.ids:
                self.lines.discard(pair.new.line)
                self.ids.discard(pair.stored.id)
                taken.append(pair)
        return taken


def find_pairs(overlap: Overlap) -> tuple[list[RowPair], float]:
    """The pairs, one to one, and the share of the rows that both lists should have which are in both."""
    shifts = _shifts(overlap)
    # Where everything is a day apart, rows that are equal day by day are equal by chance.
    keeps_exact = 0 in shifts
    free = _Free(
        {row.line for row in overlap.new if row.exact_id is None or not keeps_exact},
        {row.id for row in overlap.stored if row.id not in overlap.exact_ids or not keeps_exact},
    )
    found = free.take(_by_reference(overlap))
    usual = max(shifts, key=lambda shift: shifts[shift])
    found += free.take(_ranked(overlap, free, MOST_SHIFT, lambda pair: pair.shift in shifts, usual))
    share = _share(overlap, found, overlap.exact if keeps_exact else 0)
    if share >= MOSTLY or overlap.exact == 0:
        found += free.take(_ranked(overlap, free, MOST_WAITING, lambda pair: _is_missing(overlap, pair), 0, "missing"))
    found += free.take(_of_posted(overlap, free))
    are_related = share >= SOME or min(overlap.new_count, overlap.stored_count) <= FEW
    found += free.take(_booked(overlap, free, unmarked=are_related))
    return found, share


def _shifts(overlap: Overlap) -> Counter[int]:
    """By how many days the two lists are apart, with how many rows say so: mostly 0 alone.

    Amounts that each list has once in some days say it.
    """
    votes: Counter[int] = Counter()
    stored = _by_amount(row for row in overlap.stored if row.job_id is not None)
    for key, rows in _by_amount(overlap.new).items():
        near = [row for row in stored.get(key, ()) if abs((rows[0].day - row.day).days) <= MOST_SHIFT]
        is_one = len(rows) == len(near) == 1 and overlap.meets(rows[0], near[0])
        if is_one and likeness(rows[0].descriptions, near[0].descriptions) > Likeness.CONTRARY:
            votes[(rows[0].day - near[0].day).days] += 1
    partners = sum(row.exact_id is not None for row in overlap.new)
    votes[0] += overlap.exact - partners
    total = votes.total()
    shifts = Counter({0: max(votes[0], 1)})
    for sign in (1, -1):
        way = {shift: count for shift, count in votes.items() if shift * sign > 0}
        if sum(way.values()) >= max(2, total / 4):
            shifts.update({shift: votes[shift] for shift in range(sign, sign * MOST_SHIFT + sign, sign) if way})
            if votes[0] < total / 10:
                del shifts[0]
    return shifts


def _by_amount(rows: Iterable[Row]) -> dict[tuple[Decimal, str], list[Row]]:
    """Rows by amount and currency, each list in the order of days."""
    grouped: defaultdict[tuple[Decimal, str], list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda each: (each.day, each[0])):
        grouped[row.amount, row.currency].append(row)
    return grouped


def _by_reference(overlap: Overlap) -> Iterator[RowPair]:
    """Pairs of one reference and one amount, where each list has that reference once."""
    stored, new = _once(overlap.stored), _once(overlap.new)
    for reference in new.keys() & stored.keys():
        pair = _pair(new[reference], stored[reference], "reference")
        is_near = abs(pair.shift) <= (MOST_APART if len(reference[0]) >= _SURE_REFERENCE else 0)
        if is_near and pair.likeness != Likeness.CONTRARY:
            yield pair


def _once(rows: Iterable[Row]) -> dict[tuple[str, Decimal, str], Row]:
    """Rows by a reference and an amount that no other row has."""
    rows = list(rows)
    keys = [(reference, row.amount, row.currency) for row in rows for reference in set(row.references)]
    count = Counter(keys)
    return {
        key: row
        for row in rows
        for key in ((reference, row.amount, row.currency) for reference in row.references)
        if count[key] == 1
    }


def _ranked(
    overlap: Overlap, free: _Free, most_days: int, fits: Callable[[RowPair], bool], usual: int, by: str = "day"
) -> list[RowPair]:
    """Pairs of one amount that fit, the best first: by words, by days, and by the order of both lists."""
    ranked = []
    stored = _by_amount(row for row in overlap.stored if row.id in free.ids and row.job_id is not None)
    for key, rows in _by_amount(row for row in overlap.new if row.line in free.lines).items():
        for place, row in enumerate(rows):
            for distance, other in _nearest(row, place, stored.get(key, ()), most_days):
                pair = _pair(row, other, by)
                if _may_be_same(overlap, pair) and fits(pair):
                    ranked.append(((-pair.likeness, abs(pair.shift - usual), distance, row.line), pair))
    return [pair for _, pair in sorted(ranked, key=lambda each: each[0])]


def _nearest(row: NewRow, place: int, others: Sequence[HeldRow], most_days: int) -> list[tuple[int, HeldRow]]:
    """The nearest of these rows, within so many days, with how far each is from the row's place among its own."""
    near = [each for each in others if abs((row.day - each.day).days) <= most_days]
    placed = sorted((abs((row.day - each.day).days), abs(at - place), at) for at, each in enumerate(near))
    return [(distance, near[at]) for _, distance, at in placed[:_NEAREST]]


def _may_be_same(overlap: Overlap, pair: RowPair) -> bool:
    """Whether their statements meet, and neither texts nor references say that they are different transactions."""
    references, others = pair.new.references, pair.stored.references
    if overlap.references_hold and references and others and not set(references) & set(others):
        return False
    if pair.likeness == Likeness.CONTRARY:
        return False
    return overlap.meets(pair.new, pair.stored) or says_pending(pair)


def _is_missing(overlap: Overlap, pair: RowPair) -> bool:
    """Whether one of the two is missing where the other list should have it, and both tell one payee."""
    is_missing = overlap.should_have(pair.stored) or overlap.should_be_there(pair.new) or says_pending(pair)
    return is_missing and pair.likeness > Likeness.APART


def _of_posted(overlap: Overlap, free: _Free) -> list[RowPair]:
    """Rows beside transactions that their user has posted, the nearest days and the most alike first."""
    posted = _by_amount(row for row in overlap.stored if row.job_id is None and row.id in free.ids)
    pairs = [
        _pair(row, other, "posted")
        for key, rows in _by_amount(row for row in overlap.new if row.line in free.lines).items()
        for row in rows
        for _, other in _nearest(row, 0, posted.get(key, ()), MOST_SHIFT)
    ]
    likely = [pair for pair in pairs if pair.likeness != Likeness.CONTRARY]
    return sorted(likely, key=lambda pair: (abs(pair.shift), -pair.likeness, pair.new.line))


def _booked(overlap: Overlap, free: _Free, *, unmarked: bool) -> list[RowPair]:
    """Rows that are booked beside what was pending with nearly the same amount, and the other way round.

    `unmarked` says that what does not say so itself may have been pending too.
    """
    rows = [row for row in overlap.new if row.line in free.lines]
    others = [row for row in overlap.stored if row.id in free.ids and row.job_id is not None]
    if len(rows) * len(others) > 4_000_000:  # Two long lists of which hardly anything is in both.
        return []
    ends = [period.end for period in overlap.covered]
    still = [other for other in others if _may_be_pending(other, unmarked and overlap.should_have(other), ends)]
    last = [overlap.days.end]
    new = [row for row in rows if _may_be_pending(row, unmarked and overlap.should_be_there(row), last)]
    near = [(row, other) for other, row in _booked_later(still, rows, since=0)]
    near += [(row, other) for row, other in _booked_later(new, others, since=1)]
    pairs = [_pair(row, other, "booked") for row, other in near]
    likely = [pair for pair in pairs if pair.likeness >= Likeness.GROWN or (pair.likeness > 0 and says_pending(pair))]
    return sorted(likely, key=lambda pair: (-pair.likeness, abs(pair.new.amount - pair.stored.amount), pair.new.line))


def _may_be_pending(row: NewRow | HeldRow, is_gone: bool, ends: Iterable[date]) -> bool:
    """Whether a row says that it is pending, or the other list lacks it and it is of an export's last days."""
    if any(map(is_marked_pending, row.descriptions)):
        return True
    return is_gone and any(0 <= (end - row.day).days < _NEWEST_DAYS for end in ends)


def _booked_later(
    pending: Iterable[_Pending], others: Iterable[_Booked], since: int
) -> Iterator[tuple[_Pending, _Booked]]:
    """Pairs of which the second is of so many days later or more, and can be what the first is booked as."""
    in_order = sorted(others, key=lambda row: row.day)
    days = [row.day for row in in_order]
    for row in pending:
        first = bisect_left(days, row.day + timedelta(days=since))
        last = bisect_right(days, row.day + timedelta(days=MOST_WAITING))
        marked = any(map(is_marked_pending, row.descriptions))
        yield from ((row, other) for other in in_order[first:last] if _may_be_booked(row, other, marked))


def _may_be_booked(pending: NewRow | HeldRow, booked: NewRow | HeldRow, marked: bool) -> bool:
    """Whether one amount can be what the other is booked as: one near it, or any of its sign where it is marked."""
    if pending.currency != booked.currency or pending.amount in (0, booked.amount):
        return False
    if booked.amount * pending.amount < 0:
        return False
    return marked or LEAST_BOOKED <= booked.amount / pending.amount <= MOST_BOOKED


def _pair(row: NewRow, other: HeldRow, by: str) -> RowPair:
    level = likeness(row.descriptions, other.descriptions)
    references = set(row.references) & set(other.references)
    if level >= Likeness.APART and any(len(reference) >= _SURE_REFERENCE for reference in references):
        level = max(level, Likeness.GROWN)
    if level == Likeness.APART and row.merchant and row.merchant == other.merchant:
        level = Likeness.SHARED
    return RowPair(row, other, level, by)


def says_pending(pair: RowPair) -> bool:
    """Whether one of its texts says that it is not booked."""
    return any(map(is_marked_pending, (*pair.new.descriptions, *pair.stored.descriptions)))


def _share(overlap: Overlap, pairs: Sequence[RowPair], exact: int) -> float:
    """The share of the rows that both lists should have which are in both."""
    fewest = min(overlap.new_count, overlap.stored_count)
    both = exact + sum(pair.stored.job_id is not None for pair in pairs)
    return min(both / fewest, 1.0) if fewest else 0.0
