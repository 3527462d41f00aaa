"""transactions -> transaction_words: the words by which full text search finds each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import ARRAY, BigInteger, Boolean, Row, Text, bindparam, func, select, text
from sqlalchemy.orm import Session

from finpulse.models import LIVE, Job, Statement
from finpulse.transactions.words import FORM, words_of

BATCH_ROWS: Final = 20_000
# A statement of up to so many new rows can be searched as soon as it is loaded; a longer one's words follow.
ROWS_AT_ONCE: Final = 2_000

# How long words may make way for imports.
LONGEST_LAG: Final = timedelta(minutes=10)
IS_BUSY: Final = text(f"""
    SELECT EXISTS (SELECT 1 FROM jobs WHERE {LIVE} AND lease_until > now() AND queue = 'bulk')
""")
TEXTS: Final = text("""
    SELECT id, description, merchant FROM transactions WHERE owner_id = :owner_id AND id = ANY(:ids)
""")
NEXT_TEXTS: Final = text("""
    SELECT id, line, description, merchant FROM transactions
    WHERE owner_id = :owner_id AND job_id = :job_id AND line > :after
    ORDER BY line LIMIT :limit
""")
# Words that were made another way than words are now: before an update, or set aside to be made.
STALE_TEXTS: Final = text("""
    SELECT stale.owner_id, place::text, coalesce(description, '') AS description, coalesce(merchant, '') AS merchant
    FROM (
        SELECT owner_id, transaction_id, ctid AS place FROM transaction_words WHERE form = 0
        ORDER BY owner_id, transaction_id LIMIT :limit FOR UPDATE SKIP LOCKED
    ) AS stale
    LEFT JOIN LATERAL (
        SELECT description, merchant FROM transactions
        WHERE transactions.owner_id = stale.owner_id AND transactions.id = stale.transaction_id LIMIT 1
    ) AS row ON true
""")
# Not of rows that are gone meanwhile. What somebody else has just written is of later texts, unless these are `anew`.
STORE_WORDS: Final = text("""
    INSERT INTO transaction_words (owner_id, transaction_id, words, form)
    SELECT :owner_id, given.id, words::tsvector, :form
    FROM unnest(:ids, :words) AS given (id, words) CROSS JOIN LATERAL (
        SELECT id FROM transactions WHERE owner_id = :owner_id AND id = given.id LIMIT 1
    ) AS row
    WHERE row.id = given.id
    ON CONFLICT (owner_id, transaction_id) DO UPDATE SET words = excluded.words, form = excluded.form
    WHERE :anew OR transaction_words.form = 0
""").bindparams(
    bindparam("owner_id", type_=BigInteger),
    bindparam("ids", type_=ARRAY(BigInteger)),
    bindparam("words", type_=ARRAY(Text)),
    bindparam("anew", type_=Boolean),
)
# They are locked, so each lies where it was found; a ctid is unique within a partition, and the owner says which.
RENEW_WORDS: Final = text("""
    UPDATE transaction_words SET words = given.words::tsvector, form = :form
    FROM unnest(:owners, :places, :words) AS given (owner_id, place, words)
    WHERE transaction_words.owner_id = given.owner_id AND transaction_words.ctid = given.place::tid
""").bindparams(
    bindparam("owners", type_=ARRAY(BigInteger)),
    bindparam("places", type_=ARRAY(Text)),
    bindparam("words", type_=ARRAY(Text)),
)


def write_words(session: Session, owner_id: int, transaction_ids: Sequence[int]) -> None:
    """Make these transactions' texts searchable as they are now."""
    session.flush()
    rows = session.execute(TEXTS, {"owner_id": owner_id, "ids": list(transaction_ids)}).all()
    _store(session, owner_id, rows, anew=True)


def write_some_words(session: Session, statement: Statement) -> None:
    """Make the next batch of a loaded statement searchable, and note how far that is."""
    key = {"owner_id": statement.owner_id, "job_id": statement.job_id}
    rows = session.execute(NEXT_TEXTS, {**key, "after": statement.words_to, "limit": BATCH_ROWS}).all()
    _store(session, statement.owner_id, rows, anew=False)
    statement.words_to = rows[-1].line if rows else None


def _store(session: Session, owner_id: int, rows: Sequence[Row[Any]], *, anew: bool) -> None:
    if rows:
        words = {"ids": [row.id for row in rows], "words": _words(rows), "form": FORM}
        session.execute(STORE_WORDS, {**words, "owner_id": owner_id, "anew": anew})


def _words(rows: Sequence[Row[Any]]) -> list[str]:
    """The words of each row."""
    texts = [(row.description, row.merchant) for row in rows]
    made = {both: words_of(*both) for both in dict.fromkeys(texts)}  # Statements repeat themselves.
    return [made[both] for both in texts]


def write_waiting_words(session: Session) -> bool:
    """Do that for one statement of anybody's whose words are still to follow; False where none is to be done now.

    Where there is none, a batch of stale words is made anew. Commits nothing. Safe in several copies: what another one
    has in hand is left to it. Words cost as much as the import itself, so they make way for statements on their way,
    for as long as a search may lag; stale ones, which find most of what they should, for as long as there are any.
    """
    waiting = select(Statement).where(Statement.state == "loaded", Statement.words_to.is_not(None))
    if busy := session.scalar(IS_BUSY):
        long_done = select(Job.id).where(
            Job.owner_id == Statement.owner_id,
            Job.id == Statement.job_id,
            Job.finished_at < func.now() - LONGEST_LAG,
        )
        waiting = waiting.where(long_done.exists())
    statement = session.scalar(waiting.limit(1).with_for_update(skip_locked=True))
    if statement is not None:
        write_some_words(session, statement)
        return True
    return not busy and _renew_words(session)


def _renew_words(session: Session) -> bool:
    """Make a batch of stale words anew; False where there are none."""
    rows = session.execute(STALE_TEXTS, {"limit": BATCH_ROWS}).all()
    if rows:
        owners, places = [row.owner_id for row in rows], [row.place for row in rows]
        session.execute(RENEW_WORDS, {"owners": owners, "places": places, "words": _words(rows), "form": FORM})
    return bool(rows)
