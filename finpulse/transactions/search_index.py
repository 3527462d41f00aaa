"""transactions -> transaction_words: the words by which full text search finds each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from finpulse.models import LIVE, Job, Statement

BATCH_ROWS: Final = 20_000
# A statement of up to so many new rows can be searched as soon as it is loaded; a longer one's words follow.
ROWS_AT_ONCE: Final = 2_000

# How long words may make way for imports.
LONGEST_LAG: Final = timedelta(minutes=10)
IS_BUSY: Final = text(f"""
    SELECT EXISTS (SELECT 1 FROM jobs WHERE {LIVE} AND lease_until > now() AND queue = 'bulk')
""")
WRITE_WORDS: Final = text("""
    INSERT INTO transaction_words (owner_id, transaction_id, words)
    SELECT owner_id, id, to_tsvector('simple', description || ' ' || merchant) FROM transactions
    WHERE owner_id = :owner_id AND id = ANY(:ids)
    ON CONFLICT (owner_id, transaction_id) DO UPDATE SET words = excluded.words
""")
NEXT_WORDS: Final = text("""
    WITH batch AS (
        SELECT owner_id, id, line, description, merchant FROM transactions
        WHERE owner_id = :owner_id AND job_id = :job_id AND line > :after
        ORDER BY line LIMIT :limit
    ), written AS (
        INSERT INTO transaction_words (owner_id, transaction_id, words)
        SELECT owner_id, id, to_tsvector('simple', description || ' ' || merchant) FROM batch
        ON CONFLICT (owner_id, transaction_id) DO NOTHING
    )
    SELECT max(line) FROM batch
""")


def write_words(session: Session, owner_id: int, transaction_ids: Sequence[int]) -> None:
    """Make these transactions' texts searchable as they are now."""
    session.flush()
    session.execute(WRITE_WORDS, {"owner_id": owner_id, "ids": list(transaction_ids)})


def write_some_words(session: Session, statement: Statement) -> None:
    """Make the next batch of a loaded statement searchable, and note how far that is."""
    key = {"owner_id": statement.owner_id, "job_id": statement.job_id}
    statement.words_to = session.scalar(NEXT_WORDS, {**key, "after": statement.words_to, "limit": BATCH_ROWS})


def write_waiting_words(session: Session) -> bool:
    """Do that for one statement of anybody's whose words are still to follow; False where none is to be done now.

    Commits nothing. Safe in several copies: a statement that another one has in hand is left to it. Words cost as
    much as the import itself, so they make way for statements on their way, for as long as a search may lag.
    """
    waiting = select(Statement).where(Statement.state == "loaded", Statement.words_to.is_not(None))
    if session.scalar(IS_BUSY):
        long_done = select(Job.id).where(
            Job.owner_id == Statement.owner_id,
            Job.id == Statement.job_id,
            Job.finished_at < func.now() - LONGEST_LAG,
        )
        waiting = waiting.where(long_done.exists())
    statement = session.scalar(waiting.limit(1).with_for_update(skip_locked=True))
    if statement is None:
        return False
    write_some_words(session, statement)
    return True
