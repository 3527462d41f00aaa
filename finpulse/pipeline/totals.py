"""What is kept of the transactions: sums by day, by month and by merchant, and balances, as SQL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from finpulse.analytics.user_stats import refresh_user_stats

SUMS: Final = ("money_in", "money_out", "count_in", "count_out")
SUM_OF_ROWS: Final = """
    coalesce(sum(amount) FILTER (WHERE amount > 0), 0) AS money_in,
    coalesce(-sum(amount) FILTER (WHERE amount < 0), 0) AS money_out,
    count(*) FILTER (WHERE amount > 0) AS count_in,
    count(*) FILTER (WHERE amount <= 0) AS count_out"""


@dataclass(frozen=True, slots=True)
class KeptTotals:
    """A table of sums: each column of its key after owner_id, and what it is in terms of a transaction.

    Every key has the account, and whoever changes sums holds the account's lock: so no two of them
    meet over a row, in whatever order they come to it.
    """

    table: str
    key: dict[str, str]
    where: str = "true"

    @property
    def key_columns(self) -> str:
        """The whole key, as a list for SQL."""
        return ", ".join(["owner_id", *self.key])

    def sums_over(self, rows: str) -> str:
        """A SELECT of this table's rows, as they follow from the transactions in `rows`."""
        key = ", ".join(f"{expression} AS {column}" for column, expression in self.key.items())
        places = ", ".join(str(place) for place in range(1, len(self.key) + 2))
        return f"""
            SELECT owner_id, {key}, {SUM_OF_ROWS}
            FROM {rows} WHERE {self.where} GROUP BY {places}"""

    def added_from(self, rows: str) -> str:
        """A common table expression that adds the transactions in `rows` to this table."""
        added = ", ".join(f"{column} = {self.table}.{column} + excluded.{column}" for column in SUMS)
        return f"""added_to_{self.table} AS (
            INSERT INTO {self.table} ({self.key_columns}, {", ".join(SUMS)}) {self.sums_over(rows)}
            ON CONFLICT ({self.key_columns}) DO UPDATE SET {added}
        )"""


# Cast first: of a date alone, date_trunc makes a time in the session's zone.
MONTH: Final = "date_trunc('month', date::timestamp)::date"
KEPT_TOTALS: Final = (
    KeptTotals(
        "category_days", {"currency": "currency", "day": "date", "category": "category", "account_id": "account_id"}
    ),
    KeptTotals(
        "category_months", {"currency": "currency", "month": MONTH, "category": "category", "account_id": "account_id"}
    ),
    KeptTotals(
        "merchant_months",
        {
            "currency": "currency",
            "month": MONTH,
            "merchant": "merchant",
            "category": "category",
            "account_id": "account_id",
        },
        where="merchant <> ''",
    ),
)

ADDED_TO_BALANCES: Final = """added_to_balances AS (
    UPDATE accounts SET balance = accounts.balance + change.amount, updated_at = now()
    FROM (SELECT account_id, currency, sum(amount) AS amount FROM fresh GROUP BY account_id, currency) AS change
    WHERE accounts.owner_id = :owner_id AND accounts.id = change.account_id
      AND accounts.currency = change.currency
)"""

# Takes the rows of `fresh` (owner_id, account_id, date, amount, currency, category, merchant) into all that is
# kept, inside the very statement that makes them: totals and transactions can't part.
ADD_TO_TOTALS: Final = ", ".join([kept.added_from("fresh") for kept in KEPT_TOTALS] + [ADDED_TO_BALANCES])


def settle_stats(session: Session, owner_id: int) -> None:
    """Bring user_stats up to the totals that this transaction has changed, as the last thing it does."""
    session.flush()
    refresh_user_stats(session, owner_id)
