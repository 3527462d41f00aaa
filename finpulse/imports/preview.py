"""upload -> what its import would bring, with nothing stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from sqlalchemy import ARRAY, LargeBinary, bindparam, select, text
from sqlalchemy.orm import Session

from finpulse.categorisation.decisions import load_rulebook
from finpulse.cleaning.batch import CleanColumns
from finpulse.cleaning.fingerprint import numbered
from finpulse.cleaning.rows import CleanRow, DroppedRow
from finpulse.cleaning.rules.decisions import Facts
from finpulse.cleaning.rules.rulebook import Rulebook
from finpulse.models import BROUGHT_BACK, DELETED_BY_USER, STORED_BEFORE, Category, Plan
from finpulse.pipeline.file_reading import CleanedPiece, cleaned_pieces
from finpulse.pipeline.overlaps.compare import deleted_before, match_rows
from finpulse.pipeline.overlaps.compared_rows import NewRow, RowMatch
from finpulse.sandbox.sandboxed_file import SandboxedFile
from finpulse.sources.reading_json import reading_from_json

# A request that looks at more rows than this would keep its client waiting.
MOST_ROWS: Final = 20_000
# So often a regular expression of the owner's rules is tried at most, which takes up to two seconds.
MOST_TRIES: Final = 1_000_000
SAMPLE_ROWS: Final = 20

# Row by row through the indexes, as load does.
KNOWN: Final = text("""
    SELECT given.fingerprint, known.id, told.transaction_id AS told_id, deleted.transaction_id AS deleted_id,
           known.id IS NOT NULL OR (deleted.deleted_at IS NULL AND told.transaction_id IS NOT NULL) AS is_known
    FROM unnest(:fingerprints) AS given (fingerprint) LEFT JOIN LATERAL (
        SELECT id FROM transactions AS seen
        WHERE seen.owner_id = :owner_id AND seen.account_id = :account_id AND seen.fingerprint = given.fingerprint
        LIMIT 1
    ) AS known ON true LEFT JOIN LATERAL (
        SELECT deleted_at, transaction_id FROM deleted_transactions AS seen
        WHERE seen.owner_id = :owner_id AND seen.account_id = :account_id AND seen.fingerprint = given.fingerprint
        LIMIT 1
    ) AS deleted ON true LEFT JOIN LATERAL (
        SELECT transaction_id FROM matched_rows AS seen
        WHERE seen.owner_id = :owner_id AND seen.account_id = :account_id AND seen.fingerprint = given.fingerprint
          AND NOT seen.asked
        LIMIT 1
    ) AS told ON true
    WHERE known.id IS NOT NULL OR deleted.deleted_at IS NOT NULL OR told.transaction_id IS NOT NULL
""").bindparams(bindparam("fingerprints", type_=ARRAY(LargeBinary)))


class Row(NamedTuple):
    """A row of the file as it would be."""

    outcome: str
    reason: str | None
    row: CleanRow | DroppedRow


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """The rows by their outcomes as they would be, the first of them in full, and whether all were looked at."""

    counts: dict[str, int]
    sample: list[dict[str, Any]]
    complete: bool


def preview_import(session: Session, plan: Plan, file: SandboxedFile) -> ImportPreview:
    """What importing a plan would bring now; of a long file, what its first rows would."""
    own = frozenset(session.scalars(select(Category.name).where(Category.owner_id == plan.owner_id)))
    reading = reading_from_json(plan.reading)
    book = load_rulebook(session, plan.owner_id)
    most = min(MOST_ROWS, MOST_TRIES // max(book.patterns, 1))
    pieces = list(file.results(cleaned_pieces, reading, plan.account_id, own, most))
    cleaned = sorted(_with_rules(book, plan.account_id, filter(None, pieces)), key=lambda row: row.line)
    decided = _decided(session, plan, cleaned)
    counted = Counter(row.outcome for row in decided)
    counts = {
        "total": len(decided),
        "inserted": counted["inserted"],
        "duplicates": counted["duplicate"],
        "rejected": counted["rejected"],
        "skipped": counted["skipped"],
    }
    return ImportPreview(counts, list(map(_shown, decided[:SAMPLE_ROWS])), complete=None not in pieces)


def _with_rules(book: Rulebook, account_id: int, pieces: Iterable[CleanedPiece]) -> Iterator[CleanRow | DroppedRow]:
    for clean, dropped in pieces:
        yield from _ruled(book, clean, account_id) if book else clean.rows()
        yield from dropped


def _ruled(book: Rulebook, clean: CleanColumns, account_id: int) -> Iterator[CleanRow]:
    """The rows with what the owner's rules and corrections make of merchant and category."""
    for row, decision in zip(clean.rows(), book.decide(Facts.of(clean, account_id)), strict=True):
        decided = {name: getattr(decision, name) for name in ("merchant", "category", "category_source")}
        yield row._replace(meaning=row.meaning._replace(**decided))


def _decided(session: Session, plan: Plan, rows: Sequence[CleanRow | DroppedRow]) -> list[Row]:
    """What would become of each row; equal ones are numbered as load does it."""
    clean = [row for row in rows if isinstance(row, CleanRow)]
    fingerprints = dict(zip([row.line for row in clean], numbered([row.base for row in clean]), strict=True))
    values = {"owner_id": plan.owner_id, "account_id": plan.account_id, "fingerprints": list(fingerprints.values())}
    found = {each.fingerprint: each for each in session.execute(KNOWN, values)}
    known = {line: found[mark].is_known for line, mark in fingerprints.items() if mark in found}
    ids = {line: found[mark].id or found[mark].told_id for line, mark in fingerprints.items() if mark in found}
    gone = {line: found[mark].deleted_id for line, mark in fingerprints.items() if known.get(line) is False}
    back = deleted_before(session, plan.upload, plan.owner_id, plan.account_id) if gone else frozenset()
    returning = {line: deleted_id for line, deleted_id in gone.items() if deleted_id in back}
    known, ids = known | dict.fromkeys(returning, True), ids | returning
    matched = {match.line: match for match in _matched(session, plan, clean, known, ids)}
    return [
        Row("duplicate", BROUGHT_BACK, row)
        if row.line in returning
        else _row(row, known.get(row.line), matched.get(row.line))
        for row in rows
    ]


def _matched(
    session: Session, plan: Plan, clean: Sequence[CleanRow], known: Mapping[int, bool], ids: Mapping[int, int]
) -> list[RowMatch]:
    """Which rows would be transactions that are there in other words; those that were deleted are none."""
    rows = [
        NewRow(
            row.line,
            row.day.date,
            row.money.amount,
            row.money.currency,
            row.meaning.description,
            row.meaning.merchant,
            row.reference.external_id,
            ids.get(row.line),
        )
        for row in clean
        if known.get(row.line) is not False
    ]
    hold = any(row.reference for row in rows if row.exact_id is not None)
    return match_rows(session, plan.owner_id, plan.account_id, rows, references_hold=hold)


def _row(row: CleanRow | DroppedRow, is_known: bool | None, match: RowMatch | None) -> Row:
    """`is_known` is false for a row that its user has deleted, None for a new one."""
    if isinstance(row, DroppedRow):
        return Row(row.outcome, row.reason, row)
    if match is not None:
        return Row("duplicate", f"{'perhaps ' if match.asked else ''}{STORED_BEFORE}: {match.reason}", row)
    if is_known is None:
        return Row("inserted", None, row)
    return Row("duplicate", STORED_BEFORE, row) if is_known else Row("skipped", DELETED_BY_USER, row)


def _shown(row: Row) -> dict[str, Any]:
    """A row as a client sees it; what a dropped one lacks is left out."""
    values = row.row.values() if isinstance(row.row, CleanRow) else {}
    return {**values, "line": row.row.line, "outcome": row.outcome, "reason": row.reason}
