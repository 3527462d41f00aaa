"""What a statement's columns mean and how their cells are written: all that cells → values needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from finpulse.cleaning.values.amounts import DecimalMark
from finpulse.cleaning.values.currencies import HOME_CURRENCY
from finpulse.cleaning.values.dates import DateOrder

Role = Literal[
    "date",  # booking date: the day that counts
    "value_date",
    "amount",  # one signed amount
    "debit",  # money out, in a column of its own
    "credit",  # money in, in a column of its own
    "flag",  # says whether the amount is money in or out (D/C, Af/Bij, +/-)
    "balance",
    "fee",
    "currency",
    "description",  # several columns may have this role; they are joined in the file's order
    "merchant",  # payee or counterparty
    "category",
    "external_id",
    "status",  # pending or booked
    "ignored",
]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the file: where it stands, what its header says, what it means, how sure that is (0 to 1)."""

    index: int
    header: str
    role: Role
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Layout:
    """How the cells of one statement become values.

    `inverted` means that the file prints money out as positive amounts (a credit card's purchases).
    `plain_is_out` means that a plus or a CR marks money in, and amounts without any mark are money out.
    `debits_negative` and `credits_negative` mean that the debit or the credit column prints a minus before
    its ordinary amounts.
    `outflow_flags` and `inflow_flags` are the flag cells, as `flag_word` writes them, that mean money out
    and money in; where no inflow flags are given, every other flag means money in. `currency` is that of the account,
    for rows that name none. `year` completes dates that have none; those in a month after
    `last_month` belong to the year before. `minor_digits` is how many of an amount's last digits are its fraction
    where amounts are printed in cents. `pending_marks` are
    the cells of a status column that a footnote explains as not booked yet. Rows of fewer than `fewest_cells` are no
    transactions. `opening_counts` means that an opening balance is the account's first transaction, as in a register,
    and not a mere statement.

    What a row means may also stand in the rows around it, which only their reader sees. `continued` means that records
    of text alone go on with the transaction before them; `sections` that other tables stand between the rows of this
    one. `balance_rows` says between which balances unsigned amounts lie: in which rows, counted from a row's own, the
    earlier and the later one stand; `opening_balance` is that before the first row, where it is known.
    """

    columns: tuple[Column, ...]
    date_order: DateOrder = "ymd"
    decimal_mark: DecimalMark = "."
    inverted: bool = False
    debits_negative: bool = False
    credits_negative: bool = False
    outflow_flags: frozenset[str] = field(default_factory=frozenset)
    inflow_flags: frozenset[str] = field(default_factory=frozenset)
    currency: str = HOME_CURRENCY
    year: int | None = None
    last_month: int = 12
    locale: str | None = None
    plain_is_out: bool = False
    minor_digits: int = 0
    fewest_cells: int = 0
    opening_counts: bool = False
    continued: bool = False
    sections: bool = False
    balance_rows: tuple[int, int] | None = None
    opening_balance: Decimal | None = None
    pending_marks: frozenset[str] = field(default_factory=frozenset)

    @property
    def headers(self) -> list[str]:
        """What the header says over each column, "" where it says nothing."""
        return [column.header for column in self.columns]

    def positions(self, role: Role) -> list[int]:
        """The columns that have this role, in the file's order."""
        return [column.index for column in self.columns if column.role == role]

    def to_json(self) -> dict[str, Any]:
        """A form that JSON can hold; `from_json` turns it back."""
        return {
            "columns": [
                {"index": c.index, "header": c.header, "role": c.role, "confidence": c.confidence} for c in self.columns
            ],
            "amount_column": next(iter(self.positions("amount")), None),
            "date_order": self.date_order,
            "decimal_mark": self.decimal_mark,
            "sign": "inverted" if self.inverted else "as_written",
            "debits_negative": self.debits_negative,
            "credits_negative": self.credits_negative,
            "outflow_flags": sorted(self.outflow_flags),
            "inflow_flags": sorted(self.inflow_flags),
            "currency": self.currency,
            "year": self.year,
            "last_month": self.last_month,
            "locale": self.locale,
            "plain_is_out": self.plain_is_out,
            "minor_digits": self.minor_digits,
            "fewest_cells": self.fewest_cells,
            "opening_counts": self.opening_counts,
            "continued": self.continued,
            "sections": self.sections,
            "balance_rows": list(self.balance_rows) if self.balance_rows else None,
            "opening_balance": None if self.opening_balance is None else str(self.opening_balance),
            "pending_marks": sorted(self.pending_marks),
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Layout:
        """The layout that `to_json` described; what an older one lacks is as in any ordinary file."""
        balance_rows, opening = kept.get("balance_rows"), kept.get("opening_balance")
        return cls(
            columns=tuple(Column(**column) for column in kept["columns"]),
            date_order=kept["date_order"],
            decimal_mark=kept["decimal_mark"],
            inverted=kept["sign"] == "inverted",
            debits_negative=kept.get("debits_negative", False),
            credits_negative=kept.get("credits_negative", False),
            outflow_flags=frozenset(kept["outflow_flags"]),
            inflow_flags=frozenset(kept.get("inflow_flags", ())),
            currency=kept["currency"],
            year=kept["year"],
            last_month=kept.get("last_month", 12),
            locale=kept["locale"],
            plain_is_out=kept.get("plain_is_out", False),
            minor_digits=kept.get("minor_digits", 0),
            fewest_cells=kept.get("fewest_cells", 0),
            opening_counts=kept.get("opening_counts", False),
            continued=kept.get("continued", False),
            sections=kept.get("sections", False),
            balance_rows=(balance_rows[0], balance_rows[1]) if balance_rows else None,
            opening_balance=None if opening is None else Decimal(opening),
            pending_marks=frozenset(kept.get("pending_marks", ())),
        )
