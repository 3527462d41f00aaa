"""clean_rows -> transactions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import text

from finpulse.analytics.user_stats import user_stats
from finpulse.locks import lock_account
from finpulse.models import Statement
from finpulse.pipeline.posted import count_posted
from finpulse.pipeline.totals import ADD_TO_TOTALS, settle_stats
from finpulse.pipeline.words import ROWS_AT_ONCE, write_some_words
from finpulse.pipeline.work import Batches, Checkpoint, Work, hold, statements_at

BATCH_ROWS: Final = 20_000

# Rows come in the order of their fingerprint's base, which begins with the day, and a batch never parts equal
# rows: so twins are numbered within a batch, and the indexes grow at one end.
LAST_OF_BATCH: Final = text("""
    SELECT base FROM (
        SELECT base FROM clean_rows
        WHERE owner_id = :owner_id AND job_id = :job_id AND base > :after
        ORDER BY base LIMIT :limit
    ) AS batch ORDER BY base DESC LIMIT 1
""")

IS_UNFINISHED: Final = text("""
    SELECT EXISTS (SELECT 1 FROM clean_rows WHERE owner_id = :owner_id AND job_id = :job_id AND base > :after)
""")

# Each row's fingerprint is looked up by itself, through the LIMIT that keeps the planner from joining with the
# whole account: so a batch costs what it brings and not what is there already. What its user has deleted is looked up
# in the same way, and only where there is any. The rows are sorted before the first
# is inserted, for the index's sake, and so that no look-up wades through what this very statement has inserted.
# Everything that follows from the new rows happens in the one statement that makes them.
LOAD_BATCH: Final = text(
    """
    WITH numbered AS (
        SELECT *, base || int4send((row_number() OVER (PARTITION BY base ORDER BY line) - 1)::int) AS fingerprint
        FROM clean_rows
        WHERE owner_id = :owner_id AND job_id = :job_id AND base > :after AND base <= :until
    ), taken AS (
        DELETE FROM clean_rows
        WHERE owner_id = :owner_id AND job_id = :job_id AND base > :after AND base <= :until
    ), batch AS MATERIALIZED (
        SELECT numbered.*, known.id AS known_id, known.id IS NULL AND deleted.deleted_at IS NOT NULL AS is_deleted
        FROM numbered LEFT JOIN LATERAL (
            SELECT id FROM transactions AS seen
            WHERE seen.owner_id = :owner_id AND seen.account_id = :account_id
              AND seen.fingerprint = numbered.fingerprint
            LIMIT 1
        ) AS known ON true LEFT JOIN LATERAL (
            SELECT deleted_at FROM deleted_transactions AS gone
            WHERE gone.owner_id = :owner_id AND gone.account_id = :account_id
              AND gone.fingerprint = numbered.fingerprint AND (
                SELECT EXISTS (
                    SELECT 1 FROM deleted_transactions WHERE owner_id = :owner_id AND account_id = :account_id
                )
              )
            LIMIT 1
        ) AS deleted ON true
    ), deleted AS (
        INSERT INTO ledger (owner_id, job_id, line, outcome, reason)
        SELECT :owner_id, :job_id, line, 'skipped', 'you deleted this transaction' FROM batch WHERE is_deleted
        RETURNING 1
    ), duplicate AS (
        INSERT INTO ledger (owner_id, job_id, line, outcome, reason, transaction_id)
        SELECT :owner_id, :job_id, line, 'duplicate', 'this transaction was there already', known_id
        FROM batch WHERE known_id IS NOT NULL
        RETURNING 1
    ), fresh AS (
        INSERT INTO transactions (owner_id, account_id, job_id, line, date, amount, currency, description,
                                  merchant, category, category_source, external_id, fingerprint,
                                  rule_id, correction_id, found_merchant, found_category, found_source)
        SELECT :owner_id, :account_id, :job_id, line, date, amount, currency, description,
               merchant, category, category_source, external_id, fingerprint,
               rule_id, correction_id, found_merchant, found_category, found_source
        FROM batch WHERE known_id IS NULL AND NOT is_deleted
        ORDER BY fingerprint
        RETURNING owner_id, account_id, date, amount, currency, category, merchant
    ), """
    + ADD_TO_TOTALS
    + """
    SELECT (SELECT count(*) FROM fresh), (SELECT count(*) FROM duplicate), (SELECT count(*) FROM deleted)
    """
)


def load(work: Work) -> Batches:
    """Insert what is not known yet, and count it into balances and totals in the same batch."""
    statements = statements_at(work, "transformed")
    total = sum(statement.rows_cleaned for statement in statements)
    for number, statement in enumerate(_unfinished(work, statements)):
        if number:
            yield Checkpoint(done=sum(map(rows_settled, statements)), total=total)
        _load_batch(work, statement)
    for statement in statements:
        statement.state = "loaded"
        if statement.rows_inserted <= ROWS_AT_ONCE:
            write_some_words(work.session, statement)
            statement.words_to = None
    if "ingest" not in work.stages:
        yield Checkpoint(done=total, total=total)  # It holds all accounts, which nobody may who holds one already.
        yield from count_posted(work)
    return _result(work, statements)


def rows_settled(statement: Statement) -> int:
    """How many of a statement's rows have an outcome."""
    dropped = statement.rows_rejected + statement.rows_skipped
    return statement.rows_inserted + statement.rows_duplicate + dropped


def _unfinished(work: Work, statements: list[Statement]) -> Iterator[Statement]:
    """A statement for each batch that it has. Nothing is locked yet: the batch before is still to be committed."""
    for statement in statements:
        while work.session.scalar(IS_UNFINISHED, _key(statement)):
            yield statement


def _load_batch(work: Work, statement: Statement) -> None:
    lock_account(work.session, statement.account_id)
    hold(work, statement)
    until = work.session.scalar(LAST_OF_BATCH, _key(statement) | {"limit": BATCH_ROWS})
    if until is None:
        return  # Another job for this stage was here first.
    values = _key(statement) | {"account_id": statement.account_id, "until": until}
    inserted, duplicates, deleted = work.session.execute(LOAD_BATCH, values).one()
    statement.loaded_to = until
    statement.rows_inserted += inserted
    statement.rows_duplicate += duplicates
    statement.rows_skipped += deleted
    settle_stats(work.session, work.owner_id)


def _key(statement: Statement) -> dict[str, Any]:
    return {"owner_id": statement.owner_id, "job_id": statement.job_id, "after": statement.loaded_to}


def _result(work: Work, statements: list[Statement]) -> dict[str, Any]:
    unsettled = [s for s in statements if rows_settled(s) != s.rows_total]
    return {
        "duplicates": sum(statement.rows_duplicate for statement in statements),
        "accounts_updated": len({s.account_id for s in statements if s.rows_inserted}),
        "accounts_failed": 0,
        "data_valid": not unsettled,
        "issues_found": [
            f"job {s.job_id}: {s.rows_total - rows_settled(s)} rows without an outcome" for s in unsettled
        ],
        "user_stats": user_stats(work.session, work.owner_id),
    }
