"""The statement that loads a chunk, in steps: each is a common table expression, and says what it is for.

Everything that follows from new transactions happens in the statement that inserts them, so that they, the ledger, the
totals and the balances can't differ. What is stored already is looked up row by row, in sub-queries that can't become
joins: a join could read all that the account has, and a chunk is to cost what it brings.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import ARRAY, BigInteger, Integer, LargeBinary, bindparam, text

from finpulse.models import BROUGHT_BACK, DELETED_BY_USER, STORED_BEFORE
from finpulse.models.transaction_columns import base_of, fingerprint_of, occurrence_of
from finpulse.models.transactions import ARRAY_NAMES, COLUMN_NAMES, TRANSACTION_COLUMNS
from finpulse.totals.sums import ADD_TO_TOTALS

_NAMES_BUT_FINGERPRINT: Final = ", ".join(column.name for column in TRANSACTION_COLUMNS if column.name != "fingerprint")

# 1. Claim the statement's next chunk that no sibling has, and take it away: with the commit it is loaded.
_TAKEN: Final = """
    taken AS (
        DELETE FROM clean_chunks
        WHERE owner_id = :owner_id AND job_id = :job_id AND first_line = (
            SELECT first_line FROM clean_chunks WHERE owner_id = :owner_id AND job_id = :job_id
            ORDER BY first_line LIMIT 1 FOR UPDATE SKIP LOCKED
        )
        RETURNING *
    )"""
# 2. Its arrays as rows. A day that other chunks have too is shared: there equal rows may lie in several chunks. They
#    are joined, since to look through an array of a thousand days costs more than all else that is done with a row.
_INCOMING: Final = f"""
    incoming AS MATERIALIZED (
        SELECT entry.*, shared.day IS NOT NULL AS is_shared
        FROM taken CROSS JOIN unnest({ARRAY_NAMES}) AS entry ({COLUMN_NAMES})
        LEFT JOIN (SELECT DISTINCT unnest(shared_days) AS day FROM taken) AS shared ON shared.day = entry.date
    )"""
# 3. Those of them that are transactions which were there in other words: they are none of their own. What its user has
#    deleted is not among them.
_MATCHED: Final = f"""
    matched AS MATERIALIZED (
        SELECT line, transaction_id,
               CASE WHEN asked THEN 'perhaps ' ELSE '' END || '{STORED_BEFORE}: ' || reason AS reason
        FROM matched_rows
        WHERE owner_id = :owner_id AND job_id = :job_id AND line IN (SELECT line FROM incoming)
          AND (
            SELECT 1 FROM deleted_transactions AS gone
            WHERE gone.owner_id = :owner_id AND gone.account_id = :account_id
              AND gone.fingerprint = matched_rows.fingerprint LIMIT 1
          ) IS NULL
    )"""
# 4. How many rows of shared days this chunk has for each base.
_TWIN: Final = f"""
    twin AS MATERIALIZED (
        SELECT {base_of("fingerprint")} AS base, count(*)::int AS count FROM incoming WHERE is_shared GROUP BY 1
    )"""
# 5. Add that to what all chunks of the statement have brought so far, in the order of the keys, so that two chunks that
#    are loaded at once can't wait for each other in a ring.
_COUNTED: Final = """
    counted AS (
        INSERT INTO statement_twins AS twins (owner_id, job_id, base, seen)
        SELECT :owner_id, :job_id, base, count FROM twin ORDER BY base
        ON CONFLICT (owner_id, job_id, base) DO UPDATE SET seen = twins.seen + excluded.seen
        RETURNING base, seen
    )"""
# 6. How many of them other chunks had brought before this one.
_EARLIER: Final = """
    earlier AS MATERIALIZED (
        SELECT base, seen - count AS count FROM counted JOIN twin USING (base) WHERE seen > count
    )"""
# 7. Each other row with its final fingerprint: rows numbered within their chunk go on from the earlier ones.
_NUMBERED: Final = f"""
    numbered AS MATERIALIZED (
        SELECT {_NAMES_BUT_FINGERPRINT},
               CASE WHEN earlier.base IS NULL THEN fingerprint
                    ELSE {fingerprint_of("earlier.base", f"{occurrence_of('fingerprint')} + earlier.count")}
               END AS fingerprint
        FROM incoming LEFT JOIN earlier ON is_shared AND earlier.base = {base_of("fingerprint")}
        WHERE line NOT IN (SELECT line FROM matched)
    )"""
# 8. The rows that the user has deleted before, and that are not stored: they stay deleted.
_DELETED: Final = """
    deleted AS MATERIALIZED (
        SELECT line, (
            SELECT transaction_id FROM deleted_transactions AS gone
            WHERE gone.owner_id = :owner_id AND gone.account_id = :account_id
              AND gone.fingerprint = numbered.fingerprint LIMIT 1
        ) AS transaction_id
        FROM numbered WHERE EXISTS (
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
    )"""
# 9. Insert the others. The unique index tells which are stored already, at the price of the look-up that it does
#    anyway, and even where another job inserts an equal row at this moment. They go in by the order of their
#    fingerprints, so that the indexes grow at one end, and two jobs can't wait for each other in a ring.
_FRESH: Final = f"""
    fresh AS (
        INSERT INTO transactions (owner_id, account_id, job_id, {COLUMN_NAMES})
        SELECT :owner_id, :account_id, :job_id, {COLUMN_NAMES}
        FROM numbered WHERE line NOT IN (SELECT line FROM deleted)
        ORDER BY fingerprint
        ON CONFLICT (owner_id, account_id, fingerprint) DO NOTHING
        RETURNING owner_id, account_id, line, date, amount, currency, category, merchant
    )"""
# 10. A line of the ledger for each deleted row, with the transaction that it was, which can be brought back.
_SKIPPED: Final = f"""
    skipped AS (
        INSERT INTO ledger (owner_id, job_id, line, outcome, reason, transaction_id)
        SELECT :owner_id, :job_id, line, 'skipped', '{DELETED_BY_USER}', transaction_id FROM deleted
    )"""
# 11. And for each row that is stored already or was matched, with the transaction that it is. One that another job has
#     inserted since this statement began can't be seen here; NAME_UNSEEN names it afterwards.
_DUPLICATE: Final = f"""
    duplicate AS (
        INSERT INTO ledger (owner_id, job_id, line, outcome, reason, transaction_id)
        SELECT :owner_id, :job_id, line, 'duplicate', '{STORED_BEFORE}', (
            SELECT id FROM transactions AS seen
            WHERE seen.owner_id = :owner_id AND seen.account_id = :account_id
              AND seen.fingerprint = numbered.fingerprint
        )
        FROM numbered
        WHERE line NOT IN (SELECT line FROM fresh) AND line NOT IN (SELECT line FROM deleted)
        UNION ALL
        SELECT :owner_id, :job_id, line, 'duplicate', reason, transaction_id FROM matched
        RETURNING line, transaction_id
    )"""
# 12. ADD_TO_TOTALS: what was inserted is added to totals and balances.
# 13. How many rows had which outcome, and the duplicates whose transactions are still to be named.
_OUTCOMES: Final = """
    SELECT (SELECT count(*) FROM taken) AS chunks, (SELECT count(*) FROM fresh) AS inserted,
           (SELECT count(*) FROM duplicate) AS duplicates, (SELECT count(*) FROM deleted) AS deleted,
           unseen.lines, unseen.fingerprints
    FROM (
        SELECT array_agg(line) AS lines, array_agg(fingerprint) AS fingerprints
        FROM numbered WHERE line IN (SELECT line FROM duplicate WHERE transaction_id IS NULL)
    ) AS unseen"""
_STEPS: Final = (
    _TAKEN,
    _INCOMING,
    _MATCHED,
    _TWIN,
    _COUNTED,
    _EARLIER,
    _NUMBERED,
    _DELETED,
    _FRESH,
    _SKIPPED,
    _DUPLICATE,
    ADD_TO_TOTALS,
)
LOAD_CHUNK: Final = text(f"WITH {', '.join(_STEPS)} {_OUTCOMES}")

# What another job has inserted since LOAD_CHUNK began is seen by the next statement.
NAME_UNSEEN: Final = text("""
    UPDATE ledger SET transaction_id = (
        SELECT id FROM transactions AS seen
        WHERE seen.owner_id = :owner_id AND seen.account_id = :account_id AND seen.fingerprint = unseen.fingerprint
    )
    FROM unnest(:lines, :fingerprints) AS unseen (line, fingerprint)
    WHERE ledger.owner_id = :owner_id AND ledger.job_id = :job_id AND ledger.line = unseen.line
""").bindparams(bindparam("lines", type_=ARRAY(Integer)), bindparam("fingerprints", type_=ARRAY(LargeBinary)))
# What the user had deleted is told, where the statement has brought it back.
TELL_BROUGHT_BACK: Final = text(f"""
    UPDATE ledger SET reason = '{BROUGHT_BACK}'
    WHERE owner_id = :owner_id AND job_id = :job_id AND outcome = 'duplicate' AND transaction_id = ANY (:ids)
""").bindparams(bindparam("ids", type_=ARRAY(BigInteger)))
FORGET_TWINS: Final = text("DELETE FROM statement_twins WHERE owner_id = :owner_id AND job_id = :job_id")
CHUNKS_LEFT: Final = text("""
    SELECT count(*) FROM clean_chunks WHERE owner_id = :owner_id AND job_id = :job_id
""")
# PostgreSQL takes an array for ten rows, and would join ten by ten thousand in nested loops. A chunk's rows are some
# 5 MB, which are to be sorted and hashed in memory.
PLAN_FOR_MANY: Final = text("""
    SELECT set_config('enable_nestloop', 'off', true), set_config('work_mem', '32MB', true)
""")
