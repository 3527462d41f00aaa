"""A PDF -> its rows, what it states of them, and what of that is not proven."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import BinaryIO, Final

from finpulse.cleaning.values.currencies import is_currency_code
from finpulse.cleaning.values.dates import DateOrder
from finpulse.errors import UnreadableFile
from finpulse.sources.detection.lexicon.header_words import languages_of
from finpulse.sources.readers.pdf.characters import glyphs_of
from finpulse.sources.readers.pdf.columns import Columns
from finpulse.sources.readers.pdf.days import RowDays, read_days
from finpulse.sources.readers.pdf.document import open_pdf, pages_of
from finpulse.sources.readers.pdf.entries import PrintedEntry, entries_of
from finpulse.sources.readers.pdf.fields import Fields, Style, fields_of, style_of
from finpulse.sources.readers.pdf.interpretation import Interpretation, interpret
from finpulse.sources.readers.pdf.lines import Line, lines_of
from finpulse.sources.readers.pdf.movements import Movement
from finpulse.sources.readers.pdf.printed_figures import PrintedFigures, printed_figures
from finpulse.sources.readers.pdf.row_words import is_of_card
from finpulse.sources.readers.pdf.tables import PrintedTable, find_tables
from finpulse.sources.reading import Hints, Question
from finpulse.sources.stated import StatedSection

_SCAN: Final = (
    "This PDF has no text, only pictures of pages, so nothing can be read from it. "
    "Export the statement as CSV or as a PDF with text from your bank's website instead."
)
_NO_TABLE: Final = (
    "No table of transactions was found in this PDF: no lines with days and amounts beneath each other. "
    "Export the statement as CSV from your bank's website instead."
)
_EACH: Final = 0.9
_OFTEN: Final = 0.5
# A page of a scan may have a few words printed over the picture.
_FEWEST_WORDS: Final = 4


@dataclass(frozen=True, slots=True)
class PdfRow:
    """One row: its line over all pages from 1, its days, its text, its amount and balance, both signed."""

    line: int
    day: date | None
    day_text: str
    value_day: str
    text: str
    amount: Decimal
    balance: Decimal | None
    is_pending: bool = False


@dataclass(frozen=True, slots=True)
class PdfStatement:
    """What a PDF holds: its rows, what it states about them, and whether that proves them.

    `order` and `order_question` are those of the printed days. `accounts` is how many accounts or periods it covers.
    """

    rows: tuple[PdfRow, ...]
    sections: tuple[StatedSection, ...]
    is_proven: bool
    order: DateOrder
    order_question: Question | None
    year_is_known: bool
    currency: str | None


def read_statement(file: BinaryIO, hints: Hints) -> PdfStatement:
    """The statement in a PDF. Raises UnreadableFile for a scan, and where no table of transactions is in it."""
    lines = _lines(file)
    style = style_of(lines)
    fields = [fields_of(line, style) for line in lines]
    tables, _ = find_tables(fields, style)
    entries = _rows_among(entries_of(tables), tables)
    columns = {table.kind: table.columns for table in tables if _may_hold_rows(table, tables)}
    columns = {kind: found for kind, found in columns.items() if any(entry.kind == kind for entry in entries)}
    if not columns:
        raise UnreadableFile(_NO_TABLE)
    used = {entry.line for entry in entries if entry.line_kind == "entry" and entry.kind in columns}
    printed = printed_figures([line for line in fields if line.line.number not in used])
    booked = [entry for entry in entries if entry.direction not in ("pending", "balance") and entry.kind in columns]
    beside = [line.line.text for line in fields if line.line.number not in used]
    is_card = hints.account_type == "credit_card" or any(map(is_of_card, beside))
    meaning = interpret(booked, columns, printed, is_card=is_card)
    return _statement(meaning, entries, fields, printed, tables, hints, style)


def _lines(file: BinaryIO) -> list[Line]:
    lines: list[Line] = []
    with open_pdf(file) as document:
        for number, page in pages_of(document):
            lines += lines_of(glyphs_of(page), number, len(lines) + 1)
    if sum(len(line.words) for line in lines) < _FEWEST_WORDS:
        raise UnreadableFile(_SCAN)
    return lines


def _may_hold_rows(table: PrintedTable, tables: Sequence[PrintedTable]) -> bool:
    """Whether a table may hold transactions: its header names days and money, where that of any table does."""
    known = [each for each in tables if each.header is None or each.header.is_known]
    return table in known if known else True


def _rows_among(entries: Sequence[PrintedEntry], tables: Sequence[PrintedTable]) -> list[PrintedEntry]:
    """The entries, those marked as sums that have no day where each row has one, or no day before them at all."""
    for kind in {table.kind for table in tables}:
        own = [entry for entry in entries if entry.kind == kind and entry.line_kind == "entry"]
        dated = [at for at, entry in enumerate(own) if entry.own_day]
        is_each = bool(dated) and len(dated) >= _EACH * (dated[-1] + 1)
        for entry in own:
            if not entry.day or (is_each and not entry.own_day):
                entry.line_kind = "total"
    return list(entries)


def _statement(
    meaning: Interpretation,
    entries: Sequence[PrintedEntry],
    fields: Sequence[Fields],
    printed: PrintedFigures,
    tables: Sequence[PrintedTable],
    hints: Hints,
    style: Style,
) -> PdfStatement:
    movements = meaning.movements
    names = [cell.text for table in tables if table.header for cell in table.header.cells]
    days = read_days([each.entry.day for each in movements], fields, languages_of(names), hints)
    unit = 2 if style.has_cents else 2
    rows = [_row(each, day, unit) for each, day in zip(movements, days.dates, strict=True)]
    if not rows and not meaning.is_proven and not _is_empty_period(meaning):
        raise UnreadableFile(_NO_TABLE)
    sections = tuple(_section(meaning, at, printed, unit) for at in range(len(meaning.segments)))
    is_proven = meaning.is_proven or (not rows and _is_empty_period(meaning))
    return PdfStatement(
        tuple(_with_increasing_lines(rows)),
        sections,
        is_proven,
        days.order,
        days.question,
        days.year_is_known,
        _currency(fields),
    )


def _is_empty_period(meaning: Interpretation) -> bool:
    """Whether two balances without a row between them are the same: nothing moved."""
    return all(not segment.movements and segment.holds and not segment.breaks for segment in meaning.segments)


def _row(movement: Movement, day: date | None, places: int) -> PdfRow:
    entry = movement.entry
    balance = None if movement.balance is None else Decimal(movement.balance).scaleb(-places)
    amount = Decimal(movement.amount).scaleb(-places)
    return PdfRow(entry.line, day, entry.day, entry.value_day, entry.text, amount, balance)


def _with_increasing_lines(rows: Sequence[PdfRow]) -> list[PdfRow]:
    """The rows with strictly increasing lines; of two that stand beside each other, one counts to the next line."""
    found: list[PdfRow] = []
    for row in sorted(rows, key=lambda row: row.line):
        line = max(row.line, found[-1].line + 1 if found else 1)
        found.append(replace(row, line=line))
    return found


def _section(meaning: Interpretation, at: int, printed: PrintedFigures, places: int) -> StatedSection:
    """What is printed about the rows of one segment."""
    segment = meaning.segments[at]
    lines = [movement.entry.line for movement in segment.movements]
    is_only = len(meaning.segments) == 1
    opening = segment.opening
    closing = segment.closing
    if is_only and not segment.proves_all:
        opening = opening if opening is not None else next(iter(printed.opening), None)
        closing = closing if closing is not None else next(iter(printed.closing), None)
    first, last = (1, None) if is_only else (min(lines, default=1), max(lines, default=0))
    money = _money(meaning) if is_only and meaning.by_sums else (None, None)
    return StatedSection(
        first_line=first,
        last_line=last,
        opening=_decimal(opening, places),
        closing=_decimal(closing, places),
        money_in=_decimal(money[0], places),
        money_out=_decimal(money[1], places),
    )


def _money(meaning: Interpretation) -> tuple[int, int]:
    amounts = [movement.amount for movement in meaning.movements]
    return sum(each for each in amounts if each > 0), -sum(each for each in amounts if each < 0)


def _decimal(value: int | None, places: int) -> Decimal | None:
    return None if value is None else Decimal(value).scaleb(-places)


def _currency(fields: Sequence[Fields]) -> str | None:
    """The currency whose code stands beside most figures of a document, None where there is none."""
    counts: dict[str, int] = {}
    total = 0
    for line in fields:
        for figure in line.figures:
            total += 1
            for word in line.line.words[figure.first : figure.last + 1]:
                code = word.text.strip("0123456789.,'-+")
                if is_currency_code(code):
                    counts[code] = counts.get(code, 0) + 1
    code = max(counts, key=lambda each: counts[each], default=None)
    return code if code and counts[code] >= _OFTEN * total else None


