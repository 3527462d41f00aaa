"""Which column says what the amounts are counted in: a currency, or a coin or points in its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from finpulse.cleaning.layout import Role
from finpulse.cleaning.values.currencies import currency_of_cell, is_currency_code, is_other_unit
from finpulse.cleaning.values.currency_names import COINS_IN_CAPITALS
from finpulse.sources.detection.cell_kinds import CellKind
from finpulse.sources.detection.column_evidence import MOSTLY, ColumnEvidence
from finpulse.sources.detection.roles import Roles

TEXT_ROLES: Final[tuple[Role, ...]] = ("description", "merchant", "category", "external_id", "status", "currency")
_TICKER: Final = re.compile(r"(?=[\da-z]*[a-z])[\da-z]{2,6}")
# A name such as "Bosnia-Herzegovina convertible mark" is the longest; a ticker is a coin's or a share's.
_LONGEST_CURRENCY: Final = 40


def names_currencies(column: ColumnEvidence) -> bool:
    """Whether a column that is called a currency holds currencies, or what stands in their place: coins and points."""
    if column.share(CellKind.CODE) >= MOSTLY:
        return True
    known = sum(
        count
        for text, count in column.distinct.items()
        if len(text) <= _LONGEST_CURRENCY and (currency_of_cell(text) or _TICKER.fullmatch(text))
    )
    return known >= MOSTLY * column.filled_count


def assign_currency(roles: Roles, columns: Sequence[ColumnEvidence]) -> None:
    """One currency column: a named one before any other, and of two the one nearest behind the amount."""
    named = roles.positions("currency")
    coded = [c.index for c in columns if not c.word and c.share(CellKind.CODE) >= 0.95 and c.mean_length <= 4]
    counted = [c.index for c in columns if c.tag not in TEXT_ROLES and _tells_units(c)]
    amount = roles.amount or roles.debit or roles.credit
    at = amount.index if amount else 0
    best = min(named or coded or counted, key=lambda index: (abs(index - at), index < at), default=None)
    for index in named:
        roles.others[index] = "ignored"
    if best is not None:
        roles.others[best] = "currency"


def _tells_units(column: ColumnEvidence) -> bool:
    """Whether each cell is a coin, points or a currency's code, and not all of them codes, which words may be too.

    A product or an account called BTC, or a type, says what is counted, whatever the column is called.
    """
    units = {text for text in column.distinct if is_other_unit(text)}
    words = column.distinct.keys() & COINS_IN_CAPITALS
    is_told = bool(units) or len(words) > 1
    return is_told and all(is_currency_code(text) for text in column.distinct.keys() - units - words)
