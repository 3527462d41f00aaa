"""What is kept of the transactions: sums by day, by month and by merchant, and balances, as SQL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

from sqlalchemy import ARRAY, BigInteger, Date, Text, bindparam, text

from finpulse.cleaning.taxonomy import LOANS, TRANSFER_IN, TRANSFERS
from finpulse.totals.change import TotalsChange

SUMS: Final = ("money_in", "money_out", "count_in", "count_out")
SUM_OF_ROWS: Final = """
    coalesce(sum(amount) FILTER (WHERE amount > 0), 0) AS money_in,
    coalesce(-sum(amount) FILTER (WHERE amount < 0), 0) AS money_out,
    count(*) FILTER (WHERE amount > 0) AS count_in,
    count(*) FILTER (WHERE amount <= 0) AS count_out"""
# The same of rows that come (weight 1) and go (weight -1).
SUM_OF_CHANGES: Final = """
    coalesce(sum(weight * amount) FILTER (WHERE amount > 0), 0) AS money_in,
    coalesce(-sum(weight * amount) FILTER (WHERE amount < 0), 0) AS money_out,
    coalesce(sum(weight) FILTER (WHERE amount > 0), 0) AS count_in,
    coalesce(sum(weight) FILTER (WHERE amount <= 0), 0) AS count_out"""


# The payment of a card whose account isn't there is told as debt, and is no spending: what was bought with it is.
_COUNTED_AS: Final = f"""
    CASE WHEN pays_card AND category = '{LOANS}'
         THEN CASE WHEN amount > 0 THEN '{TRANSFER_IN}' ELSE '{TRANSFERS}' END
         ELSE category END"""


def in_parts(rows: str, where: str = "true", more: str = "") -> str:
    """A SELECT of what totals are made of: of transactions that were split their parts, of all others themselves.

    `rows` have the columns owner_id, account_id, date, amount, currency, category, merchant, splits and pays_card;
    those of `more`, each behind a comma, are taken along. Nearly nothing is split, and an index knows what is.
    """
    part = "jsonb_to_recordset(splits) AS part (amount numeric, category text)"
    return f"""
        SELECT owner_id, account_id, date, amount, currency, {_COUNTED_AS} AS category, merchant{more}
        FROM {rows} WHERE {where} AND splits IS NULL
        UNION ALL
        SELECT owner_id, account_id, date, part.amount, currency, part.category, merchant{more}
        FROM {rows} CROSS JOIN LATERAL {part} WHERE {where} AND splits IS NOT NULL"""


@dataclass(frozen=True, slots=True)
class KeptTotals:
    """A table of sums: each column of its key after owner_id, and what it is in terms of a transaction.

    Every key has the account, and whoever changes sums holds the account's lock. Those that load into it at once share
    that lock, and add to the tables one after the other, each in the order of its keys: so they may wait for each
    other, and never in a ring.
    """

    table: str
    key: dict[str, str]
    where: str = "true"

    @property
    def key_columns(self) -> str:
        """The whole key, as a list for SQL."""
        return ", ".join(["owner_id", *self.key])

    @property
    def day(self) -> str:
        """The column that says when, which is a month's first day where sums are of months."""
        return "month" if "month" in self.key else "day"

    def sums_over(self, rows: str, sums: str = SUM_OF_ROWS) -> str:
        """A SELECT of this table's rows, as they follow from the transactions in `rows`."""
        key = ", ".join(f"{expression} AS {column}" for column, expression in self.key.items())
        places = ", ".join(str(place) for place in range(1, len(self.key) + 2))
        return f"""
            SELECT owner_id, {key}, {sums}
            FROM {rows} WHERE {self.where} GROUP BY {places}"""

    def added_from(self, rows: str, sums: str = SUM_OF_ROWS) -> str:
        """A common table expression that adds the transactions in `rows` to this table, and has what became of it."""
        added = ", ".join(f"{column} = {self.table}.{column} + excluded.{column}" for column in SUMS)
        in_order = ", ".join(str(place) for place in range(1, len(self.key) + 2))
        return f"""added_to_{self.table} AS (
            INSERT INTO {self.table} ({self.key_columns}, {", ".join(SUMS)}) {self.sums_over(rows, sums)}
            ORDER BY {in_order} ON CONFLICT ({self.key_columns}) DO UPDATE SET {added}
            RETURNING {", ".join(self.key)}, count_in + count_out AS count
        )"""

    def emptied(self) -> str:
        """A SELECT of the keys, as `Emptied`, behind which `added_from` has left no transaction."""
        merchant = "merchant" if "merchant" in self.key else "''"
        return f"""
            SELECT '{self.table}', currency, {self.day}, category, account_id, {merchant}
            FROM added_to_{self.table} WHERE count = 0"""

    def drop(self) -> str:
        """A DELETE of sums by their keys, where there is still nothing behind them."""
        same = " AND ".join(f"{self.table}.{column} = emptied.{column}" for column in self.key)
        return f"""
            DELETE FROM {self.table}
            USING unnest(:currency, :day, :category, :account_id, :merchant)
                AS emptied (currency, {self.day}, category, account_id, merchant)
            WHERE {self.table}.owner_id = :owner_id AND {same} AND count_in = 0 AND count_out = 0"""


class Emptied(NamedTuple):
    """The key of a sum that a change has left without a transaction; `day` names a month by its first."""

    table: str
    currency: str
    day: date
    category: str
    account_id: int
    merchant: str


def first_of_month(day: str) -> str:
    """SQL for the first day of a column's month.

    It is cast first, since date_trunc makes a time in the session's zone of a date.

    >>> first_of_month("date")
    "date_trunc('month', date::timestamp)::date"
    """
    return f"date_trunc('month', {day}::timestamp)::date"


_MONTH: Final = first_of_month("date")
KEPT_TOTALS: Final = (
    KeptTotals(
        "category_days", {"currency": "currency", "day": "date", "category": "category", "account_id": "account_id"}
    ),
    KeptTotals(
        "category_months", {"currency": "currency", "month": _MONTH, "category": "category", "account_id": "account_id"}
    ),
    KeptTotals(
        "merchant_months",
        {
            "currency": "currency",
            "month": _MONTH,
            "merchant": "merchant",
            "category": "category",
            "account_id": "account_id",
        },
        where="merchant <> ''",
    ),
)


def _added_to_balances(rows: str, amount: str) -> str:
    return f"""added_to_balances AS (
        UPDATE accounts SET balance = accounts.balance + moved.amount, updated_at = now()
        FROM (SELECT account_id, currency, sum({amount}) AS amount FROM {rows} GROUP BY account_id, currency) AS moved
        WHERE accounts.owner_id = :owner_id AND accounts.id = moved.account_id
          AND accounts.currency = moved.currency AND moved.amount <> 0
    )"""


# Takes the rows of `fresh` (owner_id, account_id, date, amount, currency, category, merchant), of which none is split
# or known to pay a card, into all that is kept, inside the very statement that makes them: totals and transactions
# can't part.
ADD_TO_TOTALS: Final = ", ".join(
    [kept.added_from("fresh") for kept in KEPT_TOTALS] + [_added_to_balances("fresh", "amount")]
)
# The same for the rows of `changed`, which have their splits, and a weight besides: -1 as they were, 1 as they are from
# now on. Whoever uses it ends the statement with EMPTIED, whose rows go to `drop_emptied`.
CHANGE_TOTALS: Final = ", ".join(
    [f"parts AS ({in_parts('changed', more=', weight')})"]
    + [kept.added_from("parts", SUM_OF_CHANGES) for kept in KEPT_TOTALS]
    + [_added_to_balances("changed", "weight * amount")]
)


EMPTIED: Final = " UNION ALL ".join(kept.emptied() for kept in KEPT_TOTALS)
_ARRAYS: Final[Mapping[str, ARRAY[Any]]] = {
    "currency": ARRAY(Text),
    "day": ARRAY(Date),
    "category": ARRAY(Text),
    "account_id": ARRAY(BigInteger),
    "merchant": ARRAY(Text),
}
_DROP: Final = {
    kept.table: text(kept.drop()).bindparams(*(bindparam(name, type_=kind) for name, kind in _ARRAYS.items()))
    for kept in KEPT_TOTALS
}


def drop_emptied(change: TotalsChange, emptied: Iterable[Sequence[Any]]) -> None:
    """Delete the sums of nothing that a change has left, by the rows of EMPTIED.

    It costs what was emptied, which mostly is nothing, and not what the owner has in the days between.
    """
    keys = [Emptied._make(row) for row in emptied]
    for table, drop in _DROP.items():
        of_table = [key for key in keys if key.table == table]
        if of_table:
            columns = {name: [getattr(key, name) for key in of_table] for name in _ARRAYS}
            change.session.execute(drop, {"owner_id": change.owner_id, **columns})
