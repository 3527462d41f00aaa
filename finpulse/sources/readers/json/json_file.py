"""JSON statements, as banks' and aggregators' interfaces give them -> their reading and their rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import BinaryIO, Final, NamedTuple

from finpulse.cleaning.layout import Column, Layout, Role
from finpulse.cleaning.non_transactions import unbooked_answer
from finpulse.cleaning.values.currencies import currency_of_cell
from finpulse.errors import UnreadableFile
from finpulse.sources.detection.table import Table, read_table
from finpulse.sources.readers.json.json_cells import CellMaker
from finpulse.sources.readers.json.json_figures import JsonFigures, container_of
from finpulse.sources.readers.json.json_names import headers_of
from finpulse.sources.readers.json.json_records import json_records
from finpulse.sources.readers.json.minor_units import Fields, fraction_digits
from finpulse.sources.readers.known_fields import PENDING, SAMPLE_LETTERS, are_references, reading_of
from finpulse.sources.readers.stated_figures import Entry, rows_of, sections_of
from finpulse.sources.readers.syntax.declared_encoding import settle_encoding
from finpulse.sources.reading import Hints, Question, RawRow, Reading
from finpulse.sources.stated import StatedSection

NAME: Final = "json"

_START: Final = re.compile(r"(?:\xef\xbb\xbf|\ufeff)?\s*[\[{]\s*[\"\[{\]}]")
_SAMPLE_RECORDS: Final = 3_000
_MOST_ROWS: Final = 600
_MOST_PATHS: Final = 40
_MOST_FIELDS: Final = 120
_ALIKE: Final = 0.6
_BETWEEN_PATHS: Final = ", "
_PENDING_LIST: Final = re.compile(r"(?:^|\.)(?:pending|scheduled|upcoming)(?:_?transactions)?\[\]$", re.IGNORECASE)
# One interface documents that money out is positive; no other has two of these fields of its own.
_OUTFLOW_IS_POSITIVE: Final = frozenset(
    {
        "iso_currency_code",
        "unofficial_currency_code",
        "personal_finance_category",
        "personal_finance_category_icon_url",
        "pending_transaction_id",
        "payment_channel",
        "payment_meta",
        "authorized_date",
        "merchant_entity_id",
    }
)
_FEWEST_OF_ITS_OWN: Final = 2

# The roles that a field has by its name alone.
_TEXTS: Final = frozenset({"description", "merchant", "category", "external_id", "status"})

# What bears on the unit of amounts; the first three hold them.
_SUMS: Final[tuple[Role, ...]] = ("amount", "debit", "credit", "balance", "currency")

Lists = dict[str, list[dict[str, str]]]


class _StatementList(NamedTuple):
    """A list that can be read as a statement: its path, the names of its records' fields, what they mean."""

    path: str
    names: list[str]
    table: Table


def recognises(head: str) -> bool:
    """Whether a file begins like a JSON list or object."""
    return bool(_START.match(head))


def detect(file: BinaryIO, hints: Hints) -> Reading:
    """Which lists of a JSON file hold transactions, and what their fields mean.

    Raises UnreadableFile where none does, or the JSON is broken.
    """
    encoding = settle_encoding(file, "")
    lists: Lists = {}
    field_names: set[str] = set()
    letters = 0
    for path, names, fields in islice(json_records(file, encoding), _SAMPLE_RECORDS):
        field_names.update(names)
        letters += sum(map(len, fields.values()))
        if letters > SAMPLE_LETTERS:
            break
        if path in lists or len(lists) < _MOST_PATHS:
            lists.setdefault(path, []).append(fields)
    best = _best(lists, hints)
    layout = best.table.layout
    asked = tuple(question for question in best.table.questions if question.about != "minor_digits")
    if _counts_money_out_as_positive(field_names):
        layout = replace(layout, signs=replace(layout.signs, inverted=True))
        asked = tuple(question for question in asked if question.about != "sign")
    part = _BETWEEN_PATHS.join(path for path in lists if _is_alike(lists, path, best.path))
    layout, doubt = _with_minor_units(_named(layout, best, lists), lists[best.path])
    return replace(reading_of(NAME, encoding, 1, layout, (*asked, doubt) if doubt else asked), part=part)


def _counts_money_out_as_positive(names: Iterable[str]) -> bool:
    """Whether fields, or the objects that hold them, are those of the interface that does so."""
    return len({name.partition(".")[0] for name in names} & _OUTFLOW_IS_POSITIVE) >= _FEWEST_OF_ITS_OWN


def _best(lists: Lists, hints: Hints) -> _StatementList:
    """The list with the most records among those that are statements."""
    refused = UnreadableFile("This JSON holds no list of transactions.")
    for path in sorted(lists, key=lambda path: (bool(_PENDING_LIST.search(path)), -len(lists[path]))):
        records = lists[path][:_MOST_ROWS]
        names = list(dict.fromkeys(name for fields in records for name in fields))[:_MOST_FIELDS]
        maker = CellMaker(names)
        rows = [_headers(names, records), *(maker.cells_of(fields) for fields in records)]
        try:
            return _StatementList(path, names, read_table(list(enumerate(rows)), [], hints, neighbours=False))
        except UnreadableFile as error:
            refused = error
    raise refused


def _headers(names: Sequence[str], records: Sequence[dict[str, str]]) -> list[str]:
    """A header for each field; one that says yes or no to its own name, such as `booked`, keeps that name."""
    answers = {name for name in names if any(unbooked_answer(name, fields.get(name, "")) for fields in records)}
    return [name if name in answers else header for name, header in zip(names, headers_of(names), strict=True)]


def _named(layout: Layout, best: _StatementList, lists: Lists) -> Layout:
    """The layout with the fields' own names, and a column for pending records."""
    columns = []
    for column in layout.columns:
        header = best.names[column.index]
        texts = [fields.get(header, "") for fields in lists[best.path]]
        unknown = column.role in _TEXTS and not column.header
        unstable = column.role == "external_id" and not are_references(texts)
        role = "ignored" if unknown or unstable else column.role
        columns.append(replace(column, header=header, role=role))
    return replace(layout, columns=(*columns, Column(len(columns), "", "status")))


def _with_minor_units(layout: Layout, records: list[dict[str, str]]) -> tuple[Layout, Question | None]:
    """The layout with the digits of amounts that are their fraction, and a question where nothing tells them."""
    named = {role: [layout.columns[at].header for at in layout.positions(role)] for role in _SUMS}
    money = [name for role in _SUMS[:3] for name in named[role]]
    codes = Counter(record.get(name, "") for name in named["currency"] for record in records)
    currency = next((code for text, _ in codes.most_common() if (code := currency_of_cell(text))), layout.currency)
    found = [fraction_digits(records, Fields(name, *named["balance"][:1]), currency) for name in money]
    digits, doubt = max(found, key=lambda each: (each[1] is None, each[0]), default=(0, None))
    return replace(layout, amounts=replace(layout.amounts, minor_digits=digits)), doubt


def _is_alike(lists: Lists, path: str, best: str) -> bool:
    """Whether a list holds the same kind of records as the best one does."""
    if path == best:
        return True
    ours, theirs = _names_in(lists[path]), _names_in(lists[best])
    return not _PENDING_LIST.search(path) and len(ours & theirs) > _ALIKE * len(ours | theirs)


def _names_in(records: Sequence[dict[str, str]]) -> set[str]:
    return {name for fields in records for name in fields}


def read_rows(file: BinaryIO, reading: Reading) -> Iterator[RawRow]:
    """Every record of the reading's lists, and of lists of what is pending, numbered as they come.

    The file stays open. Raises UnreadableFile where the JSON turns out to be broken.
    """
    return rows_of(_entries(file, reading))


def read_stated(file: BinaryIO, reading: Reading) -> tuple[StatedSection, ...]:
    """The booked balances that stand beside the reading's lists. The file stays open.

    An interface that counts money out as positive says nothing of how it counts balances.
    """
    if _counts_money_out_as_positive(reading.layout.headers):
        return ()
    return sections_of(_entries(file, reading))


def _entries(file: BinaryIO, reading: Reading) -> Iterator[Entry]:
    """The row of each record of the lists, and behind them what the record that holds them states."""
    maker = CellMaker([column.header for column in reading.layout.columns[:-1]])
    paths = frozenset(reading.part.split(_BETWEEN_PATHS))
    beside = frozenset(path.rpartition(".")[0] for path in paths) | {""}
    figures = JsonFigures(reading.layout, frozenset(map(container_of, paths)) - paths)
    number = 0
    for record in json_records(file, reading.encoding):
        if stated := figures.add(record):
            yield stated
        pending = record.path not in paths
        if pending and not (_PENDING_LIST.search(record.path) and record.path.rpartition(".")[0] in beside):
            continue
        number += 1
        yield RawRow(number, [*maker.cells_of(record.fields), PENDING if pending else ""])
