"""The statements by which a statement's rows are compared with what the account has, and what comes of it is kept.

An index over fingerprints is one over days, since they begin with the day's ordinal. What is looked up row by row is
looked up in sub-queries that can't become joins, as in finpulse.pipeline.load_sql.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import ARRAY, BigInteger, Boolean, Integer, Numeric, Text, bindparam, text

from finpulse.models import DELETED_BY_USER, MATCHED_NAMES
from finpulse.models.transaction_columns import base_of, fingerprint_of
from finpulse.models.transactions import ARRAY_NAMES, COLUMN_NAMES, TRANSACTION_COLUMNS

# The day before the one whose ordinal is 1.
_DAY_ZERO: Final = "DATE '0001-01-01' - 1"
_AROUND: Final = "CAST(:around AS int)"
_FIRST: Final = f"CAST(:first_day AS date) - {_AROUND}"
_LAST: Final = f"CAST(:last_day AS date) + {_AROUND}"


def _on_days(first: str, last: str) -> str:
    """SQL for whether a fingerprint is of a day from one to another, as an index over fingerprints can look it up."""
    least, behind = (f"int4send(greatest({day} - ({_DAY_ZERO}), 0))" for day in (first, f"{last} + 1"))
    return f"fingerprint >= {least} AND fingerprint < {behind}"


# What was posted and waits for its stages has no fingerprint, and what was deleted may be of any day.
_HAS_UNDATED: Final = """EXISTS (
        SELECT FROM transactions WHERE owner_id = :owner_id AND account_id = :account_id AND fingerprint IS NULL
    ) OR EXISTS (
        SELECT FROM deleted_transactions WHERE owner_id = :owner_id AND account_id = :account_id
    )"""
# All that most statements have to be asked, in one round trip: their days; whether the account has anything on these
# or the few around them; about how many transactions these are, by the kept totals, in whole months; whether the very
# bytes were loaded before; and whether another statement is being loaded, chunk by chunk, so that a part of it is seen.
# It keeps the statement from being deleted until the commit; there is no row where that has happened already.
LOOK: Final = text(f"""
    WITH held AS MATERIALIZED (
        SELECT 1 FROM statements WHERE owner_id = :owner_id AND job_id = :job_id FOR KEY SHARE
    ), mine AS (
        SELECT min(days[1]) AS first_day, max(days[cardinality(days)]) AS last_day, count(*) AS chunks
        FROM clean_chunks WHERE owner_id = :owner_id AND job_id = :job_id
    )
    SELECT first_day, last_day, chunks, (
        SELECT coalesce(sum(count_in + count_out), 0)::bigint FROM category_months
        WHERE owner_id = :owner_id AND account_id = :account_id
          AND month BETWEEN date_trunc('month', CAST(first_day AS timestamp)) AND last_day
    ) AS stored, EXISTS (
        SELECT FROM transactions
        WHERE owner_id = :owner_id AND account_id = :account_id
          AND {_on_days(f"first_day - {_AROUND}", f"last_day + {_AROUND}")}
    ) OR {_HAS_UNDATED} AS touches, EXISTS (
        SELECT FROM statements AS mine JOIN statements AS same
          ON same.owner_id = mine.owner_id AND same.account_id = mine.account_id AND same.sha256 = mine.sha256
        WHERE mine.owner_id = :owner_id AND mine.job_id = :job_id AND same.job_id <> mine.job_id
          AND same.state = 'loaded'
    ) AS is_sent_again, EXISTS (
        SELECT FROM statements AS other JOIN jobs ON jobs.owner_id = other.owner_id AND jobs.id = other.job_id
        WHERE other.owner_id = :owner_id AND other.account_id = :account_id AND other.job_id <> :job_id
          AND other.state = 'transformed' AND other.compared AND jobs.status = 'running' AND jobs.lease_until > now()
    ) AS is_half_loaded
    FROM held CROSS JOIN mine
""")
# Whether these very bytes were loaded into the account, and each of their rows is a transaction of that job.
KNOWN_WHOLE: Final = text("""
    SELECT EXISTS (
        SELECT FROM statements AS mine JOIN statements AS same
          ON same.owner_id = mine.owner_id AND same.account_id = mine.account_id AND same.sha256 = mine.sha256
        WHERE mine.owner_id = :owner_id AND mine.job_id = :job_id AND same.job_id <> mine.job_id
          AND same.state = 'loaded' AND same.rows_duplicate = 0 AND same.rows_total = mine.rows_total
          AND same.reading = mine.reading
    )
""")
# What its user has deleted of a statement, which came in these very bytes.
_DELETED_OF_SAME: Final = f"""
    SELECT DISTINCT gone.transaction_id FROM statements AS same
    JOIN ledger ON ledger.owner_id = same.owner_id AND ledger.job_id = same.job_id
    JOIN removed_transactions AS gone
      ON gone.owner_id = ledger.owner_id AND gone.transaction_id = ledger.transaction_id
    WHERE same.owner_id = :owner_id AND same.account_id = :account_id AND same.sha256 = :sha256
      AND same.job_id <> :job_id AND same.state = 'loaded'
      AND ledger.outcome = 'skipped' AND ledger.outcome <> 'duplicate' AND ledger.reason = '{DELETED_BY_USER}'
"""
DELETED_OF_SAME: Final = text(_DELETED_OF_SAME)
# The same where he sends it again. No fetch and no event does that for him.
SENT_AGAIN: Final = text(f"""{_DELETED_OF_SAME}
      AND EXISTS (
        SELECT FROM jobs WHERE owner_id = :owner_id AND id = :job_id AND kind = 'run-csv' AND status = 'running'
      )
""")
# How many transactions the kept totals tell on some days, in whole months; and whether there is anything on these days
# or the few around them.
STORED_ON_DAYS: Final = text(f"""
    SELECT coalesce(sum(count_in + count_out), 0)::bigint AS stored, EXISTS (
        SELECT FROM transactions WHERE owner_id = :owner_id AND account_id = :account_id AND {_on_days(_FIRST, _LAST)}
    ) OR {_HAS_UNDATED} AS touches
    FROM category_months
    WHERE owner_id = :owner_id AND account_id = :account_id
      AND month BETWEEN date_trunc('month', CAST(:first_day AS timestamp)) AND :last_day
""")
# How many rows the statement has on each of its days, and what they come to.
DAY_SUMS: Final = text("""
    SELECT day, count(*) AS rows, sum(amount) AS amount FROM clean_chunks, unnest(dates, amounts) AS entry (day, amount)
    WHERE owner_id = :owner_id AND job_id = :job_id GROUP BY day ORDER BY day
""")
# Equal rows of days that several chunks have are numbered over all of them.
_FINGERPRINT: Final = f"""
    CASE WHEN shared.day IS NOT NULL THEN {
    fingerprint_of(
        base_of("entry.fingerprint"),
        f"(row_number() OVER (PARTITION BY {base_of('entry.fingerprint')} ORDER BY entry.line) - 1)::int",
    )
}
    ELSE entry.fingerprint END"""
# The statement's rows, and the days that several chunks have, joined as in finpulse.pipeline.load_sql.
_ROWS: Final = f"""
    clean_chunks CROSS JOIN unnest({ARRAY_NAMES}) AS entry ({COLUMN_NAMES})
    LEFT JOIN (
        SELECT DISTINCT unnest(shared_days) AS day FROM clean_chunks WHERE owner_id = :owner_id AND job_id = :job_id
    ) AS shared ON shared.day = entry.date"""
_KNOWN_COLUMNS: Final = "line, date, amount, currency, description, merchant, external_id"
# The statement's rows of some days and of those around them, with the transactions that have their very fingerprints:
# one that is there, one that has been told in these words before, and one that was deleted.
_KNOWN: Final = f"""
    WITH incoming AS MATERIALIZED (
        SELECT {", ".join(f"entry.{name}" for name in _KNOWN_COLUMNS.split(", "))}, {_FINGERPRINT} AS fingerprint
        FROM {_ROWS}
        WHERE owner_id = :owner_id AND job_id = :job_id AND days[1] <= {_LAST}
          AND days[cardinality(days)] >= {_FIRST} AND entry.date BETWEEN {_FIRST} AND {_LAST}
    )
    SELECT {_KNOWN_COLUMNS}, (
        SELECT id FROM transactions AS seen
        WHERE seen.owner_id = :owner_id AND seen.account_id = :account_id
          AND seen.fingerprint = incoming.fingerprint LIMIT 1
    ) AS exact_id, (
        SELECT transaction_id FROM matched_rows AS seen
        WHERE seen.owner_id = :owner_id AND seen.account_id = :account_id AND NOT seen.asked
          AND seen.fingerprint = incoming.fingerprint AND seen.job_id <> :job_id LIMIT 1
    ) AS told_id, (
        SELECT coalesce(transaction_id, 0) FROM deleted_transactions AS gone
        WHERE gone.owner_id = :owner_id AND gone.account_id = :account_id
          AND gone.fingerprint = incoming.fingerprint LIMIT 1
    ) AS deleted_id
    FROM incoming"""
# A long statement is compared part by part, and where its rows are in no order of days, each part would go
# through all of its chunks. So they are unpacked and looked up once.
UNPACK: Final = text(f"CREATE TEMPORARY TABLE unpacked_rows ON COMMIT DROP AS {_KNOWN}")
INDEX_UNPACKED: Final = text("CREATE INDEX ON unpacked_rows (date)")
FORGET_UNPACKED: Final = text("DROP TABLE unpacked_rows")
# What is to be compared of some days: the rows that have no exact partner, and those that have one and share an amount
# with them, by their days. And what is known of all: how many rows there are a day, how many have exact partners, which
# transactions these are, and whether references are among what is equal.
_NEW: Final = ", ".join(
    f"array_agg({name}) AS {plural}"
    for name, plural in (
        ("line", "lines"),
        ("date", "dates"),
        ("amount", "amounts"),
        ("currency", "currencies"),
        ("description", "descriptions"),
        ("merchant", "merchants"),
        ("external_id", "external_ids"),
        ("exact_id", "partner_ids"),
        ("told_id", "told_ids"),
    )
)
_COMPARED: Final = f"""
    meant AS MATERIALIZED (
        SELECT * FROM known WHERE date BETWEEN :first_day AND :last_day
    ), new AS (
        SELECT {_NEW} FROM (
            SELECT * FROM meant WHERE (exact_id IS NOT NULL OR deleted_id IS NULL) AND (
                exact_id IS NULL OR amount IN (SELECT amount FROM meant WHERE exact_id IS NULL)
            )
            ORDER BY date, line
        ) AS in_order
    ), by_day AS (
        SELECT array_agg(date) AS days, array_agg(rows) AS day_rows
        FROM (SELECT date, count(*) AS rows FROM meant GROUP BY date) AS counted
    ), around AS (
        SELECT array_agg(coalesce(exact_id, deleted_id)) AS exact_ids
        FROM known WHERE coalesce(exact_id, deleted_id) IS NOT NULL
    ), partners AS (
        SELECT count(*) AS exact, coalesce(bool_or(external_id <> ''), false) AS references_hold
        FROM meant WHERE exact_id IS NOT NULL
    )
    SELECT * FROM new, by_day, around, partners"""
COMPARED: Final = text(f"WITH known AS MATERIALIZED ({_KNOWN}), {_COMPARED}")
COMPARED_UNPACKED: Final = text(f"""
    WITH known AS MATERIALIZED (SELECT * FROM unpacked_rows WHERE date BETWEEN {_FIRST} AND {_LAST}), {_COMPARED}
""")
# What else the account has on these days: the days of which its other statements tell, and how many transactions they
# have brought there.
BESIDE: Final = text(f"""
    SELECT array_agg(ARRAY[period.first_day, period.last_day]) AS covered, (
        SELECT count(*) FROM transactions
        WHERE owner_id = :owner_id AND account_id = :account_id AND job_id IS NOT NULL AND job_id <> :job_id
          AND {_on_days("CAST(:first_day AS date)", "CAST(:last_day AS date)")}
    ) AS stored
    FROM statement_periods AS period JOIN statements USING (owner_id, account_id, job_id)
    WHERE period.owner_id = :owner_id AND period.account_id = :account_id AND period.job_id <> :job_id
      AND statements.state = 'loaded' AND period.last_day >= :first_day AND period.first_day <= :last_day
""")
# The account's own of some days from elsewhere: all, or those that share an amount or a merchant with new rows. What
# was posted and waits for its stages is among them, and what its user has deleted.
_TOLD: Final = """CASE WHEN (
        SELECT EXISTS (SELECT FROM matched_rows WHERE owner_id = :owner_id AND account_id = :account_id AND NOT asked)
    ) THEN ARRAY(
        SELECT told.{column} FROM matched_rows AS told
        WHERE told.owner_id = :owner_id AND told.transaction_id = seen.id AND NOT asked
    ) ELSE '{{}}' END"""
_STORED_COLUMNS: Final = "id, fingerprint, date, amount, currency, description, merchant, external_id, job_id"
# A provider tells each event once, so that two events alike are two transactions.
_NO_OTHER_EVENT: Final = """(
        job_id IS NULL OR job_id <> ALL (ARRAY(
            SELECT other.id FROM jobs AS mine JOIN jobs AS other USING (owner_id, account_id, kind)
            WHERE mine.owner_id = :owner_id AND mine.id = :job_id AND mine.kind = 'webhook'
        ))
    )"""
STORED_ROWS: Final = text(f"""
    WITH counted AS (
        SELECT {_STORED_COLUMNS}, job_id IS NOT NULL AND transfer_id IS NULL AND splits IS NULL AS may_change
        FROM transactions
        WHERE owner_id = :owner_id AND account_id = :account_id AND job_id IS DISTINCT FROM :job_id
          AND {_NO_OTHER_EVENT} AND {_on_days(_FIRST, _LAST)}
          AND (:all_of_them OR amount = ANY (:amounts) OR merchant = ANY (:merchants))
    ), waiting AS (
        SELECT {_STORED_COLUMNS}, false AS may_change FROM transactions
        WHERE owner_id = :owner_id AND account_id = :account_id AND fingerprint IS NULL
          AND date BETWEEN {_FIRST} AND {_LAST}
    ), gone AS (
        SELECT transaction_id AS id, row.fingerprint, row.date, row.amount, row.currency, row.description, row.merchant,
               row.external_id, row.job_id, false AS may_change
        FROM removed_transactions, jsonb_populate_record(NULL::transactions, content) AS row
        WHERE removed_transactions.owner_id = :owner_id AND removed_transactions.account_id = :account_id
          AND row.fingerprint IS NOT NULL AND row.date BETWEEN {_FIRST} AND {_LAST}
    )
    SELECT id, CASE WHEN fingerprint IS NULL THEN date
                    ELSE {_DAY_ZERO} + ('x' || encode(substring(fingerprint FOR 4), 'hex'))::bit(32)::int END AS day,
           amount, currency, description, merchant, external_id, job_id, may_change, is_deleted,
           {_TOLD.format(column="description")} AS descriptions, {_TOLD.format(column="external_id")} AS external_ids
    FROM (
        SELECT *, false AS is_deleted FROM counted UNION ALL SELECT *, false FROM waiting
        UNION ALL SELECT *, true FROM gone
    ) AS seen
    ORDER BY day, id
""").bindparams(bindparam("amounts", type_=ARRAY(Numeric)), bindparam("merchants", type_=ARRAY(Text)))

_VALUES: Final = ", ".join(f"entry.{column.name}" for column in TRANSACTION_COLUMNS if column.name != "line").replace(
    "entry.fingerprint", f"{_FINGERPRINT} AS fingerprint"
)
# Keep what was matched, with the values of its rows.
KEEP_MATCHES: Final = text(f"""
    WITH rows AS (
        SELECT entry.line, {_VALUES}
        FROM {_ROWS}
        WHERE owner_id = :owner_id AND job_id = :job_id
    )
    INSERT INTO matched_rows (owner_id, job_id, line, account_id, transaction_id, reason, asked, takes_over,
                              {MATCHED_NAMES})
    SELECT :owner_id, :job_id, line, :account_id, matched.transaction_id, matched.reason, matched.asked,
           matched.takes_over, {MATCHED_NAMES}
    FROM unnest(:lines, :transaction_ids, :reasons, :asked, :takes_over)
        AS matched (line, transaction_id, reason, asked, takes_over)
    JOIN rows USING (line)
""").bindparams(
    bindparam("lines", type_=ARRAY(Integer)),
    bindparam("transaction_ids", type_=ARRAY(BigInteger)),
    bindparam("reasons", type_=ARRAY(Text)),
    bindparam("asked", type_=ARRAY(Boolean)),
    bindparam("takes_over", type_=ARRAY(Boolean)),
)
# What a user has deleted stays deleted in these words too.
REMEMBER_DELETED: Final = text("""
    INSERT INTO deleted_transactions (owner_id, account_id, fingerprint, job_id, transaction_id)
    SELECT :owner_id, :account_id, fingerprint, :job_id, transaction_id FROM matched_rows
    WHERE owner_id = :owner_id AND job_id = :job_id
      AND transaction_id IN (SELECT transaction_id FROM removed_transactions WHERE owner_id = :owner_id)
    ON CONFLICT DO NOTHING
""")
