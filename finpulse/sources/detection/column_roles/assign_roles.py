"""The evidence for every column -> the roles that fit together best."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from finpulse.cleaning.values.date_texts import date_text
from finpulse.sources.detection.cell_kinds import CellKind
from finpulse.sources.detection.column_evidence import MOSTLY, ColumnEvidence
from finpulse.sources.detection.column_roles.balance_columns import balance_flags
from finpulse.sources.detection.column_roles.charged_amount import settle_charged
from finpulse.sources.detection.column_roles.money_columns import assign_money
from finpulse.sources.detection.column_roles.stated_sums import columns_of_totals
from finpulse.sources.detection.column_roles.text_columns import assign_texts
from finpulse.sources.detection.date_rules.date_order import runs_back
from finpulse.sources.detection.header_names import DAY_TAGS
from finpulse.sources.detection.lexicon.header_words import normal_form
from finpulse.sources.detection.roles import Roles

# When a record was written says less than when money moved.
_RECORDED: Final = re.compile(
    r"\b(?:created|updated|modified|imported|exported|added|entered|registrazione|registro|registo|enregistrement)\b"
)
_OF_RECORD: Final = 0.8
_DAY_RANK: Final = {"booking_date": 3.2, "date": 3.0, "value_date": 1.5, "": 1.0}


def assign_roles(table: Sequence[ColumnEvidence], currency: str, stated: str = "") -> Roles:
    """The days first, then the money, then whatever text is left.

    `stated` is the text beside the table, which may state totals.
    """
    roles = Roles(of_totals=columns_of_totals(table, stated))
    _assign_days(roles, table)
    assign_money(roles, [column for column in table if column.index not in roles.days_and_money], currency)
    flags = balance_flags(table, roles)
    roles.of_balance = frozenset(column.index for column in flags)
    if any(len(column.distinct) > 1 for column in flags):
        roles.balance = None  # Its flags are not read, and without them its sign is not known.
    settle_charged(roles, table)
    assign_texts(roles, [column for column in table if column.index not in roles.days_and_money])
    return roles


def _assign_days(roles: Roles, table: Sequence[ColumnEvidence]) -> None:
    candidates = sorted((column for column in table if _day_score(column) > 0), key=_day_score, reverse=True)
    if candidates:
        roles.date = candidates[0]
        roles.newest_first = runs_back(roles.date.days)
    roles.value_date = next((column for column in candidates[1:] if column.tag == "value_date"), None)


def _day_score(column: ColumnEvidence) -> float:
    """Above zero where most cells are days; a column whose header says otherwise needs full proof."""
    share = column.share(CellKind.DAY)
    if column.tag in DAY_TAGS:
        share = max(share, column.share(CellKind.ANY_DAY))
    elif share < MOSTLY:
        share = 0.9 * column.share(CellKind.ANY_DAY) if _only_weak_days(column) else 0.0
    if share < 0.5 or column.fill_share < 0.2:
        return 0.0
    if column.looks_like_identifier and not column.header and column.share(CellKind.DAY) < 0.95:
        return 0.0
    rank = _DAY_RANK.get(column.tag, 0.3) * (0.5 + 0.5 * column.strength)
    rank *= _OF_RECORD if _RECORDED.search(normal_form(column.header)) else 1.0
    score = rank * share * (0.2 + column.fill_share) * (0.4 if _is_of_one_day(column) else 1.0)
    return max(score - 0.01 * column.index, 0.0001)


def _is_of_one_day(column: ColumnEvidence) -> bool:
    """Whether all rows have the same day, at whatever time: that of the export, not of the transactions."""
    texts = list(column.distinct)
    first = date_text(texts[0]) if texts else None
    return column.filled_count > 2 and all(date_text(text) == first for text in texts[1:])


def _only_weak_days(column: ColumnEvidence) -> bool:
    """Days without a year are short and show a mark: 12/29, and neither 12.29 nor 45123."""
    return not column.word and all("/" in text or not text[-1].isdigit() for text in column.distinct)
