"""Amount, debit, credit, flag and currency columns -> one signed amount in one currency."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from finpulse.cleaning.drop_reasons import QUOTED, Rejected, Skipped, in_column, short
from finpulse.cleaning.layout import Layout
from finpulse.cleaning.parts.columns import first, headers
from finpulse.cleaning.values.amount_signs import marks_money_in
from finpulse.cleaning.values.amounts import plain_amounts, read_amount
from finpulse.cleaning.values.currencies import (
    MOST_DECIMALS,
    MOST_WHOLE_DIGITS,
    currency_in,
    currency_of_cell,
    may_name_currency,
    minor_digits,
    other_unit_in,
)
from finpulse.cleaning.values.direction_flags import flag_word, leading_flags

_LARGEST: Final = Decimal(10) ** MOST_WHOLE_DIGITS
# What a bank states is kept as it states it, and prices may have two decimals more than the currency has; with more
# than that the marks were misread.
_BEYOND_MINOR_UNITS: Final = 2
_LAST_PLACES: Final = [Decimal(1).scaleb(-places) for places in range(MOST_DECIMALS + 1)]
# A cell of these alone says that nothing moved.
_NOTHING: Final = "-–—.,* 0"
# A cell of these alone, or one of these words, is left blank.
_BLANK: Final = "-–—.*/ "
_NONE: Final = frozenset({"n/a", "na", "null", "none", "nan"})


class Money(NamedTuple):
    """A row's amount from the account holder's side, never zero, and its currency."""

    amount: Decimal
    currency: str


class MoneyPart:
    """Reads the signed amount and the currency of a row."""

    def __init__(self, layout: Layout) -> None:
        self._signs = layout.signs
        self._decimal_mark, self._minor_digits = layout.amounts.decimal_mark, layout.amounts.minor_digits
        self._style = layout.amounts.style
        self._account_currency = layout.currency
        self._flags_come_from_balance = layout.neighbours.balance_rows is not None
        self._flags_come_from_texts = layout.neighbours.by_texts
        self._headers = headers(layout)
        self._amount = first(layout, "amount")
        self._amounts = layout.positions("amount")
        self._debit, self._credit = first(layout, "debit"), first(layout, "credit")
        self._flag, self._currency = first(layout, "flag"), first(layout, "currency")
        self._fee, self._fees_count = first(layout, "fee"), layout.amounts.fees_count
        self._lead = -1 if layout.signs.leading_flags is None else layout.signs.leading_flags
        self._amount_columns = [index for index in (*self._amounts, self._debit, self._credit) if index >= 0]
        beside = self._flag, self._lead, self._currency, self._fee
        self.columns = (*self._amount_columns, *(index for index in beside if index >= 0))
        units = (other_unit_in(self._headers[index]) for index in self._amount_columns)
        self._other_unit = next(filter(None, units), None)
        as_written = not (layout.signs.plain_is_out or layout.amounts.minor_digits or self._other_unit)
        self._is_plain = as_written and set(self.columns) <= {self._amount, self._currency} and len(self._amounts) == 1

    def read(self, cells: Sequence[str]) -> Money:
        """The signed amount and its currency.

        Raises Rejected where a cell can't be read, Skipped where nothing moved.
        """
        value, named = self._fee_alone(cells) or self._with_fee(cells)
        if not value:
            raise Skipped("the amount is zero: information, no transaction")
        return self._of(value, named, cells)

    def printed(self, cells: Sequence[str]) -> Money:
        """The same also where nothing moved. Raises Rejected where a cell can't be read."""
        value, named = self._fee_alone(cells) or self._with_fee(cells)
        return self._of(value, named, cells)

    def _of(self, value: Decimal, named: str | None, cells: Sequence[str]) -> Money:
        if abs(value) >= _LARGEST:
            raise Rejected(short(f"{value:f} is too large for an amount"))
        currency = self._stated(cells) or named or self._account_currency
        most = min(MOST_DECIMALS, minor_digits(currency) + _BEYOND_MINOR_UNITS)
        if value.quantize(_LAST_PLACES[most]) != value:
            raise Rejected(short(f"{value:f} has more decimals than an amount in {currency} can have"))
        return Money(value, currency)

    def read_all(self, columns: Mapping[int, Sequence[str]]) -> list[Money | None]:
        """What `read` returns for many rows; None for rows that only `read` can decide.

        The columns hold the cells of all rows, by the column's index.
        """
        if not self._is_plain:
            return [None] * len(columns[self.columns[0]])
        cells = columns[self._amount]
        amounts = plain_amounts(cells, self._decimal_mark)
        if self._signs.inverted:
            amounts = [value and -value for value in amounts]
        stated = columns[self._currency] if self._currency >= 0 else [""] * len(cells)
        currencies = {cell: self._currency_of(cell) for cell in set(stated)}
        currencies |= dict.fromkeys(filter(_is_absent, currencies), self._account_currency)
        return [
            Money(value, currency) if value and (currency := currencies[cell]) else None
            for value, cell in zip(amounts, stated, strict=True)
        ]

    def is_absent(self, cells: Sequence[str]) -> bool:
        """Whether a row has nothing where amounts stand."""
        return not any(cells[index].strip() for index in self._amount_columns)

    def has_odd_currency(self, cells: Sequence[str]) -> bool:
        """Whether the currency column holds something else, so that the cells stand in the wrong columns."""
        cell = cells[self._currency] if self._currency >= 0 else ""
        return not _is_absent(cell) and self._currency_of(cell) is None

    def _with_fee(self, cells: Sequence[str]) -> tuple[Decimal, str | None]:
        """The amount, and the fee besides where fees count."""
        value, named = self._by_columns(cells) if self._amount < 0 else self._by_amount(cells)
        fee = self._fee_in(cells) if self._fees_count else None
        return value + (fee[0] if fee else 0), named

    def _fee_alone(self, cells: Sequence[str]) -> tuple[Decimal, str | None] | None:
        """The fee, where the row holds no other amount."""
        has_amount = self._fee < 0 or any(cells[index].strip(_NOTHING) for index in self._amount_columns)
        return None if has_amount else self._fee_in(cells)

    def _fee_in(self, cells: Sequence[str]) -> tuple[Decimal, str | None] | None:
        """The fee as it moves the balance; None where there is none."""
        fee, named = self._cell(cells, self._fee)
        if not fee:
            return None
        if self._signs.fees_unsigned:
            return -abs(fee), named
        return (fee if self._signs.fees_negative else -fee), named

    def _by_amount(self, cells: Sequence[str]) -> tuple[Decimal, str | None]:
        value, named = self._cell(cells, self._amount) if len(self._amounts) == 1 else self._first_cell(cells)
        if value is None:
            raise Rejected(in_column("there is no amount", self._headers[self._amount]))
        if value and (self._flag >= 0 or self._lead >= 0):
            return abs(value) * self._direction(cells), named
        if self._signs.plain_is_out and not marks_money_in(cells[self._amount]):
            return -abs(value), named
        return (-value if self._signs.inverted else value), named

    def _first_cell(self, cells: Sequence[str]) -> tuple[Decimal | None, str | None]:
        """The amount where each currency has a column: the first that is not zero, else a zero, else None."""
        zero: tuple[Decimal | None, str | None] = (None, None)
        for index in self._amounts:
            value, named = self._cell(cells, index)
            if value:
                return value, named or currency_in(self._headers[index], self._account_currency)
            zero = (value, named) if value is not None else zero
        return zero

    def _direction(self, cells: Sequence[str]) -> int:
        """1 for money in and -1 for money out, as the flag says."""
        flag = flag_word(cells[self._flag]) if self._flag >= 0 else self._leading_flag(cells[self._lead])
        if flag in self._signs.outflow_flags:
            return -1
        if self._signs.inflow_flags and flag not in self._signs.inflow_flags:
            if self._flags_come_from_balance:
                raise Rejected("the running balance does not show whether this was money in or out")
            if self._flags_come_from_texts:
                raise Rejected("neither a sign nor the text shows whether this was money in or out")
            column = self._flag if self._flag >= 0 else self._lead
            reason = f'"{cells[column].strip()[:QUOTED]}" says neither money in nor money out'
            raise Rejected(in_column(reason, self._headers[column]))
        return 1

    def _leading_flag(self, text: str) -> str:
        """The longest flag with which a text begins, "" where it begins with none."""
        known = self._signs.outflow_flags | self._signs.inflow_flags
        return next((flag for flag in leading_flags(text) if flag in known), "")

    def _by_columns(self, cells: Sequence[str]) -> tuple[Decimal, str | None]:
        debit, debit_currency = self._cell(cells, self._debit)
        credit, credit_currency = self._cell(cells, self._credit)
        if debit is None and credit is None:
            raise Skipped("neither a debit nor a credit: information, no transaction")
        out, into = debit or Decimal(0), credit or Decimal(0)
        signs = self._signs
        into = abs(into) if signs.credits_unsigned else -into if signs.credits_negative else into
        out = abs(out) if signs.debits_unsigned else -out if signs.debits_negative else out
        value = into - out
        return (-value if self._signs.inverted else value), credit_currency if credit else debit_currency

    def _cell(self, cells: Sequence[str], index: int) -> tuple[Decimal | None, str | None]:
        """The amount in one cell, None where it is left blank, and the currency if it stands there too."""
        text = cells[index].strip() if index >= 0 else ""
        if not text.strip(_BLANK):
            return None, None
        try:
            value = read_amount(text, self._decimal_mark, self._style)
        except ValueError as error:
            raise Rejected(in_column(short(str(error)), self._headers[index])) from None
        if self._minor_digits:
            value = value.scaleb(-self._minor_digits)
        return value, currency_in(text, self._account_currency) if may_name_currency(text) else None

    def _currency_of(self, cell: str) -> str | None:
        return currency_of_cell(cell.strip()[:QUOTED], self._account_currency)

    def _stated(self, cells: Sequence[str]) -> str | None:
        """What the currency column says, None where it says nothing. Raises Rejected where it can't be read."""
        cell = cells[self._currency] if self._currency >= 0 else ""
        stated = None if _is_absent(cell) else self._currency_of(cell)
        if stated is None and not _is_absent(cell):
            reason = f'"{cell.strip()[:QUOTED]}" is no currency that is known'
            raise Rejected(in_column(reason, self._headers[self._currency]))
        if stated is None and self._other_unit:
            raise Rejected(f"amounts in {self._other_unit} can't be kept: it is no currency of ISO 4217")
        return stated


def _is_absent(cell: str) -> bool:
    """Whether the cell of a currency column names none on purpose."""
    return not cell.strip(_BLANK) or cell.strip().casefold() in _NONE
