"""Lines of text -> where they are to be cut into cells: at blanks that all transactions have in common."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import islice, pairwise
from typing import Final

from finpulse.sources.detection.cell_kinds import CellKind, kinds_of

_MOST_LINES: Final = 400
_LONGEST_LINE: Final = 400
_FEWEST_ROWS: Final = 3
_FEWEST_COLUMNS: Final = 3
# A day may have as many words, and stands among the first ones of its line.
_WORDS_OF_DAY: Final = 3
_FIRST_WORDS: Final = 8
# So many of the rows may have a letter where the others have a blank; more only where fewer leave columns joined.
_ODDS: Final = (0.02, 0.05, 0.1, 0.2)
_ODD: Final = _ODDS[0]
_MOSTLY: Final = 0.9
# How many of the rows have to fill a column of days or amounts that one blank alone parts from others.
_OFTEN: Final = 0.3
_WIDE_GAP: Final = 2
_WIDE_BLANK: Final = re.compile(r" {2,}")
_NAME: Final = re.compile(r"\S+(?: \S+)*")
_DELIMITERS: Final = re.compile(r"[;|\t~^]|(?<!\d),|,(?!\d)")
_RULER: Final = re.compile(r"\s*+[-=_+]{2,200}(?:[ +|]++[-=_]{2,}+){2,}+[\s+|]*+")
_YEAR: Final = re.compile(r"(?:\d\d)?\d\d")
_THOUSANDS: Final = re.compile(r"[-+(]?\d[\d ]*")
_RUN: Final = re.compile(r"[-=_]{2,}")

# The first column of a run of letters, and the one behind it.
Run = tuple[int, int]


def find_cuts(lines: Iterable[str]) -> tuple[int, ...]:
    """The columns, from 0, at which a table of fixed width is cut; none for what is no such table.

    >>> find_cuts(["2024-03-01 Shop A   -1.50", "2024-03-02 Shop BB -12.00", "2024-03-03 Acme    200.00"])
    (11, 19)
    """
    texts = [line.rstrip("\r\n\f ").lstrip("\f") for line in islice(lines, _MOST_LINES)]
    texts = [text for text in texts if text and len(text) <= _LONGEST_LINE]
    if _is_delimited(texts):
        return ()
    rows = [at for at, text in enumerate(texts) if _is_transaction(text)]
    bodies = [texts[at] for at in rows]
    if len(rows) < _FEWEST_ROWS:
        return ()
    above = texts[: rows[0]][-2:]
    header = next((text for text in reversed(above) if not _RULER.fullmatch(text)), "")
    ruler = next((text for text in reversed(above) if _RULER.fullmatch(text)), "")
    candidates = (_ruled(ruler, bodies), *(_parted(bodies, header, odd) for odd in _ODDS))
    for runs in candidates:
        cuts = tuple(_cut(gap_start, gap_end, header) for (_, gap_start), (gap_end, _) in pairwise(runs))
        if len(runs) >= _FEWEST_COLUMNS and _is_statement(bodies, runs) and not _joins_columns(bodies, header, cuts):
            return cuts
    return ()


def cut(line: str, cuts: Sequence[int]) -> list[str]:
    """The cells of a line; a word over which a cut would go belongs to both, so that no part of it is taken for all.

    >>> cut("2024-03-01 Shop A -1.50", (11, 17)), cut("2024-03-01 Shop A-12345.50", (11, 17))
    (['2024-03-01', 'Shop A', '-1.50'], ['2024-03-01', 'Shop A-12345.50', 'A-12345.50'])
    """
    bounds = (0, *cuts, max(len(line), *cuts))
    return [line[_word_start(line, start) : _word_end(line, end)].strip() for start, end in pairwise(bounds)]


def _word_start(line: str, at: int) -> int:
    if at < len(line) and _goes_over(line, at):
        at = max(line.rfind(" ", 0, at) + 1, 0)
    return at


def _word_end(line: str, at: int) -> int:
    if at < len(line) and _goes_over(line, at):
        end = line.find(" ", at)
        at = len(line) if end < 0 else end
    return at


def _goes_over(line: str, at: int) -> bool:
    """Whether a word stands on both sides of a column's beginning."""
    return 0 < at < len(line) and line[at - 1] != " " and line[at] != " "


def _is_transaction(text: str) -> bool:
    """Whether a line has a day near its beginning and an amount that is surely one."""
    words = text.split()
    starts = range(min(len(words), _FIRST_WORDS))
    days = (" ".join(words[at : at + count]) for at in starts for count in range(1, _WORDS_OF_DAY + 1))
    return any(map(_is_money, words)) and any(map(_is_day, days))


def _is_money(cell: str) -> bool:
    """Whether a text is an amount, not just a number."""
    kinds = kinds_of(cell)
    return bool(kinds & CellKind.AMOUNT) and not kinds & (CellKind.NUMBER | CellKind.DAY)


def _is_day(cell: str) -> bool:
    """Whether a text is a day, with its year or written so that it is no amount."""
    kinds = kinds_of(cell)
    return bool(kinds & CellKind.DAY or (kinds & CellKind.WEAK_DAY and not kinds & CellKind.AMOUNT))


def _is_amount(cell: str) -> bool:
    return bool(kinds_of(cell) & CellKind.AMOUNT)


def _is_delimited(rows: Sequence[str]) -> bool:
    """Whether nearly every row has a mark that parts cells, commas within numbers aside."""
    return sum(len(_DELIMITERS.findall(row)) > 1 for row in rows) > (1 - _OFTEN) * len(rows)


def _ruled(ruler: str, rows: Sequence[str]) -> list[Run]:
    """The columns under a line of dashes, if the rows keep to them."""
    runs = [match.span() for match in _RUN.finditer(ruler)]
    over = sum(any(_goes_over(row, start) for start, _ in runs[1:]) for row in rows)
    return runs if over <= _ODD * len(rows) else []


def _parted(rows: Sequence[str], header: str, odd: float) -> list[Run]:
    """The columns between blanks that the rows have in common; one blank alone parts only days and amounts."""
    runs = _runs(rows, odd)
    joined = runs[:1]
    for run in runs[1:]:
        wide = run[0] - joined[-1][1] >= _WIDE_GAP
        pure = _is_pure(rows, joined[-1]) or _is_pure(rows, run)
        if wide or (pure and not _is_one_value(rows, header, joined[-1], run)):
            joined.append(run)
        else:
            joined[-1] = (joined[-1][0], run[1])
    return sorted([*joined, *_empty(header, joined)])


def _empty(header: str, runs: Sequence[Run]) -> list[Run]:
    """The columns that have a name and nothing beneath it, as that of deposits in a month without any."""
    names = [match.span() for match in _NAME.finditer(header)]
    first, last = runs[0][0], runs[-1][1]
    return [
        (start, end)
        for start, end in names
        if first < start and end < last and not any(start < right and left < end for left, right in runs)
    ]


def _is_one_value(rows: Sequence[str], header: str, left: Run, right: Run) -> bool:
    """Whether a blank stands within days or amounts, 17 Aug 2023 or 1 250,00, and not between two columns."""
    named = bool(header[slice(*left)].strip()) and bool(header[slice(*right)].strip())
    is_parted = named and " " in header[left[0] : right[1]].strip()
    whole = _cells(rows, (left[0], right[1]))
    is_day = _are(whole, _is_day) and _are(_cells(rows, right), lambda cell: bool(_YEAR.fullmatch(cell)))
    is_amount = _are(whole, _is_money) and _are(_cells(rows, left), lambda cell: bool(_THOUSANDS.fullmatch(cell)))
    return not is_parted and (is_day or is_amount)


def _runs(rows: Sequence[str], odd: float) -> list[Run]:
    """The runs of columns in which more than an odd row has a letter."""
    width = max(map(len, rows))
    filled = [sum(row[at : at + 1] not in ("", " ") for row in rows) > odd * len(rows) for at in range(width)]
    edges = [at for at in range(width + 1) if (at < width and filled[at]) != (at > 0 and filled[at - 1])]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _cells(rows: Sequence[str], run: Run) -> list[str]:
    return [cell for row in rows if (cell := row[run[0] : run[1]].strip())]


def _is_pure(rows: Sequence[str], run: Run) -> bool:
    """Whether a column holds nothing but days, or nothing but amounts."""
    cells = _cells(rows, run)
    often = len(cells) >= _OFTEN * len(rows)
    return often and any(_are(cells, test) for test in (_is_day, _is_money))


def _are(cells: Sequence[str], test: Callable[[str], bool]) -> bool:
    return sum(map(test, cells)) >= (1 - _ODD) * len(cells)


def _is_statement(rows: Sequence[str], runs: Sequence[Run]) -> bool:
    """Whether one column is the rows' days, and each row has an amount in a column of amounts."""
    cells = {run: _cells(rows, run) for run in runs}
    days = any(sum(map(_is_day, cells[run])) >= _MOSTLY * len(rows) for run in runs)
    amounts = [run for run in runs if cells[run] and _are(cells[run], _is_amount)]
    filled = sum(any(row[start:end].strip() for start, end in amounts) for row in rows)
    return days and filled >= _MOSTLY * len(rows)


def _joins_columns(rows: Sequence[str], header: str, cuts: Sequence[int]) -> bool:
    """Whether a column has several names, or a text and behind blanks an amount in many rows: it would be several."""
    if any(_WIDE_BLANK.search(cell) for cell in cut(header, cuts)):
        return True
    columns = zip(*(cut(row, cuts) for row in rows), strict=True)
    return any(sum(map(_ends_with_amount, cells)) >= _OFTEN * len(rows) for cells in columns)


def _ends_with_amount(cell: str) -> bool:
    *others, last = _WIDE_BLANK.split(cell)
    return bool(others) and _is_money(last)


def _cut(start: int, end: int, header: str) -> int:
    """Where in a gap to cut: as far right as no name of the header stands over it, or at least no word."""
    names = [match.span() for match in _NAME.finditer(header)]
    places = range(end, start - 1, -1)
    between = (at for at in places if not any(left < at < right for left, right in names))
    return next(between, None) or next((at for at in places if not _goes_over(header, at)), end)
