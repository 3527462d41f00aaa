"""The rejected rows of a statement -> a file in its own form, ready to mend and send again."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Final

from sqlalchemy.orm import Session

from finpulse.errors import Conflict
from finpulse.imports.ledger import ledger_entries
from finpulse.models import Statement
from finpulse.problems.problem_types import ProblemType
from finpulse.sources.readers.syntax.guarded_cells import guarded
from finpulse.sources.reading import Reading
from finpulse.sources.reading_json import reading_from_json

ROWS_AT_ONCE: Final = 1000


def rejected_csv(session: Session, owner_id: int, job_id: int) -> Iterator[str]:
    """The header, if the file had one, and the rejected rows' cells, with the file's delimiter and quotes.

    A file that was no text comes as CSV, under the names of what was read of it. What a spreadsheet would take for a
    formula stands behind an apostrophe, which is taken away when the file is imported. Raises Conflict where the
    cells were deleted once their time was over.

    Between two pieces the session is closed, so that a slow reader holds no connection.
    """
    statement = session.get(Statement, (owner_id, job_id))
    if statement is None or statement.reading is None:
        return iter(())
    if statement.cells_deleted_at is not None:
        raise Conflict(
            f"The cells of job {job_id}'s rows were deleted on {statement.cells_deleted_at:%Y-%m-%d}, as this service "
            "keeps them for a limited time; as JSON there are still the lines and reasons.",
            problem=ProblemType.DATA_DELETED,
        )
    return _pieces(session, owner_id, job_id, reading_from_json(statement.reading))


def _pieces(session: Session, owner_id: int, job_id: int, reading: Reading) -> Iterator[str]:
    if any(headers := [column.header for column in sorted(reading.layout.columns, key=lambda column: column.index)]):
        yield _written(reading, [headers])
    after_line = 0
    while found := ledger_entries(session, owner_id, job_id, "rejected", after_line, ROWS_AT_ONCE):
        session.close()
        yield _written(reading, [entry.raw or [] for entry in found])
        after_line = found[-1].line


def _written(reading: Reading, rows: Sequence[Sequence[str]]) -> str:
    text = io.StringIO()
    dialect = reading.dialect
    csv.writer(text, delimiter=dialect.delimiter or ",", quotechar=dialect.quote or '"').writerows(map(guarded, rows))
    return text.getvalue()
