"""A transaction -> where it comes from: the file and its line, the cells as they stood, and whether they are proven."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from finpulse.imports.stored_rows import cells_of
from finpulse.models import Statement, Transaction
from finpulse.proofs.job_proof import proof_views


@dataclass(frozen=True, slots=True)
class Origin:
    """The statement that brought a transaction: its job, its name, the line, the verdict, and the row's cells.

    `cells` are empty where they were deleted once their time was over.
    """

    job_id: int
    filename: str
    line: int
    verdict: str
    cells: Sequence[str]
    is_mended: bool


def origin_of(session: Session, row: Transaction) -> Origin | None:
    """None for one that its user has added by hand."""
    if row.job_id is None or row.line is None:
        return None
    statement = session.get(Statement, (row.owner_id, row.job_id))
    if statement is None:
        return None
    verdict: str = proof_views(session, [statement])[row.job_id]["verdict"]
    cells = cells_of(session, row.owner_id, row.job_id, [row.line]).get(row.line, [])
    is_mended = str(row.line) in statement.mended
    return Origin(row.job_id, statement.filename, row.line, verdict, cells, is_mended)
