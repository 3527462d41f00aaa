"""Transactions posted as JSON: cleaned and counted where they stand, in the transactions table."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from itertools import groupby
from typing import Final

from sqlalchemy import ARRAY, BigInteger, LargeBinary, bindparam, select, text

from finpulse.categorisation.decisions import decisions_about, standing_after
from finpulse.cleaning.categories.categorise import Categorisation, categorise
from finpulse.cleaning.fingerprint import base_fingerprint
from finpulse.cleaning.merchants.find_merchant import find_merchant
from finpulse.cleaning.rules.rulebook import Rulebook
from finpulse.db.locks import lock_accounts
from finpulse.jobs.work import Checkpoint, Work
from finpulse.models import Transaction
from finpulse.totals.sums import ADD_TO_TOTALS, settle_stats
from finpulse.transactions.search_index import write_words

BATCH_ROWS: Final = 2_000

# Each is a transaction of its own, however much it is like another: whoever posts the same coffee twice has had
# two. It takes the occurrence after the last, so that a statement that brings the row later finds it known.
COUNT_BATCH: Final = text(
    """
    WITH given AS (
        SELECT id, base, row_number() OVER (PARTITION BY base ORDER BY id) AS place
        FROM unnest(:ids, :bases) AS given (id, base)
    ), numbered AS (
        SELECT given.id, given.base || int4send((coalesce(last.occurrence, -1) + given.place)::int) AS fingerprint
        FROM given LEFT JOIN LATERAL (
            SELECT ('x' || encode(substring(seen.fingerprint FROM 21 FOR 4), 'hex'))::bit(32)::int AS occurrence
            FROM transactions AS seen
            WHERE seen.owner_id = :owner_id AND seen.account_id = :account_id
              AND seen.fingerprint > given.base AND seen.fingerprint <= given.base || '\\xffffffff'::bytea
            ORDER BY seen.fingerprint DESC LIMIT 1
        ) AS last ON true
    ), fresh AS (
        UPDATE transactions SET fingerprint = numbered.fingerprint, updated_at = now()
        FROM numbered
        WHERE transactions.owner_id = :owner_id AND transactions.id = numbered.id
          AND transactions.fingerprint IS NULL
        RETURNING transactions.id, transactions.owner_id, account_id, date, amount, currency, category, merchant
    ), unmatched AS (
        INSERT INTO unmatched_transactions (owner_id, transaction_id) SELECT owner_id, id FROM fresh
        ON CONFLICT DO NOTHING
    ), """
    + ADD_TO_TOTALS
    + """
    SELECT count(*) FROM fresh
    """
).bindparams(bindparam("ids", type_=ARRAY(BigInteger)), bindparam("bases", type_=ARRAY(LargeBinary)))


def clean_posted(work: Work, book: Rulebook) -> Generator[Checkpoint, None, int]:
    """Give the owner's posted transactions a merchant and a category; returns how many there were."""
    done = 0
    while rows := _next_posted(work, processed=False):
        for row in rows:
            _clean(row)
        for row, decision in zip(rows, decisions_about(book, rows), strict=True):
            for name, value in standing_after(row, decision)._asdict().items():
                setattr(row, name, value)
        write_words(work.session, work.owner_id, [row.id for row in rows])
        done += len(rows)
        yield Checkpoint(done=done, total=done)
    return done


def count_posted(work: Work) -> Generator[Checkpoint, None, int]:
    """Count cleaned posted transactions into balances and totals; returns how many there were."""
    done = 0
    while rows := _next_posted(work, processed=True):
        for account_id, group in groupby(rows, key=lambda row: row.account_id):
            _count(work, account_id, list(group))
        settle_stats(work.session, work.owner_id)
        done += len(rows)
        yield Checkpoint(done=done, total=done)
    return done


def _next_posted(work: Work, *, processed: bool) -> Sequence[Transaction]:
    """The next that wait, with the owner's accounts held, so that nobody edits them meanwhile."""
    waiting = (
        select(Transaction)
        .where(Transaction.owner_id == work.owner_id, Transaction.fingerprint.is_(None))
        .where(Transaction.processed.is_(processed))
        .order_by(Transaction.account_id, Transaction.id)
        .limit(BATCH_ROWS)
    )
    lock_accounts(work.session, work.owner_id)
    return work.session.scalars(waiting.execution_options(populate_existing=True)).all()


def _clean(row: Transaction) -> None:
    """What the texts say; it stands behind what the user has edited already."""
    merchant = row.found_merchant if row.found_merchant is not None else row.merchant
    given = row.found_category if row.found_category is not None else row.category
    decided = Categorisation(given, "given") if given else categorise(row.description, merchant, row.amount > 0, given)
    if row.found_category is not None:
        row.found_category, row.found_source = decided.name, decided.source
    else:
        row.category, row.category_source = decided.name, decided.source
    if row.found_merchant is not None:
        row.found_merchant = find_merchant(row.description, merchant)
    else:
        row.merchant = find_merchant(row.description, merchant)
    row.processed = True


def _count(work: Work, account_id: int, rows: list[Transaction]) -> None:
    bases = [
        base_fingerprint(account_id, row.date, row.amount, row.currency, row.description, row.external_id)
        for row in rows
    ]
    ids = [row.id for row in rows]
    values = {"owner_id": work.owner_id, "account_id": account_id, "ids": ids, "bases": bases}
    work.session.execute(COUNT_BATCH, values)
