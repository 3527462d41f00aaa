"""A reading and its changes -> the reading of the same file that follows from them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import islice
from typing import BinaryIO, Final

from finpulse.cleaning.layout import Column, Layout, NeighbouringRows, Role
from finpulse.errors import InvalidInput
from finpulse.sources.detection.cell_kinds import is_transaction
from finpulse.sources.detection.column_evidence import ColumnEvidence, gather_evidence
from finpulse.sources.detection.date_rules.date_order import runs_back
from finpulse.sources.detection.date_rules.day_cells import DayCells
from finpulse.sources.detection.date_rules.missing_year import last_month
from finpulse.sources.detection.neighbouring_rows import with_derived_columns
from finpulse.sources.detection.roles import DAYS_AND_MONEY, Roles
from finpulse.sources.detection.table import Around, lay_out, read_table
from finpulse.sources.formats import detect, read_rows
from finpulse.sources.readers.delimited.detect_delimited import NAME as DELIMITED
from finpulse.sources.reading import CURRENCY, Dialect, Hints, RawRow, Reading
from finpulse.sources.revision.answers import changed, with_roles
from finpulse.sources.revision.changes import BESIDE, CELLS, Changes

# How many of a file's first rows are the evidence for whatever a change leaves open.
_EVIDENCE: Final = 1000
_PLAIN: Final = Layout(columns=())
# Where a column of these moves, the marks and signs of the new one are decided anew.
_MONEY: Final[tuple[Role, ...]] = ("amount", "debit", "credit")
_FIGURES: Final[tuple[Role, ...]] = ("date", *_MONEY, "balance", "flag")


def revise(file: BinaryIO, reading: Reading, changes: Changes, hints: Hints) -> Reading:
    """The reading with these changes, as `checked` returns them; the file's evidence decides what they leave open.

    The file must be seekable and is left open. Raises InvalidInput where the changes don't fit the file, and
    UnreadableFile where it is no statement under them.
    """
    hints = hints if hints.names_currency else replace(hints, currency=reading.layout.currency)
    if "part" in changes:
        reading = detect(file, replace(hints, part=changes["part"]))
        if reading.part != changes["part"]:
            raise InvalidInput({"part": ["This file has no such part that holds transactions."]})
    if changes.keys() & CELLS - {"part"}:
        reading = _with_its_currency(_by_other_cells(file, reading, changes, hints), reading)
    if _moves(reading, changes, _FIGURES):
        reading = _with_its_currency(_by_other_columns(file, reading, changes, hints), reading)
    result = changed(reading, changes)
    if "date_order" in changes and result.layout.dates.year and "last_month" not in changes:
        return _with_last_month(file, result)
    return result


def standing(reading: Reading, changes: Changes, said: Changes) -> Changes:
    """What a person has said of a reading, so far as it stands whatever these changes let be decided anew.

    It is about days and money, and stands where other columns than theirs move.
    """
    if "columns" not in changes or changes.keys() & CELLS or _moves(reading, changes, ("date", *_MONEY, "flag")):
        return {}
    return {key: value for key, value in said.items() if key not in CELLS | BESIDE | {"columns", "amount_column"}}


def _with_its_currency(reading: Reading, before: Reading) -> Reading:
    """The reading of columns found anew with the question in which currency they are, if that was open before."""
    asked = (question for question in before.questions if question.about == CURRENCY)
    return replace(reading, questions=(*reading.questions, *asked))


def first_rows(file: BinaryIO, reading: Reading, count: int = _EVIDENCE) -> list[RawRow]:
    """The first rows of a file under a reading."""
    return list(islice(read_rows(file, reading), count))


def _by_other_cells(file: BinaryIO, reading: Reading, changes: Changes, hints: Hints) -> Reading:
    """The reading where lines become cells in another way, or the table begins on another line."""
    if reading.format != DELIMITED:
        message = f"This belongs to delimited text; the file is {reading.format}."
        raise InvalidInput({key: [message] for key in changes.keys() & CELLS})
    plain = replace(
        reading,
        encoding=changes.get("encoding", reading.encoding),
        dialect=_dialect(reading.dialect, changes),
        first_line=1,
        layout=_PLAIN,
    )
    begin = changes.get("header_line") or 1
    try:
        rows = [(row.line, row.cells) for row in first_rows(file, plain) if row.line >= begin]
    except UnicodeError as error:  # UTF-16 and UTF-32 without a byte order mark.
        raise InvalidInput({"encoding": [f"The file is not in {plain.encoding}."]}) from error
    table = read_table(rows, (), hints)
    result = replace(
        plain,
        header_line=table.header_line,
        first_line=table.first_line,
        layout=table.layout,
        questions=table.questions,
    )
    return _under_header(result, rows, changes["header_line"]) if "header_line" in changes else result


def _dialect(dialect: Dialect, changes: Changes) -> Dialect:
    """The dialect with another delimiter or quote, of which only its formulas are known."""
    if not changes.keys() & {"delimiter", "quote"}:
        return dialect
    delimiter, quote = changes.get("delimiter", dialect.delimiter), changes.get("quote", dialect.quote)
    return Dialect(delimiter, quote, formulas=dialect.formulas)


def _under_header(reading: Reading, rows: Sequence[tuple[int, list[str]]], line: int | None) -> Reading:
    """The reading with its columns named by the record on this line, or by none."""
    if line is None:
        first, names = reading.header_line or reading.first_line, []
    else:
        first, names = line + 1, next((cells for at, cells in rows if at == line), [])
        if not names:
            raise InvalidInput({"header_line": [f"No record begins on line {line}."]})
    columns = [
        replace(column, header=names[column.index].strip() if column.index < len(names) else "")
        for column in reading.layout.columns
    ]
    layout = replace(reading.layout, columns=tuple(columns))
    return replace(reading, header_line=line, first_line=first, layout=layout)


def _moves(reading: Reading, changes: Changes, roles: Collection[Role]) -> bool:
    """Whether another column than before has one of these roles."""
    before = {column.index: column.role for column in reading.layout.columns}
    return any(
        column["role"] != before.get(column["index"]) and {column["role"], before.get(column["index"])} & set(roles)
        for column in changes.get("columns", ())
    )


def _by_other_columns(file: BinaryIO, reading: Reading, changes: Changes, hints: Hints) -> Reading:
    """The file's own columns, with these roles, laid out by what their cells show."""
    own = reading.layout.columns[: reading.layout.own_width]
    columns = with_roles(own, changes["columns"])
    days = NeighbouringRows(shared_days=reading.layout.neighbours.shared_days)
    plain = replace(_PLAIN, columns=own, neighbours=days)
    rows = [row.cells for row in first_rows(file, replace(reading, layout=plain))]
    table = gather_evidence(
        [column.header for column in columns], [cells for cells in rows if is_transaction(cells)] or rows
    )
    roles = _roles(columns, table)
    if roles.date is None:
        raise InvalidInput({"columns": ["One column must have the role date."]})
    layout, questions = lay_out(table, roles, Around(str(reading.layout.dates.year or "")), hints)
    if reading.layout.amounts.minor_digits:
        questions = tuple(question for question in questions if question.about != "minor_digits")
    return replace(reading, layout=_with_the_rest(layout, reading.layout), questions=questions)


def _with_the_rest(layout: Layout, before: Layout) -> Layout:
    """The layout of moved columns with all that the format and the rows have shown and no column's role decides."""
    neighbours = replace(
        before.neighbours, balance_rows=None, sparse_balances=False, opening_balance=None, by_texts=False
    )
    same_money = all(layout.positions(role) == before.positions(role) for role in _MONEY)
    digits = before.amounts.minor_digits
    return replace(
        layout,
        columns=with_derived_columns(layout.columns[: before.own_width], neighbours),
        neighbours=neighbours,
        amounts=replace(layout.amounts, minor_digits=digits) if same_money or digits else layout.amounts,
        # Of what the account is in by now, the amounts needn't be.
        currency=before.currency if same_money else layout.currency,
        fewest_cells=before.fewest_cells,
        opening_counts=before.opening_counts,
        pending_marks=before.pending_marks,
        summaries=before.summaries,
        unlike_texts=before.unlike_texts,
        account_column=before.account_column,
        own_account=before.own_account,
        pending_counts=before.pending_counts,
    )


def _roles(columns: Sequence[Column], table: Sequence[ColumnEvidence]) -> Roles:
    roles = Roles()
    for column, evidence in zip(columns, table, strict=False):
        if column.role in DAYS_AND_MONEY:
            setattr(roles, column.role, evidence)
        else:
            roles.others[column.index] = column.role
    if roles.date:
        roles.newest_first = runs_back(roles.date.days)
    return roles


def _with_last_month(file: BinaryIO, reading: Reading) -> Reading:
    """The reading with `last_month` found again, because another order of dates gives other months."""
    at = reading.layout.positions("date")[0]
    cells = [row.cells[at] for row in first_rows(file, reading) if at < len(row.cells)]
    dates = reading.layout.dates
    dates = replace(dates, last_month=last_month(DayCells(cells), dates.order, dates.year))
    return replace(reading, layout=replace(reading.layout, dates=dates))
