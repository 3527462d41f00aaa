"""clean_chunks -> transactions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from sqlalchemy import ARRAY, Integer, LargeBinary, bindparam, text

from finpulse.analytics.user_stats import user_stats
from finpulse.jobs.chunk_claims import Lock, for_each_lock, take_all, take_free
from finpulse.jobs.work import Batches, Checkpoint, Work
from finpulse.models import Statement
from finpulse.pipeline.manual_transactions import count_manual
from finpulse.pipeline.statement_work import add_counts, hold_shared, key_of, own_statement, waiting_statements
from finpulse.totals.change import totals_addition
from finpulse.totals.sums import ADD_TO_TOTALS
from finpulse.transactions.search_index import ROWS_AT_ONCE, write_some_words

CHUNKS_LEFT: Final = text("""
    SELECT count(*) FROM clean_chunks WHERE owner_id = :owner_id AND job_id = :job_id
""")
# PostgreSQL takes an array for ten rows, and would join ten by ten thousand in nested loops. A chunk's rows are some
# 5 MB, which are to be sorted and hashed in memory.
PLAN_FOR_MANY: Final = text("""
    SELECT set_config('enable_nestloop', 'off', true), set_config('work_mem', '32MB', true)
""")

# What is known is looked up row by row, in sub-queries that can't become joins: a join could read all that the account
# has, and a batch is to cost what it brings.
# A row that is there already makes no transaction: the unique index says so, at the price of the look-up that it does
# anyway, and even where another job inserts an equal row at this moment. Rows go in by the order of their fingerprints,
# so that the indexes grow at one end and two such jobs can't wait for each other in a ring; for the same reason totals
# are added to in the order of their keys. A fingerprint ends with the number of equal rows before it, in four bytes;
# rows of days that other chunks have too count on from theirs. Everything that follows from the new rows happens in the
# one statement that makes them.
LOAD_CHUNK: Final = for_each_lock(
    """
    WITH taken AS (
        DELETE FROM clean_chunks
        WHERE owner_id = :owner_id AND job_id = :job_id AND first_line = (
            SELECT first_line FROM clean_chunks WHERE owner_id = :owner_id AND job_id = :job_id
            ORDER BY first_line LIMIT 1 {lock}
        )
        RETURNING *
    ), incoming AS MATERIALIZED (
        SELECT entry.*, date = ANY (shared_days) AS is_shared
        FROM taken, unnest(lines, dates, amounts, currencies, descriptions, merchants, categories, category_sources,
                           external_ids, fingerprints, rule_ids, correction_ids, found_merchants, found_categories,
                           found_sources)
            AS entry (line, date, amount, currency, description, merchant, category, category_source, external_id,
                      fingerprint, rule_id, correction_id, found_merchant, found_category, found_source)
    ), twin AS MATERIALIZED (
        SELECT substring(fingerprint FOR 20) AS base, count(*)::int AS count FROM incoming WHERE is_shared GROUP BY 1
    ), counted AS (
        INSERT INTO statement_twins AS twins (owner_id, job_id, base, seen)
        SELECT :owner_id, :job_id, base, count FROM twin ORDER BY base
        ON CONFLICT (owner_id, job_id, base) DO UPDATE SET seen = twins.seen + excluded.seen
        RETURNING base, seen
    ), earlier AS MATERIALIZED (
        SELECT base, seen - count AS count FROM counted JOIN twin USING (base) WHERE seen > count
    ), numbered AS MATERIALIZED (
        SELECT line, date, amount, currency, description, merchant, category, category_source, external_id,
               rule_id, correction_id, found_merchant, found_category, found_source,
               CASE WHEN earlier.base IS NULL THEN fingerprint ELSE
                   earlier.base || int4send(
                       ('x' || encode(substring(fingerprint FROM 21), 'hex'))::bit(32)::int + earlier.count
                   )
               END AS fingerprint
        FROM incoming LEFT JOIN earlier ON is_shared AND earlier.base = substring(fingerprint FOR 20)
    ), deleted AS MATERIALIZED (
        SELECT line FROM numbered WHERE EXISTS (
            SELECT 1 FROM deleted_transactions WHERE owner_id = :owner_id AND account_id = :account_id
        ) AND (
            SELECT 1 FROM deleted_transactions AS gone
            WHERE gone.owner_id = :owner_id AND gone.account_id = :account_id
              AND gone.fingerprint = numbered.fingerprint LIMIT 1
        ) IS NOT NULL AND (
            SELECT 1 FROM transactions AS seen
            WHERE seen.owner_id = :owner_id AND seen.account_id = :account_id
              AND seen.fingerprint = numbered.fingerprint LIMIT 1
        ) IS NULL
    ), fresh AS (
        INSERT INTO transactions (owner_id, account_id, job_id, line, date, amount, currency, description,
                                  merchant, category, category_source, external_id, fingerprint,
                                  rule_id, correction_id, found_merchant, found_category, found_source)
        SELECT :owner_id, :account_id, :job_id, line, date, amount, currency, description,
               merchant, category, category_source, external_id, fingerprint,
               rule_id, correction_id, found_merchant, found_category, found_source
        FROM numbered WHERE line NOT IN (SELECT line FROM deleted)
        ORDER BY fingerprint
        ON CONFLICT (owner_id, account_id, fingerprint) DO NOTHING
        RETURNING owner_id, account_id, line, date, amount, currency, category, merchant
    ), skipped AS (
        INSERT INTO ledger (owner_id, job_id, line, outcome, reason)
        SELECT :owner_id, :job_id, line, 'skipped', 'you deleted this transaction' FROM deleted
    ), duplicate AS (
        INSERT INTO ledger (owner_id, job_id, line, outcome, reason, transaction_id)
        SELECT :owner_id, :job_id, line, 'duplicate', 'this transaction was there already', (
            SELECT id FROM transactions AS seen
            WHERE seen.owner_id = :owner_id AND seen.account_id = :account_id
              AND seen.fingerprint = numbered.fingerprint
        )
        FROM numbered
        WHERE line NOT IN (SELECT line FROM fresh) AND line NOT IN (SELECT line FROM deleted)
        RETURNING line, transaction_id
    ), """
    + ADD_TO_TOTALS
    + """
    SELECT (SELECT count(*) FROM taken) AS chunks, (SELECT count(*) FROM fresh) AS inserted,
           (SELECT count(*) FROM duplicate) AS duplicates, (SELECT count(*) FROM deleted) AS deleted,
           unseen.lines, unseen.fingerprints
    FROM (
        SELECT array_agg(line) AS lines, array_agg(fingerprint) AS fingerprints
        FROM numbered WHERE line IN (SELECT line FROM duplicate WHERE transaction_id IS NULL)
    ) AS unseen
    """
)
# What another job has inserted since the statement above began is seen by the next.
NAME_UNSEEN: Final = text("""
    UPDATE ledger SET transaction_id = (
        SELECT id FROM transactions AS seen
        WHERE seen.owner_id = :owner_id AND seen.account_id = :account_id AND seen.fingerprint = unseen.fingerprint
    )
    FROM unnest(:lines, :fingerprints) AS unseen (line, fingerprint)
    WHERE ledger.owner_id = :owner_id AND ledger.job_id = :job_id AND ledger.line = unseen.line
""").bindparams(bindparam("lines", type_=ARRAY(Integer)), bindparam("fingerprints", type_=ARRAY(LargeBinary)))
FORGET_TWINS: Final = text("DELETE FROM statement_twins WHERE owner_id = :owner_id AND job_id = :job_id")


def load(work: Work) -> Batches:
    """Insert what is not known yet, and count it into balances and totals in the same batch."""
    own = own_statement(work)
    if own is not None:
        return (yield from load_statement(work, own))
    statements = waiting_statements(work, "transformed")
    for number, statement in enumerate(statements):
        if number:
            yield _checkpoint(statements)
        yield from _load(work, statement, statements)
    yield _checkpoint(statements)  # It holds all accounts, which nobody may who holds one already.
    yield from count_manual(work)
    return _result(work, statements)


def load_statement(work: Work, statement: Statement) -> Batches:
    """The same for one statement alone."""
    yield from _load(work, statement, [statement])
    return _result(work, [statement])


def help_load(work: Work) -> Iterator[Checkpoint]:
    """Load chunks of a statement whose load stage is another task's."""
    statement = own_statement(work)
    assert statement is not None, "its siblings are invited by a job that has one"
    for _ in take_free(partial(_load_next, work, statement)):
        yield _checkpoint([statement])


def rows_settled(statement: Statement) -> int:
    """How many of a statement's rows have an outcome."""
    dropped = statement.rows_rejected + statement.rows_skipped
    return statement.rows_inserted + statement.rows_duplicate + dropped


def _load(work: Work, statement: Statement, statements: list[Statement]) -> Iterator[Checkpoint]:
    """Load all chunks of a statement, which is one of several that the job goes through."""
    count_left = partial(_chunks_left, work, statement)
    for _ in take_all(work, statement.chunks, count_left, partial(_load_next, work, statement)):
        yield _checkpoint(statements)
    if statement.chunks > 1:
        work.session.execute(FORGET_TWINS, key_of(statement))
        work.session.refresh(statement)
    statement.state = "loaded"
    if statement.rows_inserted <= ROWS_AT_ONCE:
        write_some_words(work.session, statement)
        statement.words_to = None


def _chunks_left(work: Work, statement: Statement) -> int:
    return int(work.session.execute(CHUNKS_LEFT, key_of(statement)).scalar_one())


def _load_next(work: Work, statement: Statement, lock: Lock) -> bool:
    """Load the statement's next chunk; False where there is none to be had."""
    with totals_addition(work.session, work.owner_id, statement.account_id) as addition:
        hold_shared(work.session, statement)
        work.session.execute(PLAN_FOR_MANY)
        key = {**key_of(statement), "account_id": statement.account_id}
        loaded = work.session.execute(LOAD_CHUNK[lock], key).one()
        if not loaded.chunks:
            return False
        if loaded.lines:
            unseen = {"lines": loaded.lines, "fingerprints": loaded.fingerprints}
            work.session.execute(NAME_UNSEEN, {**key, **unseen})
        counts = {"rows_inserted": loaded.inserted, "rows_duplicate": loaded.duplicates, "rows_skipped": loaded.deleted}
        add_counts(work.session, statement, **counts)
        addition.moves_totals = True
    return True


def _checkpoint(statements: list[Statement]) -> Checkpoint:
    total = sum(statement.rows_cleaned for statement in statements)
    return Checkpoint(done=sum(map(rows_settled, statements)), total=total)


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
