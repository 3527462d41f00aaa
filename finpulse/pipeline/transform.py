"""raw_chunks -> clean_chunks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, Final, NamedTuple

from sqlalchemy import ARRAY, Integer, Text, bindparam, select, text
from sqlalchemy.dialects.postgresql import JSONB

from finpulse.categorisation.decisions import load_rulebook
from finpulse.cleaning.batch import BatchCleaner
from finpulse.cleaning.layout import Layout
from finpulse.cleaning.rows import Cleaner, DroppedRow
from finpulse.cleaning.rules.decisions import Facts
from finpulse.cleaning.rules.rulebook import Rulebook
from finpulse.jobs.chunk_claims import take_all, take_free
from finpulse.jobs.work import Batches, Checkpoint, Work
from finpulse.models import Category, Statement
from finpulse.pipeline.chunks.clean_chunks import store_clean
from finpulse.pipeline.chunks.raw_chunks import RawRows, unpacked
from finpulse.pipeline.manual_transactions import clean_manual
from finpulse.pipeline.progress import check_chunks, check_cleaned
from finpulse.pipeline.statement_work import (
    add_counts,
    hold_shared,
    key_of,
    layout_of,
    own_statement,
    waiting_statements,
)
from finpulse.proofs.figures_json import figures_to_json, sections_from_json
from finpulse.proofs.keep_proof import keep_proof
from finpulse.proofs.printed_balances import figures_of
from finpulse.proofs.row_figures import RowFigures
from finpulse.sources.stated import StatedSection

NEXT_CHUNK: Final = text("""
    SELECT first_line, row_count, content FROM raw_chunks
    WHERE owner_id = :owner_id AND job_id = :job_id AND NOT cleaned
    ORDER BY first_line LIMIT 1 FOR UPDATE SKIP LOCKED
""")
CHUNKS_LEFT: Final = text("""
    SELECT count(*) FROM raw_chunks WHERE owner_id = :owner_id AND job_id = :job_id AND NOT cleaned
""")
MARK_CLEANED: Final = text("""
    UPDATE raw_chunks SET cleaned = true, figures = :figures
    WHERE owner_id = :owner_id AND job_id = :job_id AND first_line = :first_line
""").bindparams(bindparam("figures", type_=JSONB))
DROP: Final = text("""
    INSERT INTO ledger (owner_id, job_id, line, outcome, reason)
    SELECT :owner_id, :job_id, line, outcome, reason
    FROM unnest(:lines, :outcomes, :reasons) AS dropped (line, outcome, reason)
""").bindparams(
    bindparam("lines", type_=ARRAY(Integer)),
    bindparam("outcomes", type_=ARRAY(Text)),
    bindparam("reasons", type_=ARRAY(Text)),
)
# Equal rows are numbered chunk by chunk, which goes wrong only for days that several chunks have: where the file
# passes from one chunk to the next, and all over a file in no order.
SHARE_DAYS: Final = text("""
    WITH mine AS (
        SELECT first_line, day FROM clean_chunks, unnest(days) AS day
        WHERE owner_id = :owner_id AND job_id = :job_id
    ), shared AS (
        SELECT first_line, array_agg(day) AS days
        FROM (SELECT first_line, day, count(*) OVER (PARTITION BY day) AS chunks FROM mine) AS counted
        WHERE chunks > 1 GROUP BY first_line
    )
    UPDATE clean_chunks SET shared_days = shared.days FROM shared
    WHERE owner_id = :owner_id AND job_id = :job_id AND clean_chunks.first_line = shared.first_line
""")


def transform(work: Work) -> Batches:
    """Clean every row; what can't be used becomes a line of the ledger with its reason, never an error."""
    own = own_statement(work)
    if own is not None:
        return (yield from transform_statement(work, own))
    statements = waiting_statements(work, "ingested")
    cleaner = _ChunkCleaner(work)
    for number, statement in enumerate(statements):
        if number:
            yield _checkpoint(statements)
        yield from _transform(work, cleaner, statement, statements)
    yield _checkpoint(statements)  # It holds accounts, which nobody may who holds a statement already.
    return _result(statements, (yield from clean_manual(work, cleaner.book)))


def transform_statement(work: Work, statement: Statement) -> Batches:
    """The same for one statement alone. Raises RowsLost where a row of it was not cleaned."""
    yield from _transform(work, _ChunkCleaner(work), statement, [statement])
    check_cleaned(statement)
    return _result([statement], 0)


def help_transform(work: Work) -> Iterator[Checkpoint]:
    """Clean chunks of a statement whose transform stage is another task's."""
    statement = own_statement(work)
    assert statement is not None, "its siblings are invited by a job that has one"
    for _ in take_free(partial(_ChunkCleaner(work).clean_next, work, statement)):
        yield _checkpoint([statement])


def _transform(
    work: Work, cleaner: _ChunkCleaner, statement: Statement, statements: list[Statement]
) -> Iterator[Checkpoint]:
    """Clean all chunks of a statement, which is one of several that the job goes through."""
    count_left = partial(_chunks_left, work, statement)
    for _ in take_all(work, statement.chunks, count_left, partial(cleaner.clean_next, work, statement)):
        yield _checkpoint(statements)
    if statement.chunks > 1:
        work.session.execute(SHARE_DAYS, key_of(statement))
        work.session.refresh(statement)
        check_chunks(work.session, statement)
    keep_proof(work.session, statement)
    statement.state = "transformed"


def _chunks_left(work: Work, statement: Statement) -> int:
    return int(work.session.execute(CHUNKS_LEFT, key_of(statement)).scalar_one())


class _Prepared(NamedTuple):
    """What all chunks of a statement need: its cleaner, what its columns mean, what the statement states."""

    cleaner: BatchCleaner
    layout: Layout
    sections: Sequence[StatedSection]


class _ChunkCleaner:
    """Cleans the chunks of an owner's statements, and remembers what it has made of their texts."""

    def __init__(self, work: Work) -> None:
        self.book: Rulebook = load_rulebook(work.session, work.owner_id)
        own = select(Category.name).where(Category.owner_id == work.owner_id)
        self._own_categories = frozenset(work.session.scalars(own))
        self._prepared: dict[int, _Prepared] = {}

    def clean_next(self, work: Work, statement: Statement) -> bool:
        """Clean the statement's next chunk; False where there is none to be had."""
        hold_shared(work.session, statement)
        found = work.session.execute(NEXT_CHUNK, key_of(statement)).one_or_none()
        if found is None:
            return False
        dropped, figures = self._clean(work, statement, found.first_line, unpacked(found.content, found.row_count))
        marks = {"first_line": found.first_line, "figures": figures_to_json(figures)}
        work.session.execute(MARK_CLEANED, key_of(statement) | marks)
        rejected = sum(row.outcome == "rejected" for row in dropped)
        skipped = len(dropped) - rejected
        counts = {"rows_cleaned": found.row_count, "rows_rejected": rejected, "rows_skipped": skipped}
        add_counts(work.session, statement, "transform", **counts)
        return True

    def _clean(
        self, work: Work, statement: Statement, first_line: int, rows: RawRows
    ) -> tuple[list[DroppedRow], RowFigures]:
        """Store what is clean, and in the ledger what is not, which is returned with the figures of all rows."""
        cleaner, layout, sections = self._prepare(statement)
        clean, dropped = cleaner.clean(rows.lines, rows.cells)
        decisions = self.book.decide(Facts.of(clean, statement.account_id)) if self.book else None
        if clean.lines:
            store_clean(work.session, statement, first_line, clean, decisions)
        if dropped:
            lines, outcomes, reasons = zip(*((row.line, row.outcome, row.reason) for row in dropped), strict=True)
            columns = {"lines": list(lines), "outcomes": list(outcomes), "reasons": list(reasons)}
            work.session.execute(DROP, key_of(statement) | columns)
        raw = dict(zip(rows.lines, rows.cells, strict=True))
        return dropped, figures_of(layout, raw, clean, dropped, sections)

    def _prepare(self, statement: Statement) -> _Prepared:
        if statement.job_id not in self._prepared:
            layout = layout_of(statement)
            cleaner = BatchCleaner(Cleaner(layout, statement.account_id, self._own_categories))
            self._prepared = {statement.job_id: _Prepared(cleaner, layout, sections_from_json(statement.stated))}
        return self._prepared[statement.job_id]


def _checkpoint(statements: list[Statement]) -> Checkpoint:
    done = sum(statement.rows_cleaned for statement in statements)
    return Checkpoint(done=done, total=sum(statement.rows_total for statement in statements))


def _result(statements: list[Statement], posted: int) -> dict[str, Any]:
    failed = sum(statement.rows_rejected for statement in statements)
    skipped = sum(statement.rows_skipped for statement in statements)
    total = sum(statement.rows_total for statement in statements) + posted
    return {"total": total, "processed": total - failed - skipped, "failed": failed, "skipped": skipped}
