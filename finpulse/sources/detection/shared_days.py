"""Days that stand once for several rows, or in several cells -> a day in each row.

Some files write a day only in the first of its rows, with blanks or ditto marks below; some as a heading of its own
above its rows; some in three columns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from finpulse.cleaning.layout import NO_SHARED_DAYS, SharedDays
from finpulse.cleaning.non_transactions import is_total_text
from finpulse.cleaning.text import fold
from finpulse.cleaning.values.amounts import mark_in
from finpulse.cleaning.values.date_texts import date_text
from finpulse.cleaning.values.months import month_number
from finpulse.sources.detection.cell_kinds import CellKind, is_transaction, kinds_of
from finpulse.sources.detection.sums_of_rows import amount_in
from finpulse.sources.reading import RawRow

Cells = Sequence[str]
Record = tuple[int, list[str]]

_DITTO: Final = frozenset(
    (
        "〃",
        "″",
        '"',
        "''",
        "“",
        "”",
        "„",
        ",,",
        "々",
        "仝",
        "同",
        "同上",
        "〃〃",
        "do",
        "do.",
        "ditto",
        "idem",
        "id.",
        "dto",
        "dto.",
    )
)
# So large a share of the rows has to be without a day, and so many of them; ditto marks need no more evidence.
_SHARED: Final = 0.15
_FEWEST: Final = 2
# A column holds amounts or texts where so many of the rows with a day have some there.
_OFTEN: Final = 0.3
_MOSTLY: Final = 0.8
# So many rows show where days stand.
_MOST_ROWS: Final = 200
_MONTH_OF_YEAR: Final = re.compile(r"(?:(\d{4}) ?[-/.年년] ?(\d\d?) ?[月월]?|(\d\d?) ?[-/.] ?(\d{4}))")
_DAY_OF_MONTH: Final = re.compile(
    r"(?:[^\W\d_]{2,10}[., ]+)?([0-3]?\d)(?:\.|st|nd|rd|th|日|일)?(?:[., ]+[^\W\d_]{2,10})?"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
# What the columns of a year, a month and a day are called.
_PARTS: Final = tuple(
    frozenset(names.split())
    for names in (
        "year annee jahr ano anno jaar ar rok yil vuosi ev год рік 年 년 an anul godina ετος שנה سنة",
        "month mois monat mes mese maand manad maned mesic miesiac ay kuukausi honap месяц місяць 月 월 mjesec μηνας",
        "day jour tag dia giorno dag den dzien gun paiva nap день число 日 일 ziua zi dan ημερα יום يوم",
    )
)


def find_shared_days(rows: Sequence[Record]) -> SharedDays:
    """Where a table's rows have their days if not each in one cell of its own."""
    cells = [row for _, row in rows[:_MOST_ROWS]]
    undated = [row for row in cells if not _has_day(row) and _may_move(row)]
    if not undated:
        return NO_SHARED_DAYS
    dated = [row for row in cells if _has_day(row) and is_transaction(row)]
    if len(undated) >= _MOSTLY * len([*undated, *dated]):
        return _by_headings(cells) or _by_parts(cells, undated) or NO_SHARED_DAYS
    return _by_first_rows(cells, dated) or NO_SHARED_DAYS


def with_shared_days(rows: Iterable[Record], shared: SharedDays) -> Iterator[RawRow]:
    """The rows with their days: where they stand in one column already, or in one behind the file's own."""
    if shared.days_stand == "in_first_rows":
        return _filled(rows, shared.day_columns[0])
    if shared.days_stand == "in_headings":
        return _under_headings(rows, shared)
    if shared.days_stand == "in_parts":
        return (
            RawRow(line, _with_day(cells, shared.width_without_day, _joined(cells, shared.day_columns)))
            for line, cells in rows
        )
    return (RawRow(line, cells) for line, cells in rows)


def _has_day(cells: Cells) -> bool:
    return any(kinds_of(cell) & CellKind.DAY for cell in cells)


def _may_move(cells: Cells) -> bool:
    """Whether a record has an amount and a text that doesn't announce a total."""
    kinds = [kinds_of(cell) for cell in cells]
    texts = [cell for cell, kind in zip(cells, kinds, strict=True) if kind & CellKind.WORDS]
    return bool(texts) and any(kind & CellKind.AMOUNT for kind in kinds) and not any(map(is_total_text, texts))


def _by_headings(records: Sequence[Cells]) -> SharedDays | None:
    """Days, or months of a year, that stand alone above several rows each."""
    headings = [at for at, cells in enumerate(records) if _heading(cells)]
    if len(headings) < _FEWEST:
        return None
    below = [cells for cells in records[headings[0] :] if _may_move(cells) and not _has_day(cells)]
    if len(below) < len(headings):
        return None
    width = max(map(len, below))
    if not any(_month_of_year(_heading(records[at])) for at in headings):
        return SharedDays("in_headings", (), width)
    column = next((at for at in range(width) if all(_day_of_month(cells, at) for cells in below)), None)
    return None if column is None else SharedDays("in_headings", (column,), width)


def _heading(cells: Cells) -> str:
    """The only text of a record if it is a day, or a month of a year; else ""."""
    texts = [cell.strip() for cell in cells if cell.strip()]
    if len(texts) != 1:
        return ""
    return texts[0] if kinds_of(texts[0]) & CellKind.DAY or _month_of_year(texts[0]) else ""


def _month_of_year(text: str) -> tuple[int, int] | None:
    """The year and the month of a heading that names no day.

    >>> _month_of_year("März 2026"), _month_of_year("2026年3月"), _month_of_year("2 March 2026")
    ((2026, 3), (2026, 3), None)
    """
    if match := _MONTH_OF_YEAR.fullmatch(text.strip()):
        year, month = int(match[1] or match[4]), int(match[2] or match[3])
        return (year, month) if 1 <= month <= 12 else None
    found = date_text(text)
    if (
        found
        and found.kind == "month"
        and found.month
        and len(found.numbers) == 1
        and _YEAR.fullmatch(found.numbers[0])
    ):
        return int(found.numbers[0]), found.month
    return None


def _day_of_month(cells: Cells, at: int) -> int:
    match = _DAY_OF_MONTH.fullmatch(cells[at].strip()) if at < len(cells) else None
    return int(match[1]) if match and 1 <= int(match[1]) <= 31 else 0


def _under_headings(rows: Iterable[Record], shared: SharedDays) -> Iterator[RawRow]:
    """The rows below headings with the day that these tell; a heading itself is none."""
    heading, month = "", None
    for line, cells in rows:
        if found := _heading(cells):
            heading, month = found, _month_of_year(found)
            continue
        day = heading
        if month:
            number = _day_of_month(cells, shared.day_columns[0]) if shared.day_columns else 0
            day = f"{month[0]}-{month[1]:02}-{number:02}" if number else ""
        yield RawRow(line, _with_day(cells, shared.width_without_day, day))


def _with_day(cells: Cells, width: int, day: str) -> list[str]:
    """The cells with a day behind the last of the file's own; a row that is too wide stays as it is."""
    row = list(cells)
    while len(row) > width and not row[-1].strip():
        row.pop()
    return row if len(row) > width else [*row, *[""] * (width - len(row)), day]


def _by_parts(records: Sequence[Cells], undated: Sequence[Cells]) -> SharedDays | None:
    """Three columns that are called day, month and year, or hold them with the year in front."""
    width = max(map(len, undated))
    for names in records:
        folded = [fold(name).strip(" .:") for name in names]
        found = [next((at for at, name in enumerate(folded) if name in called), -1) for called in _PARTS]
        if min(found) >= 0 and _are_parts(undated, found):
            return SharedDays("in_parts", tuple(found), width)
    triples = ((at, at + 1, at + 2) for at in range(width - 2))
    return next((SharedDays("in_parts", parts, width) for parts in triples if _are_parts(undated, parts)), None)


def _are_parts(records: Sequence[Cells], parts: Sequence[int]) -> bool:
    return sum(bool(_joined(cells, parts)) for cells in records) >= _MOSTLY * len(records)


def _joined(cells: Cells, parts: Sequence[int]) -> str:
    """The day of which year, month and day stand in three cells, "" where they don't."""
    if len(cells) <= max(parts):
        return ""
    year, month, _ = (cells[at].strip() for at in parts)
    number = (
        int(month) if month.isdecimal() and len(month) < 3 else month_number(fold(month)) if month.isalpha() else None
    )
    day = _day_of_month(cells, parts[2])
    if not _YEAR.fullmatch(year) or not number or number > 12 or not day:
        return ""
    return f"{year}-{number:02}-{day:02}"


def _by_first_rows(records: Sequence[Cells], dated: Sequence[Cells]) -> SharedDays | None:
    """The column that has the day of several rows only in the first of them."""
    columns = Counter(next(at for at, cell in enumerate(cells) if kinds_of(cell) & CellKind.DAY) for cells in dated)
    if not columns:
        return None
    column = columns.most_common(1)[0][0]
    own = [at for at, cells in enumerate(records) if is_transaction(cells) and _has_day(cells)]
    below = range(own[0], len(records))
    found = [at for at in below if _lacks_day(records[at], column) and _fits(records[at], column, dated)]
    rows = [records[at] for at in found]
    ditto = any(_is_ditto(cells[column]) for cells in rows)
    enough = len(rows) >= _FEWEST and len(rows) >= _SHARED * len([*rows, *dated]) and found[0] < own[-1]
    if not (ditto or enough) or _are_splits(records, column):
        return None
    return SharedDays("in_first_rows", (column,), max(map(len, dated)))


def _is_ditto(cell: str) -> bool:
    return cell.strip().casefold() in _DITTO


def _lacks_day(cells: Cells, column: int) -> bool:
    """Whether a record moves money and has a blank or a ditto mark where the day stands, and a day nowhere else."""
    if len(cells) <= column or (cells[column].strip() and not _is_ditto(cells[column])):
        return False
    return _may_move([cell for at, cell in enumerate(cells) if at != column]) and not _has_day(cells)


def _fits(cells: Cells, column: int, dated: Sequence[Cells]) -> bool:
    """Whether a record has amounts and texts only where most records with a day have some."""
    for kind in (CellKind.AMOUNT, CellKind.WORDS):
        usual = {at for row in dated for at, cell in enumerate(row) if kinds_of(cell) & kind}
        if not any(at in usual and at != column and kinds_of(cell) & kind for at, cell in enumerate(cells)):
            return False
    return True


def _are_splits(records: Sequence[Cells], column: int) -> bool:
    """Whether the records without a day only split up the amount of the one before them, as in registers."""
    groups: list[list[Cells]] = []
    for cells in records:
        if _lacks_day(cells, column) and groups:
            groups[-1].append(cells)
        elif is_transaction(cells):
            groups.append([cells])
    split = [group for group in groups if len(group) > 1]
    return sum(_adds_up(group[0], group[1:]) for group in split) * 2 > len(split)


def _adds_up(first: Cells, others: Sequence[Cells]) -> bool:
    whole = {abs(amount) for cell in first if (amount := _amount(cell))}
    columns = range(max(map(len, others)))
    sums = (sum((_amount(cells[at]) for cells in others if at < len(cells)), Decimal(0)) for at in columns)
    return any(abs(total) in whole for total in sums if total)


def _amount(cell: str) -> Decimal:
    """The amount in a cell, 0 where there is none."""
    if not kinds_of(cell) & CellKind.AMOUNT:
        return Decimal(0)
    return amount_in(cell, mark_in(cell)[0] or ".") or Decimal(0)


def _filled(rows: Iterable[Record], column: int) -> Iterator[RawRow]:
    """The rows with the day of the last that had one."""
    day = ""
    for line, cells in rows:
        if len(cells) > column and kinds_of(cells[column]) & CellKind.ANY_DAY:
            day = cells[column]
        elif day and _lacks_day(cells, column):
            yield RawRow(line, [*cells[:column], day, *cells[column + 1 :]])
            continue
        yield RawRow(line, cells)
