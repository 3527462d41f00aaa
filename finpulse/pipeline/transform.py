"""raw_rows -> clean_rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from sqlalchemy import text

from finpulse.cleaning.rows import Cleaner, CleanRow, DroppedRow
from finpulse.models import Statement
from finpulse.pipeline.copying import byteas, constant, copy_columns, texts
from finpulse.pipeline.posted import clean_posted
from finpulse.pipeline.work import Batches, Checkpoint, Work, hold, statements_at
from finpulse.sources.reading import Reading

BATCH_ROWS: Final = 20_000
Cells = Sequence[tuple[int, list[str]]]

NEXT_ROWS: Final = text("""
    SELECT line, cells FROM raw_rows
    WHERE owner_id = :owner_id AND job_id = :job_id AND line > :after
    ORDER BY line LIMIT :limit
""")


def transform(work: Work) -> Batches:
    """Clean every row; what can't be used becomes a line of the ledger with its reason, never an error."""
    statements = statements_at(work, "ingested")
    total = sum(statement.rows_total for statement in statements)
    for number, (statement, cleaner, cells) in enumerate(_batches(work, statements)):
        if number:
            yield Checkpoint(done=sum(s.rows_cleaned for s in statements), total=total)
        _store(work, statement, [cleaner.clean(line, row) for line, row in cells])
    for statement in statements:
        statement.state = "transformed"
    posted = 0 if "ingest" in work.stages else (yield from clean_posted(work))
    return _result(statements, posted)


def _batches(work: Work, statements: list[Statement]) -> Iterator[tuple[Statement, Cleaner, Cells]]:
    """Each statement's rows in the order of their lines, with the cleaner that remembers its texts."""
    for statement in statements:
        assert statement.reading is not None, "an ingested statement has a reading"
        cleaner = Cleaner(Reading.from_json(statement.reading).layout, statement.account_id)
        while cells := _next_rows(work, statement):
            yield statement, cleaner, cells


def _next_rows(work: Work, statement: Statement) -> Cells:
    hold(work, statement)
    key = {"owner_id": work.owner_id, "job_id": statement.job_id}
    found = work.session.execute(NEXT_ROWS, {**key, "after": statement.cleaned_to, "limit": BATCH_ROWS})
    return [(line, cells) for line, cells in found]


def _store(work: Work, statement: Statement, outcomes: list[CleanRow | DroppedRow]) -> None:
    clean = [row for row in outcomes if isinstance(row, CleanRow)]
    dropped = [row for row in outcomes if isinstance(row, DroppedRow)]
    copy_columns(work.session, "clean_rows", _keys(statement, len(clean)) | _clean_columns(clean))
    copy_columns(work.session, "ledger", _keys(statement, len(dropped)) | _dropped_columns(dropped))
    statement.cleaned_to = outcomes[-1].line
    statement.rows_cleaned += len(outcomes)
    statement.rows_rejected += sum(row.outcome == "rejected" for row in dropped)
    statement.rows_skipped += sum(row.outcome == "skipped" for row in dropped)


def _keys(statement: Statement, count: int) -> dict[str, list[str]]:
    return {"owner_id": constant(statement.owner_id, count), "job_id": constant(statement.job_id, count)}


def _clean_columns(rows: list[CleanRow]) -> dict[str, list[str]]:
    return {
        "line": [str(row.line) for row in rows],
        "base": byteas(row.base for row in rows),
        "date": [row.date.isoformat() for row in rows],
        "amount": [format(row.amount, "f") for row in rows],
        "currency": texts(row.currency for row in rows),
        "description": texts(row.description for row in rows),
        "merchant": texts(row.merchant for row in rows),
        "category": texts(row.category for row in rows),
        "category_source": texts(row.category_source for row in rows),
        "external_id": texts(row.external_id for row in rows),
    }


def _dropped_columns(rows: list[DroppedRow]) -> dict[str, list[str]]:
    return {
        "line": [str(row.line) for row in rows],
        "outcome": texts(row.outcome for row in rows),
        "reason": texts(row.reason for row in rows),
    }


def _result(statements: list[Statement], posted: int) -> dict[str, Any]:
    failed = sum(statement.rows_rejected for statement in statements)
    skipped = sum(statement.rows_skipped for statement in statements)
    total = sum(statement.rows_total for statement in statements) + posted
    return {"total": total, "processed": total - failed - skipped, "failed": failed, "skipped": skipped}
