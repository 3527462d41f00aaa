"""Text -> its dialect: the one that makes the most rows with a day and an amount."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from finpulse.sources.detection.cell_kinds import is_transaction
from finpulse.sources.readers.delimited.records import blanks_before_quotes, records, unwrapped
from finpulse.sources.readers.syntax.sample import Sample
from finpulse.sources.reading import Dialect

# In the order in which they win a tie.
DELIMITERS: Final = (";", "\t", ",", "|", "~", "^", "\u00a6", "\x1f", "\x01")
_MOST_ROWS: Final = 120
_MOST_CELLS: Final = 3_000
_START: Final = 20_000
_SINGLE_QUOTED: Final = re.compile(r"(?:^|[,;\t|])'[^'\n]*'(?=[,;\t|\r\n]|$)", re.MULTILINE)
_DOUBLE_QUOTED: Final = re.compile(r'(?:^|[,;\t|] ?)"', re.MULTILINE)
_ESCAPED: Final = re.compile(r'\\"(?![,;\t|\r\n]|$)', re.MULTILINE)
# Spreadsheets name the delimiter in a first line of its own: sep=;
_SEPARATOR_LINE: Final = re.compile(r'"?sep=(\W|_)"?[\r\n]', re.IGNORECASE)
# A TAB that only pads a cell stands before a quote's end, another delimiter or the end of the line.
_PADDING_TABS: Final = re.compile(r"\t(?=[,;|]|[\"'](?:[,;|]|[^\S\n]*+$))|(?<![^\S\n])[^\S\n]++$", re.MULTILINE)
_MOSTLY: Final = 0.9
# Where two delimiters stand between cells, at most this share of them may stand alone.
_FEW: Final = 0.2


def decide_dialect(sample: Sample) -> Dialect:
    """How the sample's lines are best read as cells."""
    start = sample.head[:_START]
    quote = _quote(start)
    named = _SEPARATOR_LINE.match(start)
    delimiters: Sequence[str] = (named[1],) if named else _likely_delimiters(start)
    candidates = [_of_delimiter(start, delimiter, quote) for delimiter in delimiters if delimiter in sample.head]
    best = max(candidates, key=lambda dialect: _fitness(sample, dialect), default=Dialect(";", quote))
    if _stands_in_pairs(start, best.delimiter):
        best = _better(sample, best, replace(best, doubled=True))
    return _better(sample, best, replace(best, escape="\\")) if _ESCAPED.search(start) else best


def _likely_delimiters(start: str) -> Sequence[str]:
    """The delimiters, without the TAB where it only pads cells."""
    pads = "".join(_PADDING_TABS.findall(start)).count("\t") > _MOSTLY * start.count("\t")
    return [delimiter for delimiter in DELIMITERS if delimiter != "\t"] if pads else DELIMITERS


def _quote(start: str) -> str:
    single, double = len(_SINGLE_QUOTED.findall(start)), len(_DOUBLE_QUOTED.findall(start))
    return "'" if not double and single > 4 else '"'


def _of_delimiter(start: str, delimiter: str, quote: str) -> Dialect:
    """The dialect with this delimiter, by the characters around it."""
    bare, spaced = start.count(delimiter + quote), len(blanks_before_quotes(delimiter, quote).findall(start))
    formulas = re.search(rf"(?:^|{re.escape(delimiter)}) ?{quote}?={quote}", start, re.MULTILINE)
    dialect = Dialect(delimiter, quote, spaced=spaced > bare, formulas=bool(formulas))
    lines = [line for line in start.splitlines(keepends=True) if line.strip()][:_MOST_ROWS]
    wrapped = sum(unwrapped(line, dialect) != line and delimiter in line for line in lines)
    return replace(dialect, wrapped=wrapped > len(lines) / 2 and wrapped > 1)


def _stands_in_pairs(start: str, delimiter: str) -> bool:
    pairs, all_ = start.count(delimiter * 2), start.count(delimiter)
    return pairs > 0 and all_ - 2 * pairs <= _FEW * all_


def _better(sample: Sample, usual: Dialect, other: Dialect) -> Dialect:
    """The other dialect where it explains the rows at least as well as the usual one, else the usual one."""
    return other if _explained(sample, other) >= _explained(sample, usual) else usual


def _fitness(sample: Sample, dialect: Dialect) -> float:
    """How well a dialect explains the sample's first rows; more cells in a row count a little."""
    rows = _first_rows(sample, dialect)
    width, _ = _usual_width(rows)
    return 0.0 if width < 2 else _explained(sample, dialect) + 0.02 * min(width, 20)


def _explained(sample: Sample, dialect: Dialect) -> float:
    """How well a dialect explains the first rows: 3 points for a transaction, 1 for usual width, on average."""
    rows = _first_rows(sample, dialect)
    likely = sum(is_transaction(cells) for cells in rows)
    return (3.0 * likely + _usual_width(rows)[1]) / max(len(rows), 1)


def _first_rows(sample: Sample, dialect: Dialect) -> list[list[str]]:
    rows, left = list[list[str]](), _MOST_CELLS
    for _, cells in islice(records(sample.head_lines(), dialect), _MOST_ROWS):
        if left > 0 and any(cell.strip() for cell in cells):
            rows.append(cells)
            left -= len(cells)
    return rows


def _usual_width(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """The most frequent width above 1, and how many rows have it."""
    widths = Counter(len(cells) for cells in rows)
    return max(widths.items(), key=lambda item: (item[1] * (item[0] > 1), item[0]), default=(0, 0))
