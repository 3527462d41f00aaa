"""The columns of a table that hold money -> its currency, its smallest unit, and the balance that it begins with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from finpulse.cleaning.values.amounts import DecimalMark, read_amount
from finpulse.cleaning.values.currencies import currency_in, is_currency_code
from finpulse.sources.detection.column_evidence import ColumnEvidence
from finpulse.sources.detection.lexicon import names_cents
from finpulse.sources.detection.roles import Roles

_FIGURES: Final = re.compile(r"[-+]?\d[\d.,'\u00a0\u202f]*\d|\d")


def named_currency(roles: Roles, account: str) -> str | None:
    """The currency that the amounts' headers or cells name throughout."""
    if "amount" in roles.others.values():
        return None
    for column in roles.money:
        if named := currency_in(column.header, account):
            return named
    for column in roles.money:
        named_in_cells = {currency_in(text, account) for text in list(column.distinct)[:50]} - {None}
        if len(named_in_cells) == 1:
            return str(named_in_cells.pop())
    return None


def listed_currency(table: Sequence[ColumnEvidence], roles: Roles) -> str | None:
    """The one currency that stands in the column of currencies."""
    listed = [table[index].distinct for index in roles.of("currency") if index < len(table)]
    if not listed or len(listed[0]) != 1:
        return None
    code = next(iter(listed[0])).upper()
    return code if is_currency_code(code) else currency_in(code)


def is_in_cents(money: Sequence[ColumnEvidence]) -> bool:
    """Whether the headers of amounts speak of cents, and no amount has a fraction."""
    return all(names_cents(column.header) and not column.mark_votes for column in money)


def opening_balance(roles: Roles, balance_rows: tuple[int, int] | None, preamble: str) -> Decimal | None:
    """The figure above the table from which the earliest row's amount leads to its balance; else nothing at all."""
    if not (balance_rows and roles.amount and roles.balance):
        return None
    at = -1 if balance_rows == (1, 0) else 0
    amount, balance = roles.amount.values[at] or Decimal(0), roles.balance.values[at] or Decimal(0)
    figures = {abs(value) for text in _FIGURES.findall(preamble) if (value := _figure(text, roles.balance.mark or "."))}
    return next((before for before in (balance - amount, balance + amount) if before in figures), Decimal(0))


def _figure(text: str, mark: DecimalMark) -> Decimal | None:
    try:
        return read_amount(text, mark)
    except ValueError:
        return None
