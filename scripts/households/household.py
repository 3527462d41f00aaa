"""A household: accounts with their statements' rows, and which of these are the two sides of one transfer."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import NamedTuple


@dataclass(slots=True)
class Account:
    """An account, and the rows of its statement as they were made."""

    name: str
    account_type: str
    currency: str
    rows: list[Row] = field(default_factory=list)

    def in_order(self) -> list[Row]:
        """Its rows as they stand in the statement: the first on line 2."""
        return sorted(self.rows, key=lambda row: (row.day, row.number))

    def statement(self) -> str:
        """Its rows by day, as a bank would list them."""
        text = StringIO()
        lines = csv.writer(text, lineterminator="\n")
        lines.writerow(["Date", "Description", "Debit", "Credit"])
        for row in self.in_order():
            money = ("", f"{row.amount}") if row.amount > 0 else (f"{-row.amount}", "")
            lines.writerow([row.day.isoformat(), row.text, *money])
        return text.getvalue()


class Row(NamedTuple):
    """A row of a statement; the number is the household's."""

    number: int
    day: date
    amount: Decimal
    text: str


@dataclass(slots=True)
class Household:
    """Accounts, the first of which is the everyday one; `transfers` are pairs of rows' numbers, money out first.

    `kinds` says of each row of interest which story made it, for the report.
    """

    accounts: list[Account]
    transfers: set[tuple[int, int]] = field(default_factory=set)
    kinds: dict[int, str] = field(default_factory=dict)
    count: int = 0

    def book(self, account: Account, day: date, amount: Decimal, text: str, kind: str) -> int:
        """Add a row; its number."""
        self.count += 1
        account.rows.append(Row(self.count, day, amount, text))
        self.kinds[self.count] = kind
        return self.count
