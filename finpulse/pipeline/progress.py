"""What an attempt believes of a statement's progress, against what the database has kept of it.

The commits of batches are asynchronous, so that a crash of PostgreSQL loses the last of them. An attempt ends with its
connection; but a pooler between the two can hide the crash. So each batch looks whether the one before it is there, and
a stage's last transaction proves the stage from the database.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from sqlalchemy import text, update
from sqlalchemy.orm import Session

from finpulse.errors import CommitLost, RowsLost
from finpulse.models import Statement
from finpulse.pipeline.statement_work import key_of

KEPT: Final = text("""
    SELECT ingested_to, chunks, rows_total FROM statements
    WHERE owner_id = :owner_id AND job_id = :job_id
""")
CHUNKS: Final = text("""
    SELECT coalesce(max(last_line), 0) AS ingested_to, count(*) AS chunks, coalesce(sum(row_count), 0) AS rows_total
    FROM raw_chunks WHERE owner_id = :owner_id AND job_id = :job_id
""")
FORGET_CHUNKS: Final = text("DELETE FROM raw_chunks WHERE owner_id = :owner_id AND job_id = :job_id")


class Progress(NamedTuple):
    """How far a statement is ingested: its last line, and how many chunks and rows that is."""

    ingested_to: int
    chunks: int
    rows_total: int

    @classmethod
    def of(cls, statement: Statement) -> Progress:
        """As the statement says in memory."""
        return cls(statement.ingested_to, statement.chunks, statement.rows_total)


def check_kept(session: Session, statement: Statement) -> None:
    """See that the database has kept the batches that this attempt has committed. Raises CommitLost."""
    kept = Progress(*session.execute(KEPT, key_of(statement)).one())
    _compare(statement, kept)


def check_chunks(session: Session, statement: Statement) -> None:
    """See that the raw chunks are all that was read, before a stage ends that has several. Raises CommitLost."""
    session.flush()
    _compare(statement, Progress(*session.execute(CHUNKS, key_of(statement)).one()))


def begin_anew_unless_whole(session: Session, statement: Statement) -> None:
    """Where the raw chunks are not what the statement says of them, read all of the file again."""
    if Progress.of(statement) == Progress(*session.execute(CHUNKS, key_of(statement)).one()):
        return
    session.execute(FORGET_CHUNKS, key_of(statement))
    mine = update(Statement).where(Statement.owner_id == statement.owner_id, Statement.job_id == statement.job_id)
    session.execute(mine.values(ingested_to=0, chunks=0, rows_total=0))
    session.refresh(statement)


def check_cleaned(statement: Statement) -> None:
    """See that every row of a statement was cleaned. Raises RowsLost."""
    if statement.rows_cleaned != statement.rows_total:
        raise RowsLost(_lacking(statement, statement.rows_total - statement.rows_cleaned))


def check_settled(statement: Statement) -> None:
    """See that every row of a statement has an outcome. Raises RowsLost."""
    if without := statement.rows_total - rows_settled(statement):
        raise RowsLost(_lacking(statement, without))


def rows_settled(statement: Statement) -> int:
    """How many of a statement's rows have an outcome."""
    dropped = statement.rows_rejected + statement.rows_skipped
    return statement.rows_inserted + statement.rows_duplicate + dropped


def _compare(statement: Statement, found: Progress) -> None:
    if found != (believed := Progress.of(statement)):
        raise CommitLost(f"Job {statement.job_id} has ingested {found} and not {believed}: a commit was lost.")


def _lacking(statement: Statement, without: int) -> str:
    return (
        f"{without} of the {statement.rows_total} rows of job {statement.job_id} have no outcome: they were lost. "
        "Nothing else of it is wrong; undo the import and upload the statement again."
    )
