"""raw_rows -> clean_rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from sqlalchemy import select, text

from finpulse.cleaning.batch import BatchCleaner, CleanColumns
from finpulse.cleaning.rows import Cleaner, DroppedRow
from finpulse.cleaning.rulebook import Decision, Facts, Rulebook
from finpulse.models import Category, Statement
from finpulse.pipeline.copying import BETWEEN, BETWEEN_ROWS, NOTHING, Columns, constant, copy_columns, copy_pieces
from finpulse.pipeline.deciding import Standing, load_rulebook
from finpulse.pipeline.posted import clean_posted
from finpulse.pipeline.work import Batches, Checkpoint, Work, hold, statements_at
from finpulse.sources.reading import Reading

BATCH_ROWS: Final = 20_000
# PostgreSQL stores one piece of a batch while the next is cleaned.
PIECE_ROWS: Final = 4_000
CLEAN_COLUMNS: Final = ("owner_id", "job_id", *CleanColumns._fields)
# Written only where the owner has rules or corrections.
DECIDED_COLUMNS: Final = Standing._fields[3:]

# As one text, lines and cells come many times as fast as row by row; no stored cell holds the separators.
NEXT_ROWS: Final = text("""
    SELECT string_agg(line::text, ' ' ORDER BY line),
           string_agg(array_to_string(cells, :between), :between_rows ORDER BY line)
    FROM (
        SELECT line, cells FROM raw_rows
        WHERE owner_id = :owner_id AND job_id = :job_id AND line > :after
        ORDER BY line LIMIT :limit
    ) AS batch
""").bindparams(between=BETWEEN, between_rows=BETWEEN_ROWS)
IS_UNFINISHED: Final = text("""
    SELECT EXISTS (SELECT 1 FROM raw_rows WHERE owner_id = :owner_id AND job_id = :job_id AND line > :after)
""")


class Rows(NamedTuple):
    """Raw rows by their lines, each with its cells joined by `BETWEEN`."""

    lines: list[int]
    cells: list[str]


def transform(work: Work) -> Batches:
    """Clean every row; what can't be used becomes a line of the ledger with its reason, never an error."""
    statements = statements_at(work, "ingested")
    book = load_rulebook(work.session, work.owner_id)
    total = sum(statement.rows_total for statement in statements)
    for number, (statement, cleaner) in enumerate(_unfinished(work, statements)):
        if number:
            yield Checkpoint(done=sum(s.rows_cleaned for s in statements), total=total)
        if rows := _next_rows(work, statement):
            _store(work, statement, cleaner, book, rows)
    for statement in statements:
        statement.state = "transformed"
    if "ingest" in work.stages:
        return _result(statements, 0)
    yield Checkpoint(done=total, total=total)  # It holds accounts, which nobody may who holds a statement already.
    return _result(statements, (yield from clean_posted(work, book)))


def _unfinished(work: Work, statements: list[Statement]) -> Iterator[tuple[Statement, BatchCleaner]]:
    """A statement for each batch that it has, with the cleaner that remembers its texts.

    Nothing is locked yet, since the batch before is still to be committed.
    """
    own = frozenset(work.session.scalars(select(Category.name).where(Category.owner_id == work.owner_id)))
    for statement in statements:
        assert statement.reading is not None, "an ingested statement has a reading"
        layout = Reading.from_json(statement.reading).layout
        cleaner = BatchCleaner(Cleaner(layout, statement.account_id, own))
        while work.session.scalar(IS_UNFINISHED, _key(statement)):
            yield statement, cleaner


def _key(statement: Statement) -> dict[str, int]:
    return {"owner_id": statement.owner_id, "job_id": statement.job_id, "after": statement.cleaned_to}


def _next_rows(work: Work, statement: Statement) -> Rows | None:
    """The statement's next rows in the order of their lines; none where another job for this stage was here first."""
    hold(work, statement)
    lines, cells = work.session.execute(NEXT_ROWS, {**_key(statement), "limit": BATCH_ROWS}).one()
    return Rows(list(map(int, lines.split(" "))), cells.split(BETWEEN_ROWS)) if lines else None


def _store(work: Work, statement: Statement, cleaner: BatchCleaner, book: Rulebook, rows: Rows) -> None:
    dropped: list[DroppedRow] = []
    names = CLEAN_COLUMNS + DECIDED_COLUMNS if book else CLEAN_COLUMNS
    copy_pieces(work.session, "clean_rows", names, _clean_pieces(statement, cleaner, book, rows, dropped))
    copy_columns(work.session, "ledger", _keys(statement, len(dropped)) | _dropped_columns(dropped))
    statement.cleaned_to = rows.lines[-1]
    statement.rows_cleaned += len(rows.lines)
    statement.rows_rejected += sum(row.outcome == "rejected" for row in dropped)
    statement.rows_skipped += sum(row.outcome == "skipped" for row in dropped)


def _clean_pieces(
    statement: Statement, cleaner: BatchCleaner, book: Rulebook, rows: Rows, dropped: list[DroppedRow]
) -> Iterator[Columns]:
    """The columns of what is clean, piece by piece; what is not joins `dropped`."""
    for start in range(0, len(rows.lines), PIECE_ROWS):
        piece = slice(start, start + PIECE_ROWS)
        clean, unusable = cleaner.clean(rows.lines[piece], [cells.split(BETWEEN) for cells in rows.cells[piece]])
        dropped += unusable
        decided = _decided_columns(book, clean, statement.account_id) if book else {}
        yield _keys(statement, len(clean.line)) | _clean_columns(clean) | decided


def _keys(statement: Statement, count: int) -> dict[str, Sequence[str]]:
    return {"owner_id": constant(statement.owner_id, count), "job_id": constant(statement.job_id, count)}


def _clean_columns(rows: CleanColumns) -> dict[str, Sequence[str]]:
    return {
        "line": list(map(str, rows.line)),
        "date": list(map(date.isoformat, rows.date)),
        "amount": [format(amount, "f") for amount in rows.amount],
        "currency": rows.currency,
        "description": rows.description,
        "merchant": rows.merchant,
        "category": rows.category,
        "category_source": rows.category_source,
        "external_id": rows.external_id,
        "base": ["\\x" + base.hex() for base in rows.base],
    }


def _decided_columns(book: Rulebook, rows: CleanColumns, account_id: int) -> dict[str, Sequence[str]]:
    """What the owner's rules and corrections make of merchant and category, and what was found without them."""
    decisions = book.decide(Facts.of(rows, account_id))
    columns = list(zip(*decisions, strict=True)) or [()] * len(Decision._fields)
    return {
        name: [NOTHING if value is None else str(value) for value in column]
        for name, column in zip(Standing._fields, columns, strict=False)
    }


def _dropped_columns(rows: list[DroppedRow]) -> dict[str, Sequence[str]]:
    return {
        "line": [str(row.line) for row in rows],
        "outcome": [row.outcome for row in rows],
        "reason": [row.reason for row in rows],
    }


def _result(statements: list[Statement], posted: int) -> dict[str, Any]:
    failed = sum(statement.rows_rejected for statement in statements)
    skipped = sum(statement.rows_skipped for statement in statements)
    total = sum(statement.rows_total for statement in statements) + posted
    return {"total": total, "processed": total - failed - skipped, "failed": failed, "skipped": skipped}
