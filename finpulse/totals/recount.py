"""Transactions that change, and the totals with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from sqlalchemy import ARRAY, BigInteger, bindparam, text
from sqlalchemy.orm import Session

from finpulse.totals.sums import CHANGE_TOTALS, EMPTIED, drop_emptied, settle_stats

# Each row is looked up by its key: joined or given as a list, the planner may read all that the owner has. Rows
# without a fingerprint are in no total yet.
COUNT_AGAIN: Final = text(
    """
    WITH changed AS (
        SELECT row.*, :weight AS weight FROM unnest(:ids) AS wanted (id) CROSS JOIN LATERAL (
            SELECT owner_id, account_id, date, amount, currency, category, merchant FROM transactions
            WHERE owner_id = :owner_id AND id = wanted.id AND fingerprint IS NOT NULL LIMIT 1
        ) AS row
    ), """
    + CHANGE_TOTALS
    + EMPTIED
).bindparams(bindparam("ids", type_=ARRAY(BigInteger)))


@contextmanager
def recounted(session: Session, owner_id: int, transaction_ids: Sequence[int]) -> Iterator[None]:
    """Take transactions out of totals and balances, let the caller change or delete them, and take in what is left.

    The caller holds the locks of their accounts, so nobody sees or makes anything between the two.
    """
    values = {"owner_id": owner_id, "ids": list(transaction_ids)}
    emptied = session.execute(COUNT_AGAIN, {**values, "weight": -1}).all()
    yield
    session.flush()
    session.execute(COUNT_AGAIN, {**values, "weight": 1})
    drop_emptied(session, owner_id, emptied)
    settle_stats(session, owner_id)
