"""A question about a statement -> its choices, each with the file's own rows as they would read, and what follows.

The rows' cells are stored, and cleaning them is pure: so each choice is tried on the same rows, and the facts beside it
are those of these rows. Where the choice is what the cells are, the file's first rows are read by each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final, NamedTuple

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy.orm import Session

from finpulse.api.http import uploads
from finpulse.cleaning.batch import BatchCleaner
from finpulse.cleaning.layout import Layout
from finpulse.cleaning.rows import Cleaner, CleanRow
from finpulse.errors import InvalidInput
from finpulse.imports.stored_rows import cells_after
from finpulse.imports.stored_uploads.other_cells import rows_by_choice
from finpulse.models import Statement
from finpulse.pipeline.file_reading import RowsUnder
from finpulse.sources.reading import Reading
from finpulse.sources.reading_json import reading_from_json
from finpulse.sources.revision.answers import changed
from finpulse.sources.revision.changes import BESIDE, CELLS, Changes, checked
from finpulse.web.formats import day, number, signed

# So many rows of the file are tried, and so many of them shown.
TRIED: Final = 400
SHOWN: Final = 4
MOST_CHOICES: Final = 6


class ShownRow(NamedTuple):
    """A row of the file by one choice: its line, the cell as it stands, and the day, text and amount that it reads."""

    line: int | None
    cell: str
    day: date | None
    text: str
    amount: Decimal | None
    reason: str


class Fact(NamedTuple):
    """What follows from a choice, in words; `speaks_against` it, or for it, or neither (None)."""

    speaks_against: bool | None
    text: str


@dataclass(frozen=True, slots=True)
class ChoiceShown:
    """One answer: its value and meaning, whether it holds for now and fits better, rows by it, and what follows."""

    value: str
    meaning: str
    is_taken: bool
    fits_better: bool
    rows: Sequence[ShownRow]
    facts: Sequence[Fact]


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that nobody has answered, with its choices."""

    about: str
    text: str
    choices: Sequence[ChoiceShown]
    is_optional: bool


class _TriedChoice(NamedTuple):
    clean: dict[int, CleanRow]
    dropped: dict[int, str]
    layout: Layout
    cells: Mapping[int, list[str]]


def open_questions(session: Session, statement: Statement, today: date) -> list[OpenQuestion]:
    """The statement's open questions; what can be answered by undoing alone has that as a choice too."""
    asked = [question for question in statement.questions if not question.get("answered")]
    if not asked or statement.reading is None:
        return []
    cells = cells_after(session, statement.owner_id, statement.job_id, 0, TRIED)
    return [_question(statement, question, cells, today) for question in asked]


def _question(
    statement: Statement, asked: Mapping[str, Any], cells: Mapping[int, list[str]], today: date
) -> OpenQuestion:
    about, values = asked["about"], list(asked["choices"])[:MOST_CHOICES]
    tried = _tried(statement, about, values, cells)
    facts = {value: _facts(one, today) if one else [] for value, one in tried.items()}
    # What follows from every choice alike says nothing about any.
    common = set.intersection(*map(set, facts.values()))
    facts = {value: [fact for fact in told if fact not in common] for value, told in facts.items()}
    against = {value: sum(fact.speaks_against is True for fact in told) for value, told in facts.items()}
    best = [value for value in values if against[value] == min(against.values())]
    lines = _lines_to_show(tried)
    choices = [
        ChoiceShown(
            value,
            asked["meanings"][value],
            value == asked["taken"],
            len(best) == 1 and best == [value],
            _shown(tried[value], lines) or _sampled(asked, value),
            facts[value],
        )
        for value in values
    ]
    return OpenQuestion(about, asked["text"], choices, bool(asked.get("optional")))


def _tried(
    statement: Statement, about: str, values: Sequence[str], cells: Mapping[int, list[str]]
) -> dict[str, _TriedChoice | None]:
    """The rows as they read by each choice; None where it says nothing about how cells are read."""
    if about in BESIDE or not cells:
        return dict.fromkeys(values)
    assert statement.reading is not None, "whoever asks has one"
    reading: Reading = reading_from_json(statement.reading)
    if about in CELLS:  # Other cells than those that are stored: the file itself is looked at.
        read = rows_by_choice(statement, dict(_changes(reading, about, values)), TRIED, uploads.storage_url())
    else:
        read = dict(_by_layout(reading, about, values, cells))
    return {value: _cleaned(statement, read[value]) if value in read else None for value in values}


def _changes(reading: Reading, about: str, values: Sequence[str]) -> Iterator[tuple[str, Changes]]:
    """What each choice changes of the reading; one that can't be is left out."""
    for value in values:
        with suppress(InvalidInput):
            yield value, checked(reading, {about: value})


def _by_layout(
    reading: Reading, about: str, values: Sequence[str], cells: Mapping[int, list[str]]
) -> Iterator[tuple[str, RowsUnder]]:
    for value, changes in _changes(reading, about, values):
        with suppress(InvalidInput):
            yield value, RowsUnder(changed(reading, changes).layout, dict(cells))


def _cleaned(statement: Statement, read: RowsUnder) -> _TriedChoice:
    cleaner = BatchCleaner(Cleaner(read.layout, statement.account_id))
    columns, dropped = cleaner.clean(list(read.cells), list(read.cells.values()))
    clean = {row.line: row for row in columns.rows()}
    unread = {row.line: row.reason for row in dropped if row.outcome == "rejected"}
    return _TriedChoice(clean, unread, read.layout, read.cells)


def _facts(tried: _TriedChoice, today: date) -> list[Fact]:
    """What is true of the rows by a choice, and can be looked up."""
    rows = list(tried.clean.values())
    if not rows:
        return [Fact(True, _("None of its rows can be read"))]
    days = sorted({row.day.date for row in rows})
    future = sum(row.day.date > today for row in rows)
    told = _(
        "%(rows)s on %(days)s, %(first)s to %(last)s",
        rows=ngettext("%(num)s row", "%(num)s rows", len(rows)),
        days=ngettext("%(num)s day", "%(num)s days", len(days)),
        first=day(days[0]),
        last=day(days[-1]),
    )
    facts = [Fact(None, told)]
    if future:
        facts.append(Fact(True, ngettext("%(num)s row lies in the future", "%(num)s rows lie in the future", future)))
    if tried.dropped:
        unread = len(tried.dropped)
        facts.append(Fact(True, ngettext("%(num)s row can’t be read", "%(num)s rows can’t be read", unread)))
    span = (days[-1] - days[0]).days
    if len(days) > 1 and span > 28 * (len(days) - 1):
        facts.append(Fact(True, _("No two of its days lie within four weeks")))
    facts.append(Fact(None, _money_told(rows)))
    return facts


def _money_told(rows: Sequence[CleanRow]) -> str:
    currencies = {row.money.currency for row in rows}
    if len(currencies) > 1:
        return str(_("In %(currencies)s", currencies=", ".join(sorted(currencies))))
    came = sum((row.money.amount for row in rows if row.money.amount > 0), Decimal(0))
    went = sum((row.money.amount for row in rows if row.money.amount < 0), Decimal(0))
    sums = {"came": signed(came), "went": number(went), "currency": currencies.pop()}
    return str(_("%(came)s came in, %(went)s went out, %(currency)s", **sums))


def _lines_to_show(tried: Mapping[str, _TriedChoice | None]) -> list[int]:
    """Lines that the choices read as something else, from all over the file."""
    known = [one for one in tried.values() if one]
    lines = sorted({line for one in known for line in one.clean})
    values = [
        {line: (row.day.date, row.money.amount, row.money.currency) for line, row in one.clean.items()} for one in known
    ]
    differ = [line for line in lines if len({of_choice.get(line) for of_choice in values}) > 1] or lines
    step = max(1, (len(differ) - 1) // (SHOWN - 1)) if len(differ) > 1 else 1
    return differ[::step][:SHOWN]


def _shown(tried: _TriedChoice | None, lines: Sequence[int]) -> list[ShownRow]:
    """The rows to show; of a choice that has none of these lines its own first ones, since it is another table."""
    if tried is None:
        return []
    where = next((column.index for column in tried.layout.columns if column.role == "date"), 0)
    read = {*tried.clean, *tried.dropped}
    own = [line for line in lines if line in read] or sorted(read)[:SHOWN]
    return [_shown_row(tried, line, _cell(tried.cells[line], where)) for line in own]


def _shown_row(tried: _TriedChoice, line: int, cell: str) -> ShownRow:
    row = tried.clean.get(line)
    if row is None:
        return ShownRow(line, cell, None, "", None, tried.dropped.get(line, ""))
    return ShownRow(line, cell, row.day.date, row.meaning.description, row.money.amount, "")


def _cell(cells: Sequence[str], index: int) -> str:
    return cells[index] if index < len(cells) else ""


def _sampled(asked: Mapping[str, Any], value: str) -> list[ShownRow]:
    """Rows that the question brings itself; of two that may be one, with the other beside it."""
    samples: Sequence[Mapping[str, str]] = asked.get("samples", {}).get(value, ())
    return [
        ShownRow(
            int(one["line"]) if one.get("line", "").isdecimal() else None,
            one.get("its_description", ""),
            date.fromisoformat(one["date"]),
            one.get("description", ""),
            Decimal(one["amount"]),
            "",
        )
        for one in samples[:SHOWN]
    ]
