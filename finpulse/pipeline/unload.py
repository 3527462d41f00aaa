"""A statement's transactions -> deleted, with all that followed from them.

A transaction that another statement brought too stays, as that statement's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import delete, select, text

from finpulse.categorisation.matched_values import heirs_take_values
from finpulse.models import CleanChunk, LedgerLine, MatchedRow, RawChunk, Statement, StatementTwin, Transaction
from finpulse.proofs.keep_proof import forget_proof
from finpulse.totals.change import TotalsChange
from finpulse.totals.sums import CHANGE_TOTALS, EMPTIED, drop_emptied
from finpulse.transfers.links import unlink_transactions

BATCH_ROWS: Final = 20_000
# Lines of the ledger have nothing that follows from them.
LEDGER_ROWS: Final = 100_000

# What no stage has counted yet is part of no total; a statement's rows are counted as they are inserted. The row that
# another job had as a duplicate becomes that job's: of several, the one that came first. Its line of the ledger goes,
# as an inserted row has none. Everything that follows from a row going happens in the statement that takes it; words
# that were to follow with this statement are set aside to be made.
UNLOAD_BATCH: Final = text(
    """
    WITH batch AS MATERIALIZED (
        SELECT id, line FROM transactions
        WHERE owner_id = :owner_id AND job_id = :job_id AND line > :after AND line <= :until
    ), heir AS MATERIALIZED (
        SELECT batch.id, later.job_id, later.line FROM batch CROSS JOIN LATERAL (
            SELECT job_id, line FROM ledger
            WHERE owner_id = :owner_id AND transaction_id = batch.id AND outcome = 'duplicate'
            ORDER BY job_id, line LIMIT 1
        ) AS later
    ), handed AS (
        UPDATE transactions SET job_id = heir.job_id, line = heir.line, updated_at = now() FROM heir
        WHERE transactions.owner_id = :owner_id AND transactions.job_id = :job_id
          AND transactions.line > :after AND transactions.line <= :until AND transactions.id = heir.id
        RETURNING transactions.id, transactions.owner_id
    ), worded AS (
        INSERT INTO transaction_words (owner_id, transaction_id, words)
        SELECT owner_id, id, '' FROM handed WHERE :wordless
        ON CONFLICT (owner_id, transaction_id) DO NOTHING
    ), settled AS (
        DELETE FROM ledger USING heir
        WHERE ledger.owner_id = :owner_id AND ledger.job_id = heir.job_id AND ledger.line = heir.line
        RETURNING ledger.job_id
    ), counted AS (
        UPDATE statements SET rows_inserted = rows_inserted + inherited.count,
                              rows_duplicate = rows_duplicate - inherited.count
        FROM (SELECT job_id, count(*) AS count FROM settled GROUP BY job_id) AS inherited
        WHERE statements.owner_id = :owner_id AND statements.job_id = inherited.job_id
    ), gone AS (
        DELETE FROM transactions
        WHERE owner_id = :owner_id AND job_id = :job_id AND line > :after AND line <= :until
          AND id NOT IN (SELECT id FROM heir)
        RETURNING id, owner_id, account_id, date, amount, currency, category, merchant, splits, pays_card
    ), unworded AS (
        DELETE FROM transaction_words
        WHERE owner_id = :owner_id AND transaction_id = ANY (ARRAY(SELECT id FROM gone))
    ), changed AS (
        SELECT *, -1 AS weight FROM gone
    ), """
    + CHANGE_TOTALS
    + EMPTIED
)
LAST_OF_BATCH: Final = text("""
    SELECT max(line) FROM (
        SELECT line FROM transactions
        WHERE owner_id = :owner_id AND job_id = :job_id AND line > :after
        ORDER BY line LIMIT :limit
    ) AS batch
""")
UNLOAD_LEDGER: Final = text("""
    DELETE FROM ledger WHERE owner_id = :owner_id AND job_id = :job_id AND line <= (
        SELECT max(line) FROM (
            SELECT line FROM ledger WHERE owner_id = :owner_id AND job_id = :job_id ORDER BY line LIMIT :limit
        ) AS batch
    )
""")
_ON_THE_WAY: Final = (RawChunk, CleanChunk, StatementTwin, MatchedRow)


def unlink_transfers(change: TotalsChange, statement: Statement) -> None:
    """Unlink the statement's transactions that are about to be deleted from their other sides."""
    inherited = select(LedgerLine.transaction_id).where(
        LedgerLine.owner_id == statement.owner_id, LedgerLine.transaction_id == Transaction.id
    )
    deleted = select(Transaction.id).where(
        Transaction.owner_id == statement.owner_id, Transaction.job_id == statement.job_id, ~inherited.exists()
    )
    unlink_transactions(change, deleted)


def unload(change: TotalsChange, statement: Statement) -> Iterator[int]:
    """Delete a statement's transactions and rows, and set it back to where it was received.

    Yields after each batch how many lines are behind it; commits nothing. The statement is locked by the caller.
    """
    session, key = change.session, {"owner_id": statement.owner_id, "job_id": statement.job_id}
    change.moves_totals = True
    values: dict[str, Any] = {**key, "wordless": statement.words_to is not None, "after": 0}
    while until := session.scalar(LAST_OF_BATCH, {**values, "limit": BATCH_ROWS}):
        drop_emptied(change, session.execute(UNLOAD_BATCH, {**values, "until": until}).all())
        values["after"] = until
        yield until
    while session.execute(UNLOAD_LEDGER, {**key, "limit": LEDGER_ROWS}).rowcount == LEDGER_ROWS:  # type: ignore[attr-defined]  # A DELETE has one.
        yield values["after"]
    heirs_take_values(change, statement.account_id)
    for table in _ON_THE_WAY:
        session.execute(delete(table).where(table.owner_id == statement.owner_id, table.job_id == statement.job_id))
    forget_proof(session, statement)
    _set_back(statement)


def _set_back(statement: Statement) -> None:
    statement.state, statement.compared = "received", False
    statement.cells_deleted_at = None
    statement.words_to = statement.matched_to = statement.ingested_to = statement.chunks = 0
    for count in ("total", "cleaned", "rejected", "skipped", "inserted", "duplicate"):
        setattr(statement, f"rows_{count}", 0)
