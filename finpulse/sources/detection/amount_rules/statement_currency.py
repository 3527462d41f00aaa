"""The columns of a table -> which currency its amounts are in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from finpulse.cleaning.values.currencies import currency_in, currency_of_cell
from finpulse.sources.detection.column_evidence import ColumnEvidence
from finpulse.sources.detection.roles import Roles

# In so many of a column's different cells a currency is looked for.
_MOST_CELLS: Final = 50


def currency_of_amounts(roles: Roles, account_currency: str) -> str | None:
    """The one currency that the headers of the amounts name, else their cells; None where there is no such currency.

    The account's currency decides what a sign means that several currencies share.
    """
    if "amount" in roles.others.values():
        return None
    for column in roles.money:
        if currency := currency_in(column.header, account_currency):
            return currency
    for column in roles.money:
        texts = list(column.distinct)[:_MOST_CELLS]
        currencies = {currency for text in texts if (currency := currency_in(text, account_currency))}
        if len(currencies) == 1:
            return currencies.pop()
    return None


def currency_of_column(table: Sequence[ColumnEvidence], roles: Roles) -> str | None:
    """The currency that stands in the column of currencies, if it is the same in all rows."""
    texts = [table[index].distinct for index in roles.positions("currency") if index < len(table)]
    if not texts or len(texts[0]) != 1:
        return None
    return currency_of_cell(next(iter(texts[0])))
