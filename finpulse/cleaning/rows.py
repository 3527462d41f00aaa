"""Cells -> clean rows: one day, one signed amount, one currency, a text with merchant and category."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Literal, TypeVar

from finpulse.cleaning.amounts import read_amount
from finpulse.cleaning.categories import categorise
from finpulse.cleaning.currencies import currency_in, is_currency_code
from finpulse.cleaning.dates import date_reader
from finpulse.cleaning.fingerprint import base_fingerprint
from finpulse.cleaning.flags import flag_word
from finpulse.cleaning.layout import Layout, Role
from finpulse.cleaning.mending import candidates
from finpulse.cleaning.merchants import find_merchant
from finpulse.cleaning.noise import BALANCE, TOTAL, is_balance_text, is_total_text, status_noise
from finpulse.cleaning.text import fold

Value = TypeVar("Value")

LONGEST_TEXT: Final = 2000
LONGEST_ID: Final = 200
# What numeric(19, 4) can hold.
_LARGEST: Final = Decimal(10) ** 15
_SMALLEST_UNIT: Final = Decimal("0.0001")
_QUOTED: Final = 80
# Statements repeat themselves; this many distinct texts of each kind are remembered at a time.
_MEMORY: Final = 50_000
# A longer text than this hardly comes again, and many of them would fill the memory.
_WORTH_REMEMBERING: Final = 200


@dataclass(frozen=True, slots=True)
class CleanRow:
    """One transaction, ready to load; `base` is its fingerprint before equal rows are counted."""

    line: int
    date: date
    amount: Decimal
    currency: str
    description: str
    merchant: str
    category: str
    category_source: str
    external_id: str
    base: bytes


@dataclass(frozen=True, slots=True)
class DroppedRow:
    """A row that becomes no transaction, with the reason for the ledger."""

    line: int
    outcome: Literal["rejected", "skipped"]
    reason: str


class _Rejected(ValueError):
    """A cell that should hold a value can't be read."""


class _Skipped(ValueError):
    """A row that is no transaction."""


class Cleaner:
    """Cleans the rows of one statement, each distinct text once."""

    def __init__(self, layout: Layout, account_id: int) -> None:
        self._layout = layout
        self._account_id = account_id
        self._width = max((column.index for column in layout.columns), default=-1) + 1
        self._headers = {column.index: column.header for column in layout.columns}
        self._named = any(self._headers.values())
        self._date = _first(layout, "date")
        self._amount = _first(layout, "amount")
        self._debit, self._credit = _first(layout, "debit"), _first(layout, "credit")
        self._flag, self._currency = _first(layout, "flag"), _first(layout, "currency")
        self._category, self._external_id = _first(layout, "category"), _first(layout, "external_id")
        self._payees = layout.positions("merchant")
        self._descriptions = sorted(layout.positions("description") + self._payees)
        self._statuses = layout.positions("status")
        self._read_day = _remembered(date_reader(layout.date_order, layout.year, layout.locale, layout.last_month))
        self._read_money = _remembered(self._money)
        self._read_flag = _remembered(flag_word)
        self._read_currency = _remembered(self._currency_of)
        self._is_balance = _remembered(is_balance_text)
        self._texts: dict[tuple[str, str, str, bool], tuple[str, str, str, str]] = {}

    def clean(self, line: int, cells: Sequence[str]) -> CleanRow | DroppedRow:
        """The row as a transaction, or why it becomes none. Never raises for what the cells hold."""
        if len(cells) > self._width and self._named and any(cell.strip() for cell in cells[self._width :]):
            return self._mended(line, cells) or DroppedRow(line, "rejected", "there are more cells than columns")
        padded = [*cells, *[""] * (self._width - len(cells))] if len(cells) < self._width else cells
        try:
            return self._row(line, padded)
        except _Rejected as error:
            mended = self._mended(line, cells) if padded is not cells else None
            return mended or DroppedRow(line, "rejected", str(error))
        except _Skipped as error:
            return DroppedRow(line, "skipped", str(error))

    def _mended(self, line: int, cells: Sequence[str]) -> CleanRow | None:
        """The one transaction that a row of the wrong width can be, or None if it can be several or none."""
        found: list[CleanRow] = []
        for candidate in candidates(cells, self._width):
            with suppress(_Rejected, _Skipped):
                if not self._currency_is_odd(candidate):
                    found.append(self._row(line, candidate))
        same = {(row.date, row.amount, row.currency) for row in found}
        return found[0] if len(same) == 1 else None

    def _currency_is_odd(self, cells: Sequence[str]) -> bool:
        """Whether the currency's column holds something else, so that the cells have slipped."""
        cell = cells[self._currency].strip() if self._currency >= 0 else ""
        return bool(cell) and self._read_currency(cell) is None

    def _row(self, line: int, cells: Sequence[str]) -> CleanRow:
        for index in self._statuses:
            status = cells[index][:_QUOTED]
            if reason := status_noise(status) or status_noise(f"{self._headers[index]} {status}"):
                raise _Skipped(reason)
        description, payee = self._joined(cells, self._descriptions), self._joined(cells, self._payees)
        day = self._day(cells, description)
        if self._is_balance(description):
            raise _Skipped(BALANCE)
        amount, currency = self._signed(cells)
        text, merchant, category, source = self._meaning(cells, description, payee, amount > 0)
        external_id = cells[self._external_id].strip().replace("\0", "")[:LONGEST_ID] if self._external_id >= 0 else ""
        base = base_fingerprint(self._account_id, day, amount, currency, text, external_id)
        return CleanRow(line, day, amount, currency, text, merchant, category, source, external_id, base)

    def _joined(self, cells: Sequence[str], indexes: Sequence[int]) -> str:
        """The texts of several columns in the file's order, each once."""
        if len(indexes) == 1:
            return cells[indexes[0]].strip()
        return " ".join(dict.fromkeys(text for index in indexes if (text := cells[index].strip())))

    def _day(self, cells: Sequence[str], text: str) -> date:
        cell = cells[self._date].strip()
        try:
            return self._read_day(cell)
        except ValueError as error:
            self._explain_missing_day(cells, cell, text)
            said = _short(str(error)) if cell else "there is no date"
            raise _Rejected(self._blame(said, self._date)) from None

    def _explain_missing_day(self, cells: Sequence[str], cell: str, text: str) -> None:
        """A row without a readable day is mostly no transaction at all; raises _Skipped where that is plain."""
        if reason := status_noise(cell[:_QUOTED]):
            raise _Skipped(reason)
        if cell and fold(cell) == fold(self._headers.get(self._date, "")):
            raise _Skipped("the header again")
        if any(is_total_text(candidate) for candidate in (cell, text, *cells[:2])):
            raise _Skipped(TOTAL)
        money = (self._amount, self._debit, self._credit)
        if not any(cells[index].strip() for index in money if index >= 0):
            raise _Skipped(
                "neither a date nor an amount: a note, no transaction" if not cell else "a note, no transaction"
            )

    def _signed(self, cells: Sequence[str]) -> tuple[Decimal, str]:
        """The amount from the account holder's side, never zero, and its currency."""
        value, named = self._by_columns(cells) if self._amount < 0 else self._by_amount(cells)
        if not value:
            raise _Skipped("the amount is zero: information, no transaction")
        if abs(value) >= _LARGEST:
            raise _Rejected(_short(f"{value:f} is too large for an amount"))
        if value.quantize(_SMALLEST_UNIT) != value:
            raise _Rejected(_short(f"{value:f} has more than four decimals"))
        stated = self._read_currency(cells[self._currency]) if self._currency >= 0 else None
        return value, stated or named or self._layout.currency

    def _by_amount(self, cells: Sequence[str]) -> tuple[Decimal, str | None]:
        value, named = self._cell(cells, self._amount)
        if value is None:
            raise _Rejected(self._blame("there is no amount", self._amount))
        if self._flag >= 0:
            return abs(value) * self._direction(cells), named
        return (-value if self._layout.inverted else value), named

    def _direction(self, cells: Sequence[str]) -> int:
        """1 for money in and -1 for money out, as the flag says."""
        flag = self._read_flag(cells[self._flag])
        if flag in self._layout.outflow_flags:
            return -1
        if self._layout.inflow_flags and flag not in self._layout.inflow_flags:
            said = f'"{cells[self._flag].strip()[:_QUOTED]}" says neither money in nor money out'
            raise _Rejected(self._blame(said, self._flag))
        return 1

    def _by_columns(self, cells: Sequence[str]) -> tuple[Decimal, str | None]:
        debit, debit_currency = self._cell(cells, self._debit)
        credit, credit_currency = self._cell(cells, self._credit)
        if debit is None and credit is None:
            raise _Skipped("neither a debit nor a credit: information, no transaction")
        out, into = debit or Decimal(0), credit or Decimal(0)
        value = (-into if self._layout.credits_negative else into) - (-out if self._layout.debits_negative else out)
        return value, credit_currency if credit else debit_currency

    def _cell(self, cells: Sequence[str], index: int) -> tuple[Decimal | None, str | None]:
        text = cells[index].strip() if index >= 0 else ""
        if not text:
            return None, None
        try:
            return self._read_money(text)
        except ValueError as error:
            raise _Rejected(self._blame(_short(str(error)), index)) from None

    def _money(self, text: str) -> tuple[Decimal | None, str | None]:
        if not text.strip("-–—.*/ "):
            return None, None
        named = None if text.isascii() and not any(map(str.isalpha, text)) and "$" not in text else text
        return read_amount(text, self._layout.decimal_mark), named and currency_in(named, self._layout.currency)

    def _currency_of(self, cell: str) -> str | None:
        code = cell.strip()[:_QUOTED]
        return code.upper() if is_currency_code(code) else currency_in(code, self._layout.currency)

    def _meaning(self, cells: Sequence[str], description: str, payee: str, money_in: bool) -> tuple[str, str, str, str]:
        """Description, merchant, category and the category's source, remembered for equal texts."""
        given = cells[self._category].strip() if self._category >= 0 else ""
        key = (description, payee, given, money_in)
        known = self._texts.get(key)
        if known is None:
            if len(self._texts) >= _MEMORY:
                self._texts.clear()
            known = _understand(description, payee, given, money_in)
            if len(description) + len(payee) + len(given) <= 2 * _WORTH_REMEMBERING:
                self._texts[key] = known
        return known

    def _blame(self, what: str, index: int) -> str:
        header = self._headers.get(index, "")
        return f'{what} in column "{header[:_QUOTED]}"' if header else what


def _short(sentence: str) -> str:
    """A sentence about a cell, with the middle of an overlong cell left out and no zero bytes."""
    sentence = sentence.replace("\0", "")
    return sentence if len(sentence) <= 2 * _QUOTED else f"{sentence[:_QUOTED]}…{sentence[-_QUOTED // 2 :]}"


def _understand(description: str, payee: str, given: str, money_in: bool) -> tuple[str, str, str, str]:
    # A row without any text is known by its category, if the file has one.
    text = (description or given).replace("\0", "")[:LONGEST_TEXT]
    merchant = find_merchant(text, payee.replace("\0", "")[:LONGEST_TEXT])
    category = categorise(text, merchant, money_in, given)
    return text, merchant, category.name, category.source


def _first(layout: Layout, role: Role) -> int:
    """The first column with a role, or -1."""
    return next(iter(layout.positions(role)), -1)


def _remembered(read: Callable[[str], Value]) -> Callable[[str], Value]:
    """The same function, working each distinct text out once; a failure is not remembered."""
    known: dict[str, Value] = {}

    def remembering(text: str) -> Value:
        if len(text) > _WORTH_REMEMBERING:
            return read(text)
        try:
            return known[text]
        except KeyError:
            if len(known) >= _MEMORY:
                known.clear()
            value = known[text] = read(text)
            return value

    return remembering
