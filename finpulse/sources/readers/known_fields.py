"""Entries of a format whose fields are known -> the layout of their cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, NamedTuple, TypeVar

from finpulse.cleaning.layout import AmountFormat, Column, DateFormat, Layout, Role
from finpulse.cleaning.values.figures import DecimalMark
from finpulse.cleaning.values.moments import tell_moments
from finpulse.errors import UnreadableFile
from finpulse.sources.detection.amount_rules.sign_rule import SignRule
from finpulse.sources.detection.date_rules.date_format import days_of
from finpulse.sources.detection.date_rules.date_order import decide_order
from finpulse.sources.detection.date_rules.day_cells import DayCells
from finpulse.sources.detection.date_rules.odd_days import doubt_odd_days
from finpulse.sources.reading import Hints, Question, RawRow, Reading

# How many of the first entries are the evidence for what the format leaves open. Their texts together have at most so
# many characters, so that memory stays bounded.
SAMPLE_ROWS: Final = 2_000
SAMPLE_LETTERS: Final = 4_000_000
# Longer texts are cut; what people write and banks add is far shorter.
LONGEST_TEXT: Final = 4_000
# The status cell of an entry that is not booked yet.
PENDING: Final = "pending"

# A row of any reader: its line and its cells.
Row = TypeVar("Row", bound=tuple[int, list[str]])

_DISTINCT: Final = 0.9
_NO_REFERENCE: Final = re.compile(r"non ?-?ref|not ?provided|n/?a|none|null|unknown|[0\W_]*", re.IGNORECASE)
_LAST_MARK: Final = re.compile(r"([.,])(\d*)\D*$")
_TRAILING_NUMBER: Final = re.compile(r"(\d{1,9})\D*$")
_FEWEST_COUNTED: Final = 3


class Field(NamedTuple):
    """A field of a format: the name that a column gets, and its role."""

    name: str
    role: Role


def read_entries(
    format_name: str, encoding: str, fields: Sequence[Field], rows: Sequence[RawRow], hints: Hints
) -> Reading:
    """The reading of a statement whose format defines the signs; the first rows decide dates, marks and references.

    Raises UnreadableFile where there is no row at all.
    """
    refuse_no_entries(rows)
    days = [row.cells[_position(fields, "date")] for row in rows]
    order, question = decide_order(DayCells(days), None, frozenset(), hints)
    dates = DateFormat(order, locale=hints.locale, time_zone=hints.time_zone if tell_moments(days) else None)
    layout = Layout(
        columns=columns_of(fields, rows),
        dates=dates,
        amounts=AmountFormat(decimal_mark(row.cells[_position(fields, "amount")] for row in rows)),
        currency=currency_of(row.cells[_position(fields, "currency")] for row in rows) or hints.currency,
    )
    asked = (question, doubt_odd_days(days_of(days, dates)))
    return reading_of(format_name, encoding, rows[0].line, layout, tuple(filter(None, asked)))


def with_signs(reading: Reading, rule: SignRule, flag: int) -> Reading:
    """The reading with this rule for its signs, and its question; `flag` is the column of the rule's flags."""
    layout = replace(reading.layout, signs=rule.convention())
    if rule.outflow_flags:
        columns = [replace(column, role="flag") if column.index == flag else column for column in layout.columns]
        layout = replace(layout, columns=tuple(columns))
    questions = (*reading.questions, *filter(None, (rule.question,)))
    return replace(reading, layout=layout, questions=questions)


def sample_of(rows: Iterable[Row], most: int = SAMPLE_ROWS) -> list[Row]:
    """The first rows, as many as evidence needs and memory allows."""
    sample: list[Row] = []
    letters = 0
    for row in rows:
        sample.append(row)
        letters += sum(map(len, row[1]))
        if len(sample) >= most or letters > SAMPLE_LETTERS:
            break
    return sample


def refuse_no_entries(rows: Sequence[RawRow]) -> None:
    """Raises UnreadableFile for a statement without entries."""
    if not rows:
        raise UnreadableFile("This statement holds no transactions: its account had no movement in its period.")


def reading_of(
    format_name: str, encoding: str, first_line: int, layout: Layout, questions: tuple[Question, ...]
) -> Reading:
    """A reading of a format whose fields are known, without a dialect; its reader adds where a header stands."""
    return Reading(format=format_name, encoding=encoding, first_line=first_line, layout=layout, questions=questions)


def columns_of(fields: Sequence[Field], rows: Sequence[RawRow]) -> tuple[Column, ...]:
    """The fields as columns; a column of references that don't identify the entries for good is ignored."""
    columns = tuple(Column(index, field.name, field.role) for index, field in enumerate(fields))
    return tuple(
        replace(column, role="ignored")
        if column.role == "external_id" and not are_references([row.cells[column.index] for row in rows])
        else column
        for column in columns
    )


def _position(fields: Sequence[Field], role: Role) -> int:
    return next(index for index, field in enumerate(fields) if field.role == role)


def reference(text: str) -> str:
    """The bank's own reference, "" where the text means that there is none.

    >>> reference("NONREF"), reference("0000"), reference("B4E07XM00J000023")
    ('', '', 'B4E07XM00J000023')
    """
    text = " ".join(text.split())
    return "" if _NO_REFERENCE.fullmatch(text) else text


def are_references(texts: Sequence[str]) -> bool:
    """Whether references identify transactions: nearly all differ, and they don't merely count this file's rows.

    A count from the file's first row or its last is made anew with every export, so the same transaction
    would have another number in the next one.
    """
    known = [text for text in texts if text]
    return len(set(known)) >= _DISTINCT * max(len(known), 1) and not _count_rows(known)


def _count_rows(references: Sequence[str]) -> bool:
    numbers = [int(match[1]) for text in references if (match := _TRAILING_NUMBER.search(text))]
    if len(numbers) < max(_FEWEST_COUNTED, len(references)):
        return False
    steps = {after - before for before, after in pairwise(numbers)}
    return (steps == {1} and numbers[0] in (0, 1)) or (steps == {-1} and numbers[-1] in (0, 1))


def decimal_mark(amounts: Iterable[str]) -> DecimalMark:
    """The mark that stands last in most amounts. These formats group no digits, so a single mark is the decimal one.

    >>> decimal_mark(["-200,00", "1.000,5"]), decimal_mark(["1,000.00", "12"])
    (',', '.')
    """
    votes: Counter[str] = Counter()
    for amount in amounts:
        if match := _LAST_MARK.search(amount):
            # Three digits may be a group of thousands after all, so they count less.
            votes[match[1]] += 1 if len(match[2]) == 3 else 10
    return "," if votes[","] > votes["."] else "."


def currency_of(currencies: Iterable[str]) -> str | None:
    """The currency of most entries, None where none names any."""
    named = Counter(currency for currency in currencies if currency)
    return named.most_common(1)[0][0] if named else None


def with_increasing_lines(rows: Iterable[RawRow]) -> Iterator[RawRow]:
    """The rows with strictly increasing line numbers; a row that begins on the line of the one before gets the next."""
    last = 0
    for row in rows:
        last = max(row.line, last + 1)
        yield row._replace(line=last)
