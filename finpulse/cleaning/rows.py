"""Cells -> clean rows: one day, one signed amount, one currency, a text with merchant and category."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final, Literal, NamedTuple

from finpulse.cleaning.drop_reasons import QUOTED, Rejected, Skipped
from finpulse.cleaning.fingerprint import base_fingerprint
from finpulse.cleaning.layout import Layout
from finpulse.cleaning.merchants.gazetteer import is_brand_of_words
from finpulse.cleaning.non_transactions import (
    BALANCE,
    ELSEWHERE,
    TOTAL,
    is_balance_text,
    is_total_text,
    unbooked_reason,
)
from finpulse.cleaning.parts.day import Day, DayPart
from finpulse.cleaning.parts.meaning import Meaning, MeaningPart
from finpulse.cleaning.parts.money import Money, MoneyPart
from finpulse.cleaning.parts.reference import Reference, ReferencePart
from finpulse.cleaning.parts.status import StatusPart
from finpulse.cleaning.row_repair import candidates
from finpulse.cleaning.text import fold
from finpulse.cleaning.values.date_texts import names_period


class CleanRow(NamedTuple):
    """One transaction, ready to load; `base` is its fingerprint before equal rows are counted."""

    line: int
    day: Day
    money: Money
    meaning: Meaning
    reference: Reference
    base: bytes

    def values(self) -> dict[str, Any]:
        """What its parts have read, by the names of a transaction's columns."""
        parts = self.day, self.money, self.meaning, self.reference
        return {name: value for part in parts for name, value in part._asdict().items()}


# What a clean row is made of, in its order.
PARTS: Final[tuple[type[Any], ...]] = (Day, Money, Meaning, Reference)


@dataclass(frozen=True, slots=True)
class DroppedRow:
    """A row that becomes no transaction, with the reason for the ledger."""

    line: int
    outcome: Literal["rejected", "skipped"]
    reason: str


class Cleaner:
    """Cleans the rows of one statement; `own_categories` are names that the owner has added to the defaults."""

    def __init__(self, layout: Layout, account_id: int, own_categories: frozenset[str] = frozenset()) -> None:
        self.account_id = account_id
        self.width = max((column.index for column in layout.columns), default=-1) + 1
        self.status = StatusPart(layout)
        self.day = DayPart(layout)
        self.money = MoneyPart(layout)
        self.meaning = MeaningPart(layout, own_categories)
        self.reference = ReferencePart(layout)
        self._values = frozenset((*self.status.columns, *self.day.columns, *self.money.columns))
        self._fewest = layout.fewest_cells
        self._named = any(column.header for column in layout.columns)

    def clean(self, line: int, cells: Sequence[str]) -> CleanRow | DroppedRow:
        """The row as a transaction, or why it becomes none. Never raises for what the cells hold."""
        fitted = self.fitted(cells)
        if fitted is None and self.status.is_elsewhere(cells):
            return DroppedRow(line, "skipped", ELSEWHERE)
        if len(cells) < self._fewest:
            return _too_short(line, cells)
        if fitted is None:
            mended = self._mended(line, cells)
            return mended[0] if mended else DroppedRow(line, "rejected", "there are more cells than columns")
        try:
            return self._row(line, fitted)
        except Rejected as error:
            mended = self._mended(line, cells) if fitted is not cells else None
            return mended[0] if mended else DroppedRow(line, "rejected", str(error))
        except Skipped as error:
            return DroppedRow(line, "skipped", str(error))

    def fitted(self, cells: Sequence[str]) -> Sequence[str] | None:
        """The row with a cell for each column; None where it is too short, or has text behind the last column."""
        if len(cells) < self._fewest:
            return None
        if len(cells) < self.width:
            return [*cells, *[""] * (self.width - len(cells))]
        return None if self._named and any(cell.strip() for cell in cells[self.width :]) else cells

    def whole(self, cells: Sequence[str]) -> Sequence[str]:
        """The cells of a row with one for each column, mended as far as that can be done in one way."""
        fitted = self.fitted(cells)
        mended = None if fitted is not None else self._mended(0, cells)
        return mended[1] if mended else cells if fitted is None else fitted

    def _mended(self, line: int, cells: Sequence[str]) -> tuple[CleanRow, Sequence[str]] | None:
        """The transaction that a row of the wrong width can be with its cells, or None if it can be several or none.

        Where the possible rows differ only in their texts, it is the one with the longest description.
        """
        mended: list[tuple[CleanRow, Sequence[str]]] = []
        for candidate in candidates(cells, self.width, self._values):
            with suppress(Rejected, Skipped):
                if not self.money.has_odd_currency(candidate):
                    mended.append((self._row(line, candidate), candidate))
        same = {(row.day, row.money) for row, _ in mended}
        return max(mended, key=lambda pair: len(pair[0].meaning.description)) if len(same) == 1 else None

    def _row(self, line: int, cells: Sequence[str]) -> CleanRow:
        self.status.check(cells)
        day = self._day(cells)
        self.meaning.check(cells)
        if self.money.is_absent(cells) and is_balance_text(self.meaning.description(cells)):
            raise Skipped(BALANCE)
        money = self.money.read(cells)
        meaning = self.meaning.read(cells, money_in=money.amount > 0)
        reference = self.reference.read(cells)
        identity = day.date, money.amount, money.currency, meaning.description, reference.external_id
        return CleanRow(line, day, money, meaning, reference, base_fingerprint(self.account_id, *identity))

    def _day(self, cells: Sequence[str]) -> Day:
        try:
            return self.day.read(cells)
        except Rejected:
            self._explain_missing_day(cells)
            raise

    def _explain_missing_day(self, cells: Sequence[str]) -> None:
        """Raises Skipped for a row without a readable day that is no transaction, such as a header or a total."""
        cell = self.day.cell(cells)
        if reason := unbooked_reason(cell[:QUOTED]):
            raise Skipped(reason)
        if cell and f" {fold(cell)} " in f" {fold(self.day.header)} ":
            raise Skipped("the header again")
        others = () if any(map(str.isdigit, cell)) else (self.meaning.description(cells), *cells[:2])
        if any(is_total_text(text) and not is_brand_of_words(text) for text in (cell, *others)):
            raise Skipped(TOTAL)
        if names_period(cell) and not self.meaning.description(cells):
            raise Skipped(TOTAL)
        if self.money.is_absent(cells):
            raise Skipped("a note, no transaction" if cell else "neither a date nor an amount: a note, no transaction")


def _too_short(line: int, cells: Sequence[str]) -> DroppedRow:
    if any(map(is_total_text, cells[:2])):
        return DroppedRow(line, "skipped", TOTAL)
    return DroppedRow(line, "rejected", "there are fewer cells than in any other row")
