"""The rejected rows of a statement -> a file in its own form, ready to mend and send again."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Final

from sqlalchemy.orm import Session

from finpulse.imports.ledger import ledger_entries
from finpulse.models import Statement
from finpulse.sources.reading import Reading
from finpulse.sources.reading_json import reading_from_json

ROWS_AT_ONCE: Final = 1000


def rejected_csv(session: Session, owner_id: int, job_id: int) -> Iterator[str]:
    """The header, if the file had one, and the rejected rows' cells, with the file's delimiter and quotes.

    A file that was no text comes as CSV, under the names of what was read of it.

    Between two pieces the session is closed, so that a slow reader holds no connection.
    """
    statement = session.get(Statement, (owner_id, job_id))
    if statement is None or statement.reading is None:
        return
    reading = reading_from_json(statement.reading)
    if any(headers := [column.header for column in sorted(reading.layout.columns, key=lambda column: column.index)]):
        yield _written(reading, [headers])
    after_line = 0
    while found := ledger_entries(session, owner_id, job_id, "rejected", after_line, ROWS_AT_ONCE):
        session.close()
        yield _written(reading, [entry.raw for entry in found])
        after_line = found[-1].line


def _written(reading: Reading, rows: Sequence[Sequence[str]]) -> str:
    text = io.StringIO()
    dialect = reading.dialect
    csv.writer(text, delimiter=dialect.delimiter or ",", quotechar=dialect.quote or '"').writerows(rows)
    return text.getvalue()
