"""Transactions that change, and the totals with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any, Final

from sqlalchemy import ARRAY, BigInteger, Row, bindparam, text
from sqlalchemy.orm import Session

from finpulse.pipeline.totals import CHANGE_TOTALS, drop_empty_totals, settle_stats

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
    + """
    SELECT array_agg(DISTINCT account_id) AS account_ids, min(date) AS first, max(date) AS last FROM changed
    """
).bindparams(bindparam("ids", type_=ARRAY(BigInteger)))


@contextmanager
def recounted(session: Session, owner_id: int, transaction_ids: Sequence[int]) -> Iterator[None]:
    """Take transactions out of totals and balances, let the caller change or delete them, and take in what is left.

    The caller holds the locks of their accounts, so nobody sees or makes anything between the two.
    """
    ids = list(transaction_ids)
    before = _count(session, owner_id, ids, -1)
    yield
    session.flush()
    after = _count(session, owner_id, ids, 1)
    sides = [side for side in (before, after) if side.account_ids]
    if sides:
        account_ids = sorted({account_id for side in sides for account_id in side.account_ids})
        first: date = min(side.first for side in sides)
        last: date = max(side.last for side in sides)
        drop_empty_totals(session, owner_id, account_ids, first, last)
        settle_stats(session, owner_id)


def _count(session: Session, owner_id: int, ids: list[int], weight: int) -> Row[Any]:
    return session.execute(COUNT_AGAIN, {"owner_id": owner_id, "ids": ids, "weight": weight}).one()
