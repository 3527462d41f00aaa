"""What was pending -> booked: a statement's rows that take over transactions which others had brought."""

from __future__ import annotations

from typing import Final

from sqlalchemy import text

from finpulse.categorisation.matched_values import take_values
from finpulse.models import Statement
from finpulse.pipeline.statement_work import add_counts, key_of
from finpulse.totals.change import TotalsChange

# The statement's rows that take over from others: each becomes the transaction's own, and what was its own a duplicate.
# What one of the two statements no longer counts as inserted, the other does.
CHANGE_PLACES: Final = text("""
    WITH taking AS MATERIALIZED (
        SELECT told.line, told.reason, row.id, row.job_id AS old_job_id, row.line AS old_line
        FROM matched_rows AS told JOIN transactions AS row
          ON row.owner_id = told.owner_id AND row.id = told.transaction_id
        WHERE told.owner_id = :owner_id AND told.job_id = :job_id AND told.takes_over AND NOT told.asked
          AND row.job_id IS NOT NULL AND row.job_id <> :job_id
    ), settled AS (
        DELETE FROM ledger USING taking
        WHERE ledger.owner_id = :owner_id AND ledger.job_id = :job_id AND ledger.line = taking.line
    ), told AS (
        INSERT INTO ledger (owner_id, job_id, line, outcome, reason, transaction_id)
        SELECT :owner_id, old_job_id, old_line, 'duplicate', reason, id FROM taking
    ), counted AS (
        UPDATE statements SET rows_inserted = rows_inserted - given.count, rows_duplicate = rows_duplicate + given.count
        FROM (SELECT old_job_id, count(*) AS count FROM taking GROUP BY old_job_id) AS given
        WHERE statements.owner_id = :owner_id AND statements.job_id = given.old_job_id
    ), taken AS (
        UPDATE transactions SET job_id = :job_id, line = taking.line FROM taking
        WHERE transactions.owner_id = :owner_id AND transactions.id = taking.id
    )
    SELECT id FROM taking
""")


def take_over(change: TotalsChange, statement: Statement) -> None:
    """Let the statement's rows that say what was pending before be the transactions' own from now on."""
    session = change.session
    session.flush()
    ids = list(session.scalars(CHANGE_PLACES, key_of(statement)))
    if ids:
        take_values(change, ids)
        add_counts(session, statement, "load", rows_inserted=len(ids), rows_duplicate=-len(ids))
