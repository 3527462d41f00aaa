"""What became of every row of a file: inserted, a duplicate, rejected or skipped, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ARRAY, Integer, TextClause, bindparam, text
from sqlalchemy.orm import Session

from finpulse.imports.stored_rows import cells_after, cells_of

OUTCOMES: Final = ("inserted", "duplicate", "rejected", "skipped")

# Each outcome has an index that begins with owner and job and goes on in the order of the lines.
INSERTED: Final = text("""
    SELECT line FROM transactions WHERE owner_id = :owner_id AND job_id = :job_id AND line > :after_line
    ORDER BY line LIMIT :limit
""")


def _lines_with(outcome: str) -> TextClause:
    """The lines of a job's rows with an outcome, as `outcome` says it in SQL so that an index of its own serves it."""
    return text(f"""
        SELECT line FROM ledger
        WHERE owner_id = :owner_id AND job_id = :job_id AND line > :after_line AND {outcome}
        ORDER BY line LIMIT :limit
    """)


DUPLICATE: Final = _lines_with("outcome = :outcome")
# The index ix_ledger_dropped is of these rows alone, so a query must say so.
DROPPED: Final = _lines_with("outcome = :outcome AND outcome <> 'duplicate'")
# Of rows whose cells are gone: all that have come to something, which all have that are loaded.
LOADED: Final = text("""
    SELECT line FROM (
        (SELECT line FROM transactions WHERE owner_id = :owner_id AND job_id = :job_id AND line > :after_line
         ORDER BY line LIMIT :limit)
        UNION
        (SELECT line FROM ledger WHERE owner_id = :owner_id AND job_id = :job_id AND line > :after_line
         ORDER BY line LIMIT :limit)
    ) AS loaded ORDER BY line LIMIT :limit
""")
# A row without a line in the ledger is inserted if a transaction comes from it, and undecided otherwise.
DECIDED: Final = text("""
    SELECT line, coalesce(ledger.outcome, CASE WHEN transactions.id IS NOT NULL THEN 'inserted' END) AS outcome,
           ledger.reason, coalesce(ledger.transaction_id, transactions.id) AS transaction_id
    FROM unnest(:lines) AS line
    LEFT JOIN LATERAL (
        SELECT outcome, reason, transaction_id FROM ledger
        WHERE ledger.owner_id = :owner_id AND ledger.job_id = :job_id AND ledger.line = line.line LIMIT 1
    ) AS ledger ON true
    LEFT JOIN LATERAL (
        SELECT id FROM transactions
        WHERE transactions.owner_id = :owner_id AND transactions.job_id = :job_id
          AND transactions.line = line.line LIMIT 1
    ) AS transactions ON true
    ORDER BY line
""").bindparams(bindparam("lines", type_=ARRAY(Integer)))


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One row of the file; outcome and reason are None while no stage has decided about it.

    `raw` is None where the cells were deleted once their time was over.
    """

    line: int
    outcome: str | None
    reason: str | None
    transaction_id: int | None
    raw: list[str] | None


def ledger_entries(
    session: Session, owner_id: int, job_id: int, outcome: str | None, after_line: int, limit: int
) -> Sequence[LedgerEntry]:
    """The rows of a job's file in the order of their lines, beginning after `after_line`."""
    cells = cells_after(session, owner_id, job_id, after_line, limit) if outcome is None else {}
    lines = list(cells) or _lines(session, owner_id, job_id, outcome, after_line, limit)
    cells = cells or cells_of(session, owner_id, job_id, lines)
    decided = session.execute(DECIDED, {"owner_id": owner_id, "job_id": job_id, "lines": list(lines)})
    return [LedgerEntry(row.line, row.outcome, row.reason, row.transaction_id, cells.get(row.line)) for row in decided]


def _lines(
    session: Session, owner_id: int, job_id: int, outcome: str | None, after_line: int, limit: int
) -> Sequence[int]:
    """On which lines the rows of an outcome begin, and with None those of all."""
    with_outcome = {None: LOADED, "inserted": INSERTED, "duplicate": DUPLICATE}.get(outcome, DROPPED)
    values = {"owner_id": owner_id, "job_id": job_id, "outcome": outcome, "after_line": after_line, "limit": limit}
    return session.scalars(with_outcome, values).all()
