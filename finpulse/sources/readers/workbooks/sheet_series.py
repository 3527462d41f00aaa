"""The sheets of a workbook -> which of them are one statement, such as a sheet a month under the same header."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from itertools import islice, pairwise
from typing import Final

from finpulse.cleaning.values.dates import date_reader
from finpulse.sources.detection.cell_kinds import is_transaction
from finpulse.sources.detection.header_names import Record, same_names
from finpulse.sources.detection.roles import DAYS_AND_MONEY
from finpulse.sources.detection.table import Table
from finpulse.sources.reading import Question

# No spreadsheet program allows this mark in the name of a sheet.
BETWEEN_SHEETS: Final = "/"
# A header stands among so many rows of its sheet.
_BEGINNING: Final = 200

# The first rows of each sheet, by its name.
Samples = Mapping[str, Sequence[Record]]


def chosen_sheets(known: Collection[str], part: str) -> list[str]:
    """The names of the sheets that a reading's part is made of."""
    return [part] if part in known else part.split(BETWEEN_SHEETS)


def series_of(samples: Samples, tables: Mapping[str, Table], best: str) -> list[str]:
    """The sheets that are read: the best one and those that go on with it, unless it repeats all that they hold."""
    if len(samples) == 1:
        return [best]
    known = _transactions(samples[best], tables[best])

    def adds(sheet: str) -> bool:
        return _goes_on(samples[sheet], tables.get(sheet), tables[best]) and bool(
            _transactions(samples[sheet], tables[best]) - known
        )

    return [sheet for sheet in samples if sheet == best or adds(sheet)]


def _transactions(rows: Sequence[Record], best: Table) -> set[tuple[str, ...]]:
    return {tuple(_trimmed(cells)) for _, cells in under_header(rows, best)}


def doubtful_sheets(
    samples: Samples, tables: Mapping[str, Table], series: Sequence[str], table: Table
) -> Question | None:
    """The question which sheets to read, where others hold other transactions, or those read are of the same time."""
    left_out = [sheet for sheet in tables if sheet not in series]
    if not left_out and len(series) == 1:
        return None
    known = set().union(*(_transactions(samples[sheet], table) for sheet in series))
    others = [sheet for sheet in left_out if not _transactions(samples[sheet], table) <= known]
    if others:
        listed = ", ".join(f'"{name}"' for name in others)
        text = f"Other sheets of this workbook hold transactions too, in other columns, and are left out: {listed}."
    elif _overlap([_days(samples[sheet], table) for sheet in series]):
        text = "Several sheets of this workbook are of the same time, as those of different accounts are. All are read."
    else:
        return None
    part = BETWEEN_SHEETS.join(series)
    choices = dict.fromkeys((part, *(series if len(series) > 1 else ()), *others))
    return Question("part", text, {name: f"the transactions of {_listed(name)}" for name in choices}, part)


def _days(rows: Sequence[Record], table: Table) -> list[date]:
    """The first and the last day of a sheet, or nothing where none can be read."""
    dates, at = table.layout.dates, table.layout.positions("date")[0]
    read = date_reader(dates.order, dates.year, dates.locale, dates.last_month)
    days = []
    for _, cells in under_header(rows, table):
        with suppress(ValueError):
            days.append(read(cells[at].strip() if at < len(cells) else ""))
    return [min(days), max(days)] if days else []


def _overlap(spans: Sequence[Sequence[date]]) -> bool:
    """Whether two spans share more than the day on which one ends and the other begins."""
    ordered = sorted((span[0], span[-1]) for span in spans if span)
    return any(before[1] > after[0] for before, after in pairwise(ordered))


def _goes_on(rows: Sequence[Record], table: Table | None, best: Table) -> bool:
    """Whether a sheet holds the same table as the best one: under the same header, or without one in the same columns.

    A sheet with a single row may be no table by itself; then its header tells.
    """
    names = _trimmed(best.layout.headers)
    if any(names):
        found = any(same_names(cells, names) and len(_trimmed(cells)) > 1 for _, cells in rows[:_BEGINNING])
        return found or (table is not None and table.header_line is None and _has_same_columns(table, best))
    return table is not None and not any(table.layout.headers) and _has_same_columns(table, best)


def _has_same_columns(table: Table, best: Table) -> bool:
    """Whether days and amounts stand in the same columns, as far as a few rows show what the amounts are."""
    ours, theirs = table.layout, best.layout
    money = {index for role in DAYS_AND_MONEY for index in theirs.positions(role)}
    amounts = {index for role in DAYS_AND_MONEY for index in ours.positions(role)}
    return (
        ours.own_width == theirs.own_width and ours.positions("date") == theirs.positions("date") and amounts <= money
    )


def under_header(rows: Sequence[Record], best: Table) -> list[Record]:
    """The rows of a sheet that may be transactions of the best sheet's table."""
    return [row for row in behind_header(iter(rows), best.layout.headers) if is_transaction(row[1])]


def behind_header(rows: Iterable[Record], headers: Sequence[str]) -> Iterator[Record]:
    """The rows of a sheet behind its header of these names; all rows where it has none."""
    rest, names = iter(rows), _trimmed(headers)
    beginning = list(islice(rest, _BEGINNING))
    found = (at for at, (_, cells) in enumerate(beginning) if any(names) and same_names(cells, names))
    yield from beginning[next(found, -1) + 1 :]
    yield from rest


def _listed(part: str) -> str:
    return ", ".join(f'"{name}"' for name in part.split(BETWEEN_SHEETS))


def _trimmed(names: Sequence[str]) -> list[str]:
    """Names without the blank ones at their end, as columns that a reader adds have."""
    kept = list(names)
    while kept and not kept[-1].strip():
        kept.pop()
    return kept
