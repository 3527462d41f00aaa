"""A PDF -> its rows, what it states of them, and what of that is not proven."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import BinaryIO, Final

from finpulse.cleaning.values.currencies import is_currency_code
from finpulse.cleaning.values.dates import DateOrder
from finpulse.errors import ScanUnread, UnreadableFile
from finpulse.sources.detection.lexicon.header_words import languages_of
from finpulse.sources.readers.pdf.days import read_days
from finpulse.sources.readers.pdf.entries import PrintedEntry, entries_of
from finpulse.sources.readers.pdf.geometry.columns import Columns
from finpulse.sources.readers.pdf.geometry.fields import LineFields, fields_of, style_of
from finpulse.sources.readers.pdf.geometry.tables import PrintedTable, find_tables
from finpulse.sources.readers.pdf.interpretation import Interpretation, interpret, with_periods_joined
from finpulse.sources.readers.pdf.movements import Item, Movement, movements_of, sign_groups, usual_signs
from finpulse.sources.readers.pdf.page_numbers import end_pages, missing_pages
from finpulse.sources.readers.pdf.printed_figures import PrintedFigures, printed_figures
from finpulse.sources.readers.pdf.row_words import is_of_card
from finpulse.sources.readers.pdf.scans.doubts import doubt_about_scans
from finpulse.sources.readers.pdf.scans.page_text import PageText
from finpulse.sources.readers.pdf.scans.printed_pages import (
    PrintedPages,
    about_unread,
    printed_pages,
    unread_pages,
)
from finpulse.sources.reading import Question
from finpulse.sources.stated import StatedSection

_NO_TABLE: Final = (
    "No table of transactions was found in this PDF: no lines with days and amounts beneath each other. "
    "Export the statement as CSV from your bank's website instead."
)
_EACH: Final = 0.9
_OFTEN: Final = 0.5


@dataclass(frozen=True, slots=True)
class PdfRow:
    """One row: its line over all pages from 1, its day as a date and as it is printed, its text, amount and balance.

    Both figures are signed as the account holder has them; `account` counts the document's accounts from 1, and is 0
    for a row that is not booked yet.
    """

    line: int
    day: date | None
    day_text: str
    text: str
    amount: Decimal
    balance: Decimal | None
    account: int
    is_pending: bool = False


@dataclass(frozen=True, slots=True)
class PdfStatement:
    """What a PDF holds: its rows, what it states about them, and whether that proves them.

    Where it holds several accounts, `sections` has one for each. `order` and `order_question` are those of the printed
    days. `missing_pages` is asked where pages are missing by what the others print: then nothing is proven, even
    where all figures are those that should be, which `adds_up` tells. `is_recognised` says that text of scanned pages
    was read by OCR, and `scan_doubt` is asked where some of it may be misread without breaking any sum.
    """

    rows: tuple[PdfRow, ...]
    sections: tuple[StatedSection, ...]
    accounts: int
    adds_up: bool
    order: DateOrder
    order_question: Question | None
    year_is_known: bool
    currency: str | None
    missing_pages: str
    is_recognised: bool = False
    scan_doubt: str = ""

    @property
    def is_proven(self) -> bool:
        """Whether its figures prove its rows, none of its pages is missing, and none of its days may be misread."""
        return self.adds_up and not self.missing_pages and not self.scan_doubt


def read_statement(file: BinaryIO, locale: str | None, texts: Mapping[int, PageText] | None = None) -> PdfStatement:
    """The statement in a PDF, whose scanned pages have these texts.

    Raises UnreadableFile where no table of transactions is in it, ScanUnread where that is for want of such texts.
    """
    pages = printed_pages(file, texts or {})
    try:
        return _read(pages, locale)
    except UnreadableFile as error:
        if pages.unread:
            raise ScanUnread(f"{error} {about_unread(pages)}") from error
        raise


def _read(pages: PrintedPages, locale: str | None) -> PdfStatement:
    lines = pages.lines
    style = style_of(lines)
    fields = [fields_of(line, style) for line in lines]
    tables, _ = find_tables(fields, style)
    entries = _rows_among(entries_of(tables), tables)
    columns = {table.kind: table.columns for table in tables if _may_hold_rows(table, tables)}
    columns = {kind: found for kind, found in columns.items() if any(entry.kind == kind for entry in entries)}
    if not columns:
        raise UnreadableFile(_NO_TABLE)
    used = {entry.figure_line for entry in entries if entry.kind in columns and _is_used(entry, columns[entry.kind])}
    printed = printed_figures([line for line in fields if line.line.number not in used])
    printed.has_first_page, printed.has_last_page = end_pages(lines)
    booked = [entry for entry in entries if entry.direction not in ("pending", "balance") and entry.kind in columns]
    rows = {entry.figure_line for entry in booked if entry.line_kind == "entry"}
    beside = [line.line.text for line in fields if line.line.number not in rows]
    meaning = interpret(booked, columns, printed, is_card=any(map(is_of_card, beside)))
    pending = [entry for entry in entries if entry.direction == "pending" and entry.kind in columns]
    missing = missing_pages(lines, {line.page for line in lines if line.number in rows}) or unread_pages(pages)
    statement = _statement(meaning, pending, fields, printed, tables, locale, missing)
    used = rows | {entry.line for entry in booked if entry.line_kind == "entry"}
    doubt = doubt_about_scans(pages, fields, used, [row.day for row in statement.rows])
    return replace(statement, is_recognised=bool(pages.texts), scan_doubt=doubt)


def _is_used(entry: PrintedEntry, columns: Columns) -> bool:
    """Whether a line is a row, or a balance between rows, and so states nothing besides."""
    balances = {at for at, column in enumerate(columns.figures) if column.tag == "balance"}
    if entry.line_kind in ("opening", "closing", "carried", "balance"):
        return not balances or not balances.isdisjoint(entry.figures)
    return entry.line_kind == "entry"


def _may_hold_rows(table: PrintedTable, tables: Sequence[PrintedTable]) -> bool:
    """Whether a table may hold transactions: its header names days and money, where that of any table does."""
    known = [each for each in tables if each.header is None or each.header.is_known]
    return table in known if known else True


def _rows_among(entries: Sequence[PrintedEntry], tables: Sequence[PrintedTable]) -> list[PrintedEntry]:
    """The entries, with those marked as unread that have no day where each row has one, or none before them at all."""
    for kind in {table.kind for table in tables}:
        own = [entry for entry in entries if entry.kind == kind and entry.line_kind == "entry"]
        dated = [at for at, entry in enumerate(own) if entry.own_day]
        is_each = bool(dated) and len(dated) >= _EACH * (dated[-1] + 1)
        for entry in own:
            if not entry.day or (is_each and not entry.own_day):
                entry.line_kind = "unread"
    return list(entries)


def _statement(
    meaning: Interpretation,
    pending: Sequence[PrintedEntry],
    fields: Sequence[LineFields],
    printed: PrintedFigures,
    tables: Sequence[PrintedTable],
    locale: str | None,
    missing: str,
) -> PdfStatement:
    meaning = with_periods_joined(meaning)
    movements = meaning.movements
    if not movements and not meaning.is_proven:
        raise UnreadableFile(_NO_TABLE)
    waiting = [each for each in _usual_movements(pending, meaning) if isinstance(each, Movement)]
    names = [cell.text for table in tables if table.header for cell in table.header.cells]
    days = read_days([each.entry.day for each in (*movements, *waiting)], fields, languages_of(names), locale)
    accounts = {id(each): at for at, segment in enumerate(meaning.filled, 1) for each in segment.movements}
    dated = zip((*movements, *waiting), days.dates, strict=True)
    rows = _with_increasing_lines([_row(each, day, accounts.get(id(each), 0)) for each, day in dated])
    return PdfStatement(
        tuple(rows),
        tuple(_sections(meaning, printed, rows)),
        len(meaning.filled),
        meaning.is_proven and days.order_is_known,
        days.order,
        days.question,
        days.year_is_known,
        _currency(fields),
        missing,
    )


def _usual_movements(entries: Sequence[PrintedEntry], meaning: Interpretation) -> list[Item]:
    """Rows that are not booked, by what the columns mean for those that are."""
    signs = usual_signs(sign_groups(entries, meaning.roles), is_card=False)
    return movements_of(entries, meaning.roles, signs, 1)


def _row(movement: Movement, day: date | None, account: int) -> PdfRow:
    entry = movement.entry
    amount, balance = _units(movement.amount), _units_or_none(movement.balance)
    return PdfRow(entry.line, day, entry.day, entry.text, amount, balance, account, is_pending=not account)


def _with_increasing_lines(rows: Sequence[PdfRow]) -> list[PdfRow]:
    """The rows with strictly increasing lines; of two that stand beside each other, one counts to the next line."""
    found: list[PdfRow] = []
    for row in sorted(rows, key=lambda row: row.line):
        line = max(row.line, found[-1].line + 1 if found else 1)
        found.append(replace(row, line=line))
    return found


def _sections(meaning: Interpretation, printed: PrintedFigures, rows: Sequence[PdfRow]) -> Iterator[StatedSection]:
    """What is printed about the rows of each account."""
    for account, segment in enumerate(meaning.filled, 1):
        lines = [row.line for row in rows if row.account == account]
        whole = len(meaning.filled) == 1
        opening, closing = segment.opening, segment.closing
        if whole and not segment.proves_all:
            opening = next(iter(printed.opening), None) if opening is None else opening
            closing = next(iter(printed.closing), None) if closing is None else closing
        amounts = [movement.amount for movement in segment.movements] if whole and meaning.by_sums else []
        yield StatedSection(
            first_line=1 if whole else min(lines),
            last_line=None if whole else max(lines),
            opening=_units_or_none(opening),
            closing=_units_or_none(closing),
            money_in=_units(sum(each for each in amounts if each > 0)) if amounts else None,
            money_out=_units(-sum(each for each in amounts if each < 0)) if amounts else None,
        )


def _units(value: int) -> Decimal:
    """Minor units as an amount; whole units have been made hundreds too."""
    return Decimal(value).scaleb(-2)


def _units_or_none(value: int | None) -> Decimal | None:
    return None if value is None else _units(value)


def _currency(fields: Sequence[LineFields]) -> str | None:
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
    most = max(counts, key=lambda each: counts[each], default="")
    return most if most and counts[most] >= _OFTEN * total else None
