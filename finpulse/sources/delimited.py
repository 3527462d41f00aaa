"""Delimited text -> records with their physical lines, streamed, whatever is broken in them."""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from functools import partial
from itertools import chain, islice
from typing import BinaryIO, Final

from finpulse.sources.reading import RawRow, Reading

# A line longer than this is cut, and a record of more lines than this has an open quote: memory stays bounded.
LONGEST_LINE: Final = 1 << 20
MOST_LINES: Final = 400
# Lines without a quote are read together, this many at a time; the csv module refuses cells of 128 K and more.
BLOCK_LINES: Final = 1000
_LONGEST_PLAIN_LINE: Final = 100_000
_LINE_ENDS: Final = frozenset("\r\n")
# Lines that a quoted cell may hold can't be told from records where a record has fewer cells than this.
_FEWEST_CELLS: Final = 3


def read_rows(file: BinaryIO, reading: Reading) -> Iterator[RawRow]:
    """Every record after the header, as it stood; records that are wholly blank are left out.

    The file is read from its start and stays open. Memory does not grow with its size.
    """
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=reading.encoding, errors="replace", newline="")
    try:
        lines = text_lines(text)
        skip_lines(lines, reading.first_line - 1)
        width = len(reading.layout.columns)
        for line, cells in records(lines, reading.delimiter, reading.quote, width, reading.first_line):
            if "".join(cells).strip():
                yield RawRow(line, cells)
    finally:
        # Closing the wrapper would close the caller's file.
        text.detach()


def text_lines(text: io.TextIOBase) -> Iterator[str]:
    """Physical lines with their ends; an overlong one comes in pieces, of which only the last has an end."""
    return iter(partial(text.readline, LONGEST_LINE), "")


def skip_lines(lines: Iterator[str], count: int) -> None:
    """Take that many physical lines off, counting an overlong one once."""
    while count > 0:
        line = next(lines, "")
        if not line:
            return
        count -= _ends(line)


def records(
    lines: Iterable[str], delimiter: str, quote: str, width: int = 0, first_line: int = 1
) -> Iterator[tuple[int, list[str]]]:
    """Each record with the physical line on which it begins.

    A quote that nobody closed would swallow what follows: where a line inside a quoted cell is itself a
    record of `width` cells, the quote is taken for a letter and the lines are read again one by one.
    """
    rest, line = iter(lines), first_line
    while block := list(islice(rest, BLOCK_LINES)):
        if _is_plain(block, quote):
            yield from enumerate(csv.reader(block, delimiter=delimiter, quotechar=quote), line)
            line += len(block)
        else:
            feed = _Feed(chain(block, rest))
            line = yield from _quoted_records(feed, delimiter, quote, width, line, len(block))
            rest = feed.rest()


def _is_plain(block: list[str], quote: str) -> bool:
    """Whether every line is a record of its own, so that the csv module may have them all at once."""
    return quote not in "".join(block) and max(map(len, block)) < _LONGEST_PLAIN_LINE


def _quoted_records(
    feed: _Feed, delimiter: str, quote: str, width: int, line: int, fewest_lines: int
) -> Generator[tuple[int, list[str]], None, int]:
    """Records with quoted cells, for at least so many lines of the feed; returns the line behind them."""
    reader = csv.reader(feed, delimiter=delimiter, quotechar=quote)
    while feed.used < fewest_lines:
        feed.begin_record()
        try:
            cells = next(reader)
        except StopIteration:
            break
        except (csv.Error, _EndlessRecord):
            cells = _only_first_line(feed, delimiter, quote)
        many = len(feed.taken) > 1
        if (many and _swallows_records(feed.taken, delimiter, quote, width)) or _ends_open(cells, feed.taken, quote):
            cells = _only_first_line(feed, delimiter, quote)
        yield line, cells
        line += sum(map(_ends, feed.taken)) if len(feed.taken) > 1 else _ends(feed.taken[0])
    return line


class _EndlessRecord(Exception):
    """A quoted cell has run on for more lines than any real one."""


class _Feed:
    """Lines for the csv module that remembers those of the record at hand and takes them back."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._given_back: deque[str] = deque()
        self._used_before = 0
        self.taken: list[str] = []

    @property
    def used(self) -> int:
        """How many lines have gone into records."""
        return self._used_before + len(self.taken)

    def begin_record(self) -> None:
        """Forget the record at hand, which is done."""
        self._used_before += len(self.taken)
        self.taken.clear()

    def rest(self) -> Iterator[str]:
        """The lines behind the last record."""
        return chain(self._given_back, self._lines)

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        if len(self.taken) >= MOST_LINES:
            raise _EndlessRecord
        line = self._given_back.popleft() if self._given_back else next(self._lines)
        self.taken.append(line)
        return line

    def keep_first(self) -> str:
        """Give all lines of the record back except its first."""
        self._given_back.extendleft(reversed(self.taken[1:]))
        del self.taken[1:]
        return self.taken[0]


def _only_first_line(feed: _Feed, delimiter: str, quote: str) -> list[str]:
    """The record's first line with its quotes taken as letters, except around whole cells."""
    line = feed.keep_first().rstrip("\r\n")
    return [cell[1:-1] if len(cell) > 1 and cell[0] == cell[-1] == quote else cell for cell in line.split(delimiter)]


def _swallows_records(taken: list[str], delimiter: str, quote: str, width: int) -> bool:
    """Whether a line after the first is a record of its own: as wide as one, and no quote in it ends the cell."""
    width = width or taken[0].count(delimiter) + 1
    if width < _FEWEST_CELLS:
        return False
    return any(
        line.count(delimiter) + 1 >= width and (line.count(quote) % 2 == 0 or _opens(line, delimiter, quote))
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
