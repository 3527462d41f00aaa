"""The columns of a table by what they mean, as far as that is decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from finpulse.cleaning.layout import Column, Role
from finpulse.sources.detection.cell_kinds import CellKind
from finpulse.sources.detection.column_evidence import ColumnEvidence

# What the cells of a role have to be.
_KINDS: Final[dict[Role, int]] = {
    "date": CellKind.DAY,
    "value_date": CellKind.DAY,
    "amount": CellKind.AMOUNT,
    "debit": CellKind.AMOUNT,
    "credit": CellKind.AMOUNT,
    "balance": CellKind.AMOUNT,
    "currency": CellKind.CODE,
}
DAYS_AND_MONEY: Final[tuple[Role, ...]] = ("date", "value_date", "amount", "debit", "credit", "balance")


@dataclass
class Roles:
    """The column of each role that holds days or money, and `others`: the further roles by the column's index.

    `newest_first` says whether the rows run back in time, None where their days don't show it. `guessed_pair` means
    that nothing has proven yet which of debit and credit is which. `of_totals` are the indexes of the columns that add
    up to totals which the statement states, `of_balance` those of the columns that say which sign a balance has.
    `rivals` are the columns of which nothing says which one is the amount, none where their figures have said it, and
    None where nobody has looked.
    """

    date: ColumnEvidence | None = None
    value_date: ColumnEvidence | None = None
    amount: ColumnEvidence | None = None
    debit: ColumnEvidence | None = None
    credit: ColumnEvidence | None = None
    balance: ColumnEvidence | None = None
    newest_first: bool | None = None
    guessed_pair: bool = False
    of_totals: frozenset[int] = frozenset()
    of_balance: frozenset[int] = frozenset()
    rivals: tuple[ColumnEvidence, ...] | None = None
    others: dict[int, Role] = field(default_factory=dict)

    def positions(self, role: Role) -> list[int]:
        """The indexes of the columns with one of the further roles, in the table's order."""
        return sorted(index for index, other in self.others.items() if other == role)

    @property
    def money(self) -> list[ColumnEvidence]:
        """The columns of the amounts that were moved: amount, debit and credit."""
        return [column for column in (self.amount, self.debit, self.credit) if column]

    @property
    def days_and_money(self) -> dict[int, Role]:
        """The roles of the columns that hold days and money, by the column's index."""
        return {column.index: role for role in DAYS_AND_MONEY if (column := getattr(self, role))}

    def as_columns(self, table: Sequence[ColumnEvidence]) -> tuple[Column, ...]:
        """Every column of the table with its role and how sure that is."""
        role_of = {**self.others, **self.days_and_money}
        return tuple(_as_column(column, role_of.get(column.index, "ignored")) for column in table)


def _as_column(column: ColumnEvidence, role: Role) -> Column:
    return Column(column.index, column.header, role, round(_confidence(column, role), 2))


def _confidence(column: ColumnEvidence, role: Role) -> float:
    """From 0 to 1: half by what the cells are, half by what the header says."""
    if role == "ignored":
        return 0.5
    by_cells = column.share(_KINDS[role]) if role in _KINDS else 0.5
    by_header = column.strength if column.tag in (role, f"booking_{role}") else 0.0
    return 0.5 * by_cells + 0.5 * by_header
