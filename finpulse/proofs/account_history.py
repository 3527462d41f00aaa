"""The statements of an account and what moved it -> spans that add up, and gaps where money moved that none shows.

A balance that a bank states is what was on the account before its first transaction and all that moved it since. So
each stated balance tells what must have been there at first, and two statements belong together where they tell the
same. The difference is what moved between them and stands in no transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, NamedTuple

from finpulse.balances.verdict import Verdict

_DAY: Final = timedelta(days=1)
_NOTHING: Final = Decimal(0)

# The sum of all that moved an account up to the end of a day.
MovedThrough = Callable[[date], Decimal]


class Known(NamedTuple):
    """What a statement tells of an account: its days, and the balances around its rows.

    `others_first` and `others_last` are what transactions that the statement doesn't have move on its first and on its
    last day. On its first day they come before its own, on its last behind them.
    """

    job_id: int
    first_day: date
    last_day: date
    opening: Decimal | None
    closing: Decimal | None
    closing_day: date
    verdict: Verdict
    others_first: Decimal = _NOTHING
    others_last: Decimal = _NOTHING


@dataclass(slots=True)
class Span:
    """Days whose statements follow from each other: the bank's balances at both ends, and the jobs."""

    first_day: date
    last_day: date
    opening: Decimal | None
    closing: Decimal | None
    verdict: Verdict
    job_ids: list[int]


class Gap(NamedTuple):
    """What moved an account after one day and before another, and stands in no transaction."""

    after: date
    before: date
    difference: Decimal


def gap_sentence(gap: Gap, currency: str) -> str:
    """What a gap means, for the account's holder."""
    way = "went out" if gap.difference < 0 else "came in"
    amount = f"{abs(gap.difference):f} {currency}"
    return f"Between {gap.after} and {gap.before} {amount} {way} that no statement shows."


@dataclass(slots=True)
class AccountHistory:
    """The spans and gaps of an account, and what was on it before its first transaction, None where nothing tells."""

    opening: Decimal | None = None
    spans: list[Span] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)

    @property
    def verdict(self) -> Verdict:
        """Proven where every span is and none is apart from the next; contradicted where anything is off."""
        if self.gaps or any(span.verdict == "contradicted" for span in self.spans):
            return "contradicted"
        return "proven" if self.spans and all(span.verdict == "proven" for span in self.spans) else "unprovable"


def account_history(statements: Iterable[Known], moved_through: MovedThrough) -> AccountHistory:
    """The history that an account's statements tell; `moved_through` is the sum of all that moved it up to a day."""
    history = _Builder()
    for known in sorted(statements, key=lambda each: (each.first_day, each.last_day, each.job_id)):
        history.add(known, *_initial_balances(known, moved_through, history.initial))
    return AccountHistory(history.opening, history.spans, history.gaps)


def _initial_balances(
    known: Known, moved_through: MovedThrough, expected: Decimal | None
) -> tuple[Decimal | None, Decimal | None]:
    """What was on the account at first, by a statement's opening and by its closing balance.

    Both are the same where nothing but the statement's rows moves the account in its time. Where it tells only one of
    them, that counts for both.
    """
    pairs = []
    for moved_before, moved_after in _moved_around(known, moved_through):
        before = None if known.opening is None else known.opening - moved_before
        after = None if known.closing is None else known.closing - moved_after
        pairs.append((after if before is None else before, before if after is None else after))
    return next((pair for pair in pairs if expected is not None and expected in pair), pairs[0])


def _moved_around(known: Known, moved_through: MovedThrough) -> Iterator[tuple[Decimal, Decimal]]:
    """What had moved the account before a statement's first row, and after its last.

    Of a statement of a single day it is open whether the day's other transactions came before its own or after.
    """
    before, after = moved_through(known.first_day - _DAY), moved_through(known.closing_day)
    is_behind = known.closing_day == known.last_day
    if known.first_day < known.last_day:
        yield before + known.others_first, after - known.others_last if is_behind else after
        return
    yield before + known.others_first, after
    yield before, after - known.others_first if is_behind else after


class _Builder:
    """A history that grows by one statement after the other.

    `initial` is what was there at first, as the latest statement that tells it has it. Statements that tell nothing
    wait until the next one shows that nothing is missing between.
    """

    def __init__(self) -> None:
        self.opening: Decimal | None = None
        self.initial: Decimal | None = None
        self.spans: list[Span] = []
        self.gaps: list[Gap] = []
        self._told: Span | None = None

    def add(self, known: Known, before: Decimal | None, after: Decimal | None) -> None:
        """Add a statement, with what was on the account at first by its opening and by its closing balance."""
        if before is None or after is None:
            verdict: Verdict = "contradicted" if known.verdict == "contradicted" else "unprovable"
            self.spans.append(Span(known.first_day, known.closing_day, None, None, verdict, [known.job_id]))
            return
        verdict = self._verdict(known, before, after)
        told = self._told
        if told and before == self.initial and verdict == told.verdict == "proven" and not self._is_broken(told):
            self._extend(told, known)
        else:
            self._begin(known, verdict, before)
        self.opening = before if self.opening is None else self.opening
        self.initial = after

    def _verdict(self, known: Known, before: Decimal, after: Decimal) -> Verdict:
        if known.verdict == "contradicted" or before != after or self._disagrees(known, before):
            return "contradicted"
        tells_both = known.opening is not None and known.closing is not None
        return "proven" if tells_both or before == self.initial else "unprovable"

    def _disagrees(self, known: Known, before: Decimal) -> bool:
        """Whether another statement of the same days tells otherwise."""
        told = self._told
        return told is not None and before != self.initial and known.first_day < told.last_day

    def _is_broken(self, told: Span) -> bool:
        """Whether a statement behind the span contradicts itself: nothing that follows makes that proven."""
        return any(span.verdict == "contradicted" for span in self.spans[self.spans.index(told) + 1 :])

    def _extend(self, told: Span, known: Known) -> None:
        """Let a span go on with a statement that follows from it, and with those between, which so are proven too."""
        between = self.spans[self.spans.index(told) + 1 :]
        del self.spans[self.spans.index(told) + 1 :]
        told.job_ids += [job_id for span in between for job_id in span.job_ids] + [known.job_id]
        if known.closing_day >= told.last_day:
            told.last_day, told.closing = known.closing_day, known.closing

    def _begin(self, known: Known, verdict: Verdict, before: Decimal) -> None:
        """Begin a span; what moved since the one before and stands nowhere is a gap."""
        told = self._told
        if told and self.initial is not None and before != self.initial and known.first_day >= told.last_day:
            self.gaps.append(Gap(told.last_day, known.first_day, before - self.initial))
        self._told = Span(known.first_day, known.closing_day, known.opening, known.closing, verdict, [known.job_id])
        self.spans.append(self._told)
