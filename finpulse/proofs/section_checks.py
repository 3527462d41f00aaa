"""What a statement says of its rows in sections -> whether closing balances, sums and counts hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from finpulse.balances.balance_chain import NOTHING, Break
from finpulse.balances.running_check import DEBTS
from finpulse.proofs.row_figures import Moved, RowFigures
from finpulse.proofs.sentences import CheckKind
from finpulse.sources.stated import StatedSection


@dataclass(frozen=True, slots=True)
class SectionCheck:
    """One kind of figure over all sections that state it, with those sections where it doesn't hold."""

    kind: CheckKind
    holds: int
    of: int
    breaks: tuple[Break, ...]
    proves_all: bool


class _Stated(NamedTuple):
    """A section, what its rows move, and the day of the last row of all."""

    section: StatedSection
    moved: Moved
    last_day: date | None

    @property
    def day(self) -> date | None:
        """The day that its figures are of: as it says, else that of the file's last row."""
        return self.section.closing_day or self.section.opening_day or self.last_day

    def difference(self, account_type: str) -> Decimal:
        """How far the closing balance lies from what opening balance and rows give; what is owed may be positive."""
        opening, closing = self.section.opening or NOTHING, self.section.closing or NOTHING
        if account_type in DEBTS and opening - self.moved.total == closing:
            return NOTHING
        return closing - opening - self.moved.total


def check_sections(
    figures: RowFigures, sections: Sequence[StatedSection], account_type: str
) -> tuple[SectionCheck, ...]:
    """The checks of all kinds of figures that the sections state."""
    last_day = max((each.last.day for each in figures.currencies.values()), default=None)
    stated = [
        _Stated(section, figures.sections.get(index, Moved()), last_day) for index, section in enumerate(sections)
    ]
    rows = sum(each.moved.count for each in figures.currencies.values())
    closed = [each for each in stated if None not in (each.section.opening, each.section.closing)]
    empty = not rows and not figures.rejected
    checks = (
        _check("closing_balance", closed, rows, lambda each: each.difference(account_type), proves_none=empty),
        _check("stated_total", list(filter(_states_sums, stated)), rows, _off_by),
        _check("stated_count", list(filter(_states_counts, stated)), 0, _miscounted),
    )
    return tuple(check for check in checks if check.of)


def _check(
    kind: CheckKind,
    stated: Sequence[_Stated],
    rows: int,
    difference: Callable[[_Stated], Decimal],
    *,
    proves_none: bool = False,
) -> SectionCheck:
    """One kind of figure; it proves all rows if the sections that state it hold all of them.

    With `proves_none` it also proves that there is no row.
    """
    off = [(each, value) for each in stated if (value := difference(each))]
    covered = sum(each.moved.count for each in stated)
    is_sum = kind == "closing_balance" or all(map(_states_all_sums, stated))
    breaks = tuple(_break(each, value) for each, value in off) if kind != "stated_count" else ()
    covers_all = covered == rows and (rows > 0 or proves_none)
    return SectionCheck(kind, len(stated) - len(off), len(stated), breaks, not off and is_sum and covers_all)


def _break(stated: _Stated, difference: Decimal) -> Break:
    section = stated.section
    opening = section.opening or NOTHING
    expected = opening + stated.moved.total
    last = section.last_line if section.last_line is not None else section.first_line
    return Break(section.first_line, last, stated.day, opening, expected, expected + difference)


def _states_sums(stated: _Stated) -> bool:
    section = stated.section
    return any(value is not None for value in (section.money_in, section.money_out, section.total))


def _states_all_sums(stated: _Stated) -> bool:
    section = stated.section
    return section.money_in is not None and section.money_out is not None


def _states_counts(stated: _Stated) -> bool:
    section = stated.section
    return any(value is not None for value in (section.count, section.count_in, section.count_out))


def _off_by(stated: _Stated) -> Decimal:
    """By how much the stated sums differ from the rows'; of several, by the first that does."""
    section, moved = stated.section, stated.moved
    pairs = (
        (section.money_in, moved.money_in),
        (section.money_out, moved.money_out),
        (section.total, moved.total),
    )
    return _first_difference(pairs)


def _miscounted(stated: _Stated) -> Decimal:
    section, moved = stated.section, stated.moved
    pairs = ((section.count, moved.count), (section.count_in, moved.count_in), (section.count_out, moved.count_out))
    return _first_difference(pairs)


def _first_difference(pairs: Iterable[tuple[Decimal | int | None, Decimal | int]]) -> Decimal:
    """What is stated without what was found, of the first pair that differs."""
    different = (Decimal(stated) - found for stated, found in pairs if stated is not None and stated != found)
    return next(different, NOTHING)
