"""Transactions that change where they stand, and the totals with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from sqlalchemy import ARRAY, BigInteger, bindparam, text

from finpulse.totals.change import TotalsChange
from finpulse.totals.sums import CHANGE_TOTALS, EMPTIED, drop_emptied

# Each row is looked up by its key: joined or given as a list, the planner may read all that the owner has. Rows
# without a fingerprint are in no total yet.
COUNT_ROWS: Final = text(
    """
    WITH changed AS (
        SELECT row.*, :weight AS weight FROM unnest(:ids) AS wanted (id) CROSS JOIN LATERAL (
            SELECT owner_id, account_id, date, amount, currency, category, merchant, splits, pays_card FROM transactions
            WHERE owner_id = :owner_id AND id = wanted.id AND fingerprint IS NOT NULL LIMIT 1
        ) AS row
    ), """
    + CHANGE_TOTALS
    + EMPTIED
).bindparams(bindparam("ids", type_=ARRAY(BigInteger)))


@contextmanager
def recounted(change: TotalsChange, transaction_ids: Sequence[int]) -> Iterator[None]:
    """Take transactions out of totals and balances, let the caller change or delete them, and add what is left."""
    values = {"owner_id": change.owner_id, "ids": list(transaction_ids)}
    change.moves_totals = True
    emptied = change.session.execute(COUNT_ROWS, {**values, "weight": -1}).all()
    yield
    change.session.flush()
    change.session.execute(COUNT_ROWS, {**values, "weight": 1})
    drop_emptied(change, emptied)
