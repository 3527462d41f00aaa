"""Pairs with evidence -> those that are linked, one to one, and those that are only proposed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from finpulse.transfers.evidence import REPAID, Evidence, Side


class Match(NamedTuple):
    """Money out of one account and into another, and what makes them one transfer."""

    out: Side
    into: Side
    evidence: Evidence

    @property
    def days_apart(self) -> int:
        """Days between the two, whichever was first."""
        return abs((self.into.date - self.out.date).days)

    @property
    def key(self) -> tuple[int, int]:
        """The ids of money out and money in."""
        return self.out.id, self.into.id

    @property
    def order(self) -> tuple[object, ...]:
        """The nearest in days first, then money in that comes after money out, then as they came."""
        return self.days_apart, self.into.date < self.out.date, self.out.date, self.key


class Matching(NamedTuple):
    """What is proven, in which no transaction is twice, and what its user is asked about."""

    links: list[Match]
    proposals: list[Match]


class _Open:
    """The matches of which neither side is linked yet, by side."""

    def __init__(self, matches: Iterable[Match]) -> None:
        self._by_side: dict[int, list[Match]] = {}
        self._taken: set[int] = set()
        for match in matches:
            for number in match.key:
                self._by_side.setdefault(number, []).append(match)

    def take(self, match: Match) -> None:
        self._taken |= set(match.key)

    def is_open(self, match: Match) -> bool:
        return self._taken.isdisjoint(match.key)

    def is_contested(self, match: Match) -> bool:
        """Whether one of the sides may as well belong to a third account.

        Which of several equal amounts between the same two accounts belong together is settled by their days. In two
        currencies the amounts differ, so there any other match contests it.
        """
        least = _least_rival(match)
        for number in match.key:
            rivals = [
                rival for rival in self._by_side[number] if rival.evidence.strength >= least and self.is_open(rival)
            ]
            if any(_is_rival(match, rival) for rival in rivals):
                return True
        return False


def _least_rival(match: Match) -> int:
    """From which strength on another match makes this one doubtful: names stand above whatever words there are."""
    return match.evidence.strength if match.evidence.strength >= REPAID.strength else 0


def _is_rival(match: Match, rival: Match) -> bool:
    if rival.key == match.key:
        return False
    if match.out.currency != match.into.currency or rival.out.currency != rival.into.currency:
        return rival.days_apart <= match.days_apart
    ours, theirs = (match.out.account.id, match.into.account.id), (rival.out.account.id, rival.into.account.id)
    return ours != theirs


def assign(matches: Sequence[Match]) -> Matching:
    """Link what is proven, the strongest evidence first, and propose the rest; of a tie all is proposed.

    Whose best match is a tie is not linked by lesser evidence.
    """
    still_open, links, tied = _Open(matches), [], set[int]()
    for strength in sorted({match.evidence.strength for match in matches}, reverse=True):
        level = [match for match in matches if match.evidence.strength == strength and still_open.is_open(match)]
        contested = {match.key for match in level if still_open.is_contested(match)}
        for match in sorted(level, key=lambda match: match.order):
            untied = match.key not in contested and tied.isdisjoint(match.key)
            if match.evidence.proves and untied and still_open.is_open(match):
                still_open.take(match)
                links.append(match)
        tied |= {number for key in contested for number in key}
    return Matching(links, _proposals([match for match in matches if still_open.is_open(match)]))


def _proposals(unlinked: Sequence[Match]) -> list[Match]:
    """The best that there is for either side."""
    best: dict[int, int] = {}
    for match in unlinked:
        for number in match.key:
            best[number] = max(best.get(number, 0), match.evidence.strength)
    return [match for match in unlinked if match.evidence.strength in {best[number] for number in match.key}]
