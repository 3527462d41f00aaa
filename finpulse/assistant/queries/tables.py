"""The relations of the assistant as SQLAlchemy knows tables, without the owner's column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import BigInteger, ColumnElement, Numeric, TableClause, cast, column, func, literal_column, table

from finpulse.assistant.relations import RELATIONS


def _relation(name: str) -> TableClause:
    return table(name, *(column(each) for each in RELATIONS[name]))


PARTS: Final = _relation("transaction_parts")
ACCOUNTS: Final = _relation("accounts")
CATEGORY_DAYS: Final = _relation("category_days")
MERCHANT_MONTHS: Final = _relation("merchant_months")


@dataclass(frozen=True, slots=True)
class SumsSource:
    """Where sums come from: transactions, or the totals that are kept of their days.

    `tally` are money in, money out, the count, and how many took money out, as columns of those names.
    """

    relation: TableClause
    day: ColumnElement[Any]
    tally: tuple[ColumnElement[Any], ...]


_AMOUNT: Final = PARTS.c.amount
# The zeros are ours, and written out: what is bound are the question's values.
_ZERO: Final[ColumnElement[int]] = literal_column("0")
TRANSACTIONS: Final = SumsSource(
    PARTS,
    PARTS.c.date,
    (
        func.coalesce(func.sum(_AMOUNT).filter(_AMOUNT > _ZERO), _ZERO, type_=Numeric).label("money_in"),
        (-func.coalesce(func.sum(_AMOUNT).filter(_AMOUNT < _ZERO), _ZERO, type_=Numeric)).label("money_out"),
        func.count().label("count"),
        func.count().filter(_AMOUNT < _ZERO).label("purchases"),
    ),
)
_SUMS: Final = CATEGORY_DAYS.c
KEPT_DAYS: Final = SumsSource(
    CATEGORY_DAYS,
    _SUMS.day,
    (
        func.sum(_SUMS.money_in).label("money_in"),
        func.sum(_SUMS.money_out).label("money_out"),
        cast(func.sum(_SUMS.count_in + _SUMS.count_out), BigInteger).label("count"),
        cast(func.sum(_SUMS.count_out), BigInteger).label("purchases"),
    ),
)
