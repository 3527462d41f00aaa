"""Delimited text -> records with their physical lines, streamed, whatever is broken in them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Generator, Iterable, Iterator
from dataclasses import replace
from functools import cache, partial
from itertools import chain, islice
from typing import Any, BinaryIO, Final

from finpulse.sources.detection.neighbouring_rows import complete
from finpulse.sources.readers.delimited.line_buffer import EndlessRecord, LineBuffer
from finpulse.sources.readers.syntax.guarded_cells import unguarded
from finpulse.sources.reading import Dialect, RawRow, Reading

# A line longer than this is cut, so that memory stays bounded.
LONGEST_LINE: Final = 1 << 20
# Lines without a quote are read together, this many at a time; the csv module refuses cells of 128 K and more.
BLOCK_LINES: Final = 1000
_LONGEST_PLAIN_LINE: Final = 100_000
# A longer cell is cut, and says so by its end, before anything looks at its text.
LONGEST_CELL: Final = 4_000
_CUT_MARK: Final = "…"
# No statement has so many columns; a line of nothing but delimiters would be as many cells.
MOST_CELLS: Final = 2_000
_LINE_ENDS: Final = frozenset("\r\n")
# Where a record has fewer cells than this, the lines of a quoted cell look like records.
_FEWEST_CELLS: Final = 3
_TAB: Final = "\t"
_ZEROS: Final = re.compile(r"^\0+|\0+(?=[\r\n]*\Z)")
# Replaces two delimiters while lines are read; no statement holds this character.
_PAIR: Final = "\x1f"


def read_rows(file: BinaryIO, reading: Reading) -> Iterator[RawRow]:
    """Every record after the header that is not wholly blank, as it stands in the file.

    What the layout says about neighbouring rows is applied: see `complete`. The file is read from its start, and stays
    open. Memory does not grow with its size.
    """
    return complete(_stored_rows(file, reading), reading.layout)


def _stored_rows(file: BinaryIO, reading: Reading) -> Iterator[RawRow]:
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=reading.encoding, errors="replace", newline="")
    try:
        lines = text_lines(text)
        skip_lines(lines, reading.first_line - 1)
        width = reading.layout.own_width
        for line, cells in records(lines, reading.dialect, width, reading.first_line):
            letters = "".join(cells)
            if letters.strip():
                yield RawRow(line, unguarded(cells) if "'" in letters else cells)
    finally:
        # Closing the wrapper would close the caller's file.
        text.detach()


def text_lines(text: io.TextIOBase) -> Iterator[str]:
    """Physical lines with their ends; an overlong one comes in pieces, of which only the last has an end."""
    return iter(partial(text.readline, LONGEST_LINE), "")


def skip_lines(lines: Iterator[str], count: int) -> None:
    """Skip that many physical lines; an overlong one counts once."""
    while count > 0:
        line = next(lines, "")
        if not line:
            return
        count -= _ends(line)


def records(
    lines: Iterable[str], dialect: Dialect, width: int = 0, first_line: int = 1
) -> Iterator[tuple[int, list[str]]]:
    """Each record with the physical line on which it begins.

    A quote without an end would take all that follows into one cell. So where a line inside a quoted cell is itself a
    record of `width` cells, the quote is read as a letter, and the lines are read again one by one.
    """
    if dialect.wrapped:
        lines = (unwrapped(line, dialect) for line in lines)
    if dialect.spaced:
        blanks = blanks_before_quotes(dialect.delimiter, dialect.quote)
        lines = (blanks.sub("", line) for line in lines)
    if dialect.formulas:
        inner = records(
            _without_formulas(lines, dialect), replace(dialect, formulas=False, wrapped=False), width, first_line
        )
        return ((line, [_text_of_formula(cell, dialect.quote) for cell in cells]) for line, cells in inner)
    if not dialect.doubled:
        return _single_records(lines, dialect, width, first_line)
    pair = dialect.delimiter * 2
    rows = _single_records(
        (line.replace(pair, _PAIR) for line in lines), replace(dialect, delimiter=_PAIR), width, first_line
    )
    return ((line, [cell.replace(_PAIR, pair) for cell in cells]) for line, cells in rows)


@cache
def blanks_before_quotes(delimiter: str, quote: str) -> re.Pattern[str]:
    """The blanks and TABs between a delimiter, or the beginning of a line, and a quote that begins a cell."""
    blanks = " " if delimiter == "\t" else r" \t"
    return re.compile(f"(?:(?<={re.escape(delimiter)})|^)[{blanks}]+(?={re.escape(quote)})", re.MULTILINE)


def _without_formulas(lines: Iterable[str], dialect: Dialect) -> Iterator[str]:
    """The lines with ="…" as a quoted cell, since the quotes keep together what a delimiter inside would part."""
    start = re.compile(rf"(^|{re.escape(dialect.delimiter)}) ?={dialect.quote}")
    return (start.sub(lambda match: match[1] + dialect.quote, line) for line in lines)


def _text_of_formula(cell: str, quote: str) -> str:
    """The text of a formula that stood in quotes of its own: "=""12.50\"""."""
    return cell[2:-1] if len(cell) > 2 and cell.startswith(f"={quote}") and cell.endswith(quote) else cell


def unwrapped(line: str, dialect: Dialect) -> str:
    """The inside of a line that is quoted as a whole; any other line as it is.

    >>> unwrapped('"a,""b, c"",d"\\n', Dialect(","))
    'a,"b, c",d\\n'
    """
    bare = line.rstrip("\r\n").rstrip(dialect.delimiter)
    quote = dialect.quote
    if len(bare) < 2 or bare[0] != quote or bare[-1] != quote:
        return line
    inside = bare[1:-1].replace(quote * 2, _PAIR)
    # A single quote inside ends a cell: the line has several.
    return line if quote in inside else inside.replace(_PAIR, quote) + line[len(line.rstrip("\r\n")) :]


def _single_records(
    lines: Iterable[str], dialect: Dialect, width: int, first_line: int
) -> Iterator[tuple[int, list[str]]]:
    rest, line = iter(lines), first_line
    while block := _without_zeros(list(islice(rest, BLOCK_LINES))):
        if _is_plain(block, dialect.quote):
            rows = _reader(block, dialect)
            yield from enumerate(rows if max(map(len, block)) < MOST_CELLS else map(_bounded, rows), line)
            line += len(block)
        else:
            buffer = LineBuffer(chain(block, rest))
            line = yield from _quoted_records(buffer, dialect, width, line, len(block))
            rest = buffer.rest()


def _without_zeros(block: list[str]) -> list[str]:
    """The lines without the zero characters at their ends, with which some programs fill records up."""
    return [_ZEROS.sub("", line) for line in block] if "\0" in "".join(block) else block


def _reader(lines: Iterable[str], dialect: Dialect, *, strict: bool = False) -> Any:
    """The csv module's reader, whose type has no public name; a strict one refuses a letter behind a cell's quote."""
    return csv.reader(
        lines,
        delimiter=dialect.delimiter,
        quotechar=dialect.quote,
        escapechar=dialect.escape or None,
        skipinitialspace=dialect.spaced,
        strict=strict,
    )


def _is_plain(block: list[str], quote: str) -> bool:
    """Whether every line is a record of its own, so that the csv module may have them all at once."""
    return quote not in "".join(block) and max(map(len, block)) < _LONGEST_PLAIN_LINE


def _quoted_records(
    buffer: LineBuffer, dialect: Dialect, width: int, line: int, fewest_lines: int
) -> Generator[tuple[int, list[str]], None, int]:
    """Records with quoted cells, from at least `fewest_lines` of the buffer; returns the line behind them."""
    reader = _reader(buffer, dialect, strict=True)
    while buffer.used < fewest_lines:
        buffer.begin_record()
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error:
            cells = _with_quotes_in_text(buffer, dialect)
        except EndlessRecord:
            cells = _only_first_line(buffer, dialect)
        many = len(buffer.taken) > 1
        if (many and _swallows_records(buffer.taken, dialect, width)) or _ends_open(cells, buffer.taken, dialect.quote):
            cells = _only_first_line(buffer, dialect)
        yield line, cells if sum(map(len, buffer.taken)) < MOST_CELLS else _bounded(cells)
        line += sum(map(_ends, buffer.taken)) if len(buffer.taken) > 1 else _ends(buffer.taken[0])
    return line


def _bounded(cells: list[str]) -> list[str]:
    """The cells as short and few as those of a statement; what is cut ends in a mark."""
    kept = [*cells[: MOST_CELLS - 1], _CUT_MARK] if len(cells) > MOST_CELLS else cells
    return [cell if len(cell) <= LONGEST_CELL else cell[: LONGEST_CELL - 1] + _CUT_MARK for cell in kept]


def _with_quotes_in_text(buffer: LineBuffer, dialect: Dialect) -> list[str]:
    """The record again, from its first line: quotes in the midst of a quoted cell's text are part of the text."""
    buffer.put_back()
    text_quotes = _quoted_cell(dialect.delimiter, dialect.quote, dialect.escape)
    lines = (text_quotes.sub(partial(_doubled, dialect.quote), line) for line in buffer)
    try:
        return list(next(_reader(lines, dialect)))
    except (csv.Error, EndlessRecord):
        return _only_first_line(buffer, dialect)


@cache
def _quoted_cell(delimiter: str, quote: str, escape: str) -> re.Pattern[str]:
    """A quoted cell that ends on its line: what begins it, and its text up to the quote before the next delimiter."""
    end = rf"[ {'' if delimiter == _TAB else _TAB}]*(?:{re.escape(delimiter)}|[\r\n]|\Z)"
    escaped = rf"|{re.escape(escape)}." if escape else ""
    text = rf"(?:[^{quote}{re.escape(escape)}]{escaped}|{quote}{quote}|{quote}(?!{quote}|{end}))*+"
    # Two quotes before a letter are no beginning of a cell and of a text in quotes, but of one that is quoted twice.
    start = rf"(?:^|{re.escape(delimiter)}) ?{quote}(?!{quote}(?!{quote}|{end}))"
    return re.compile(rf"({start})({text})(?={quote}{end})")


def _doubled(quote: str, cell: re.Match[str]) -> str:
    """A quoted cell, up to its last quote, with each quote of its text as two."""
    return cell[1] + cell[2].replace(quote * 2, quote).replace(quote, quote * 2)


def _only_first_line(buffer: LineBuffer, dialect: Dialect) -> list[str]:
    """The record's first line with its quotes taken as letters, except around whole cells."""
    line, quote = buffer.keep_first().rstrip("\r\n"), dialect.quote
    cells = [cell.strip(" ") if dialect.spaced else cell for cell in line.split(dialect.delimiter)]
    return [cell[1:-1] if len(cell) > 1 and cell[0] == cell[-1] == quote else cell for cell in cells]


def _swallows_records(taken: list[str], dialect: Dialect, width: int) -> bool:
    """Whether a line after the first is a record of its own: as wide as one, and no quote in it ends the cell."""
    width = width or taken[0].count(dialect.delimiter) + 1
    if width < _FEWEST_CELLS:
        return False
    return any(
        line.count(dialect.delimiter) + 1 >= width
        and (line.count(dialect.quote) % 2 == 0 or _opens(line, dialect.delimiter, dialect.quote))
        for line in taken[1:]
    )


def _ends_open(cells: list[str], taken: list[str], quote: str) -> bool:
    """Whether the file has ended inside a quoted cell: only there does a record keep the end of its last line."""
    return bool(cells) and cells[-1][-1:] in _LINE_ENDS and not taken[-1].rstrip("\r\n").endswith(quote)


def _opens(line: str, delimiter: str, quote: str) -> bool:
    """Whether the line's first quote begins a cell; one that ends a cell from above stands behind its text."""
    at = line.index(quote)
    return (at == 0 or line[at - 1] == delimiter) and line[at + 1 : at + 2] not in (delimiter, "\r", "\n", "")


def _ends(line: str) -> bool:
    return line[-1:] in _LINE_ENDS or len(line) < LONGEST_LINE
