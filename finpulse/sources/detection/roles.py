"""The columns of a table by what they mean, as far as that is decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from finpulse.cleaning.layout import Column, Role
from finpulse.sources.detection.cell_kinds import Kind
from finpulse.sources.detection.column_evidence import ColumnEvidence

# What the cells of a role have to be.
_KINDS: Final[dict[Role, int]] = {
    "date": Kind.DAY,
    "value_date": Kind.DAY,
    "amount": Kind.AMOUNT,
    "debit": Kind.AMOUNT,
    "credit": Kind.AMOUNT,
    "balance": Kind.AMOUNT,
    "currency": Kind.CODE,
}
_DAYS_AND_MONEY: Final[tuple[Role, ...]] = ("date", "value_date", "amount", "debit", "credit", "balance")


@dataclass
class Roles:
    """The columns that matter, by role, and whether the rows run back in time, if their days show it.

    `guessed_pair` means that nothing has proven yet which of debit and credit is which.
    """

    date: ColumnEvidence | None = None
    value_date: ColumnEvidence | None = None
    amount: ColumnEvidence | None = None
    debit: ColumnEvidence | None = None
    credit: ColumnEvidence | None = None
    balance: ColumnEvidence | None = None
    newest_first: bool | None = None
    guessed_pair: bool = False
    others: dict[int, Role] = field(default_factory=dict)

    def of(self, role: Role) -> list[int]:
        """The indexes of the columns with one of the further roles."""
        return sorted(index for index, found in self.others.items() if found == role)

    @property
    def money(self) -> list[ColumnEvidence]:
        """The columns of what was moved."""
        return [column for column in (self.amount, self.debit, self.credit) if column]

    @property
    def taken(self) -> set[int]:
        """The indexes of the columns that hold days and money."""
        return {column.index for role in _DAYS_AND_MONEY if (column := getattr(self, role))}

    def as_columns(self, table: Sequence[ColumnEvidence]) -> tuple[Column, ...]:
        """Every column of the table with its role and how sure that is."""
        main: dict[int, Role] = {}
        for role in _DAYS_AND_MONEY:
            if found := getattr(self, role):
                main[found.index] = role
        columns = []
        for column in table:
            role = main.get(column.index) or self.others.get(column.index, "ignored")
            columns.append(Column(column.index, column.header, role, round(_confidence(column, role), 2)))
        return tuple(columns)


def _confidence(column: ColumnEvidence, role: Role) -> float:
    """Half by what the cells are, half by what the header says."""
    by_cells = column.share(_KINDS[role]) if role in _KINDS else 0.5
    named = column.strength if column.tag in (role, f"booking_{role}") else 0.0
    return 0.5 * by_cells + 0.5 * named if role != "ignored" else 0.5
