"""What became of every row of a file: inserted, a duplicate, rejected or skipped, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import text
from sqlalchemy.orm import Session

OUTCOMES: Final = ("inserted", "duplicate", "rejected", "skipped")

# A row without a line in the ledger is inserted if a transaction comes from it, and undecided otherwise. Both
# are found through indexes that begin with owner and job, in the order of the lines.
ENTRIES: Final = text("""
    SELECT * FROM (
        SELECT raw_rows.line,
               coalesce(ledger.outcome, CASE WHEN transactions.id IS NOT NULL THEN 'inserted' END) AS outcome,
               ledger.reason, coalesce(ledger.transaction_id, transactions.id) AS transaction_id, cells AS raw
        FROM raw_rows
        LEFT JOIN ledger USING (owner_id, job_id, line)
        LEFT JOIN transactions USING (owner_id, job_id, line)
        WHERE owner_id = :owner_id AND job_id = :job_id AND line > :after_line
    ) AS entries
    WHERE cast(:outcome AS text) IS NULL OR outcome = :outcome
    ORDER BY line LIMIT :limit
""")


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One row of the file; outcome and reason are None while no stage has decided about it."""

    line: int
    outcome: str | None
    reason: str | None
    transaction_id: int | None
    raw: list[str]


def ledger_entries(
    session: Session, owner_id: int, job_id: int, outcome: str | None, after_line: int, limit: int
) -> Sequence[LedgerEntry]:
    """The rows of a job's file in the order of their lines, beginning after `after_line`."""
    values = {
        "owner_id": owner_id,
        "job_id": job_id,
        "outcome": outcome,
        "after_line": after_line,
        "limit": limit,
    }
    return [LedgerEntry(*row) for row in session.execute(ENTRIES, values)]
