"""Rows that only sum a statement up: balances, turnovers and totals amid its transactions.

They are no evidence for what the columns mean, and become no transactions. They are known by their words, by the
running balance, and by arithmetic: a turnover is the sum of the rows, and opening balance and rows together are the
closing one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Final

from finpulse.cleaning.drop_reasons import Unusable
from finpulse.cleaning.layout import Layout, Role
from finpulse.cleaning.merchants.gazetteer import is_brand_of_words
from finpulse.cleaning.non_transactions import (
    balance_phrase,
    is_balance_text,
    is_shop_too,
    is_total_text,
    mentions_balance,
)
from finpulse.cleaning.parts.day import DayPart
from finpulse.cleaning.parts.meaning import MeaningPart
from finpulse.cleaning.parts.money import MoneyPart
from finpulse.cleaning.text import fold
from finpulse.cleaning.values.amounts import plain_amounts
from finpulse.cleaning.values.currencies import currency_in
from finpulse.cleaning.values.date_texts import names_period
from finpulse.sources.detection.cell_kinds import CellKind, kinds_of
from finpulse.sources.detection.passed_over_rows import passed_over, repeated_sums, sums_amid
from finpulse.sources.detection.sums_of_rows import (
    DatedRow,
    adds_up_columns,
    amount_in,
    rows_that_sum_up,
)
from finpulse.sources.detection.unlike_rows import with_unlike_row
from finpulse.sources.reading import Question

Cells = Sequence[str]

# So many records at the beginning and at the end of a table may sum it up.
_FIRST: Final = 3
_LAST: Final = 8
_FEWEST_ROWS: Final = 3
_LONGEST_WORDS: Final = 60
_FEWEST_LEFT: Final = 2
_MOSTLY_LEFT: Final = 0.4
# Of longer tables not all rows are at hand.
_MOST_ROWS: Final = 600
# Of those that mention no balance, so many show whether sums stand amid them.
_SHOWN: Final = 200


def without_summaries(body: Sequence[list[str]]) -> tuple[list[list[str]], list[list[str]]]:
    """The records, and apart from them those whose words state a balance or a total: at the beginning, at the end, or
    again and again.
    """
    edges = {*range(min(_FIRST, len(body))), *range(max(0, len(body) - _LAST), len(body))}
    sums = {at for at in edges if _states_sum(body[at])}
    if len(body) > _FEWEST_ROWS and len(body) <= _MOST_ROWS and adds_up_columns(body[-1], body[:-1]):
        sums.add(len(body) - 1)
    if len(body) - len(sums) < _FEWEST_LEFT:
        return list(body), []
    repeated = {at for at in repeated_sums(body) if at not in sums}
    sums |= repeated if len(body) - len(sums | repeated) >= _MOSTLY_LEFT * len(body) else set()
    return [cells for at, cells in enumerate(body) if at not in sums], [body[at] for at in sorted(sums)]


def _states_sum(cells: Cells) -> bool:
    words = (cell for cell in cells if len(cell) <= _LONGEST_WORDS and kinds_of(cell) & CellKind.WORDS)
    return any(is_balance_text(cell) or is_total_text(cell) for cell in words)


def with_summaries(layout: Layout, records: Sequence[Cells], *, is_whole: bool) -> tuple[Layout, Question | None]:
    """The layout with the marks of rows that sum up, and whether what looks like such a row may be a transaction.

    `is_whole` says that the records are all of the file, so that sums can be compared.
    """
    if layout.opening_counts:
        return layout, None
    if not is_whole and not mentions_balance(" ".join(_words(layout, records))):
        records = records[:_SHOWN]
    rows = _dated(layout, records)
    stated, counted, doubtful = _by_words(rows)
    layout = _labelled(layout, rows)
    summed = rows_that_sum_up(rows) if is_whole else []
    for marked in (summed, sorted(passed_over(rows) or sums_amid(rows))):
        layout = _marked(layout, rows, marked) if marked else layout
    if not counted:
        return with_unlike_row(layout, rows) if is_whole and not summed else (layout, None)
    texts = frozenset(rows[at].text for at in stated) - {rows[at].text for at in counted}
    layout = replace(layout, opening_counts=True, summaries=layout.summaries | texts)
    return layout, _question(rows, doubtful) if doubtful else None


def _words(layout: Layout, records: Iterable[Cells]) -> Iterator[str]:
    """The texts that describe the records."""
    at = sorted(layout.positions("description") + layout.positions("merchant"))
    return (cells[index][:_LONGEST_WORDS] for cells in records for index in at if index < len(cells))


def _dated(layout: Layout, records: Iterable[Cells]) -> list[DatedRow]:
    """Those of the records that have a day, with what they hold, as far as their layout's own columns tell."""
    width, meaning = len(layout.columns), MeaningPart(layout, frozenset())
    wide = [[*cells, *[""] * (width - len(cells))] for cells in records]
    days = _days(layout, wide)
    rows = [cells for cells, day in zip(wide, days, strict=True) if day]
    texts = list(map(meaning.description, rows))
    return list(
        map(
            DatedRow,
            rows,
            filter(None, days),
            texts,
            _amounts(layout, rows),
            _figures(layout, rows, "balance"),
            map(_both, _figures(layout, rows, "debit"), _figures(layout, rows, "credit")),
            map(is_balance_text, texts),
        )
    )


def _days(layout: Layout, rows: Sequence[Cells]) -> list[date | None]:
    """The day of each row, None where it has none; each different cell is read once."""
    part = DayPart(layout)
    known: dict[str, date | None] = {}
    for cells in rows:
        if (cell := part.cell(cells)) not in known:
            known[cell] = _day(part, cells)
    return [known[part.cell(cells)] for cells in rows]


def _day(part: DayPart, cells: Cells) -> date | None:
    with suppress(Unusable):
        return part.read(cells).date
    return None


def _amounts(layout: Layout, rows: Sequence[Cells]) -> list[Decimal | None]:
    """What each row moved; where that can't be told, what stands where amounts do."""
    part = MoneyPart(layout)
    plain = part.read_all({index: [cells[index] for cells in rows] for index in part.columns})
    return [money.amount if money else _amount(layout, part, cells) for money, cells in zip(plain, rows, strict=True)]


def _amount(layout: Layout, part: MoneyPart, cells: Cells) -> Decimal | None:
    with suppress(Unusable):
        return part.read(cells).amount
    return _figures(layout, [cells], "amount")[0]


def _figures(layout: Layout, rows: Sequence[Cells], role: Role) -> list[Decimal | None]:
    """What stands in the first column of a role; None where there is no such column, or no figure."""
    at, mark = next(iter(layout.positions(role)), -1), layout.amounts.decimal_mark
    if at < 0:
        return [None] * len(rows)
    figures = [cells[at] for cells in rows]
    plain = plain_amounts(figures, mark)
    return [amount_in(cell, mark) if value is None else value for cell, value in zip(figures, plain, strict=True)]


def _both(debit: Decimal | None, credit: Decimal | None) -> tuple[Decimal, Decimal] | None:
    return (abs(debit), abs(credit)) if debit and credit else None


def _by_words(rows: Sequence[DatedRow]) -> tuple[list[int], list[int], list[int]]:
    """Of the rows that are worded like a balance, those that state one, those that are transactions all the same, and
    those of the latter of which only the shop's name says so."""
    worded = [at for at, row in enumerate(rows) if row.states_balance and row.amount]
    proven = _proven_balances(rows, worded) if worded else set()
    stated: list[int] = []
    counted: list[int] = []
    doubtful: list[int] = []
    for at in worded:
        moves = _moves(rows, at)
        named = moves is None and _may_be_named(rows, at, worded)
        if moves is False or at in proven or (moves is None and not named and not _is_shop(rows, at)):
            stated.append(at)
            continue
        counted.append(at)
        shown = rows[at].balance is not None or _is_amid(rows, at, worded) or _is_elsewhere(rows, at)
        if named or (moves is None and not shown):
            doubtful.append(at)
    return stated, counted, doubtful


def _moves(rows: Sequence[DatedRow], at: int) -> bool | None:
    """Whether the running balance needs a row's amount; None where there is no balance that tells."""
    amount, own = rows[at].amount, rows[at].balance
    if amount is None or own is None:
        return None
    others = (rows[near].balance for near in (at - 1, at + 1) if 0 <= near < len(rows))
    steps = {abs(own - other) for other in others if other is not None}
    if abs(amount) in steps:
        return True
    return False if 0 in steps or abs(amount) == abs(own) else None


def _proven_balances(rows: Sequence[DatedRow], worded: Sequence[int]) -> set[int]:
    """The rows between which the others add up to just what the two differ by."""
    proven: set[int] = set()
    for first, second in pairwise(worded):
        between = [rows[at].amount or Decimal(0) for at in range(first + 1, second)]
        step = abs((rows[second].amount or Decimal(0)) - (rows[first].amount or Decimal(0)))
        if (between and step == abs(sum(between, Decimal(0)))) or (not between and not step and first in proven):
            proven |= {first, second}
    return proven


def _is_shop(rows: Sequence[DatedRow], at: int) -> bool:
    return is_shop_too(rows[at].text) or _is_elsewhere(rows, at)


def _may_be_named(rows: Sequence[DatedRow], at: int, worded: Collection[int]) -> bool:
    """Whether the phrase of a row amid transactions goes on with a word, as the name of a shop may."""
    more = fold(rows[at].text).removeprefix(balance_phrase(rows[at].text)).strip(" .:")
    return more.isalpha() and not currency_in(more) and not names_period(more) and _is_amid(rows, at, worded)


def _is_elsewhere(rows: Sequence[DatedRow], at: int) -> bool:
    """Whether other rows begin with the same phrase and go on like the names of shops."""
    phrase = f"{balance_phrase(rows[at].text)} "
    return any(row.amount and fold(row.text).startswith(phrase) and not row.states_balance for row in rows)


def _is_amid(rows: Sequence[DatedRow], at: int, worded: Collection[int]) -> bool:
    """Whether ordinary transactions stand before and behind a row."""
    ordinary = [other for other, row in enumerate(rows) if row.amount and other not in worded]
    return bool(ordinary) and ordinary[0] < at < ordinary[-1]


def _labelled(layout: Layout, rows: Sequence[DatedRow]) -> Layout:
    """The layout with the cells that call a row without a text a balance or a total."""
    columns = [column for column in layout.columns if column.role in ("ignored", "status", "external_id")]
    found = [
        (column, row.cells[column.index].strip())
        for row in rows
        if not row.text
        for column in columns
        if is_total_text(row.cells[column.index]) and not is_brand_of_words(row.cells[column.index])
    ]
    known = {column.index for column, _ in found if column.role == "ignored"}
    marked = (replace(column, role="status") if column.index in known else column for column in layout.columns)
    return replace(layout, columns=tuple(marked), summaries=layout.summaries | {label for _, label in found})


def _marked(layout: Layout, rows: Sequence[DatedRow], summed: Sequence[int]) -> Layout:
    """The layout with what only these rows hold in one column: their text, else the type of the record.

    As it was where no column tells them apart.
    """
    others = [row for at, row in enumerate(rows) if at not in summed]
    texts = frozenset(rows[at].text for at in summed)
    if "" not in texts and not texts & {row.text for row in others}:
        return replace(layout, summaries=layout.summaries | texts)
    for column in layout.columns[: layout.own_width]:
        marks = frozenset(rows[at].cells[column.index].strip() for at in summed)
        usual = {row.cells[column.index].strip() for row in others}
        repeats = 2 * len(usual) <= len(others)
        if column.role in ("ignored", "status") and repeats and "" not in marks | usual and not marks & usual:
            columns = (replace(each, role="status") if each is column else each for each in layout.columns)
            return replace(layout, columns=tuple(columns), summaries=layout.summaries | marks)
    return layout


def _question(rows: Sequence[DatedRow], doubtful: Sequence[int]) -> Question:
    named = ", ".join(f'"{text[:40]}"' for text in dict.fromkeys(rows[at].text for at in doubtful))
    return Question(
        about="opening_counts",
        text=f"Rows of this file are called {named}, which may be a shop or a balance.",
        choices={"true": "they are transactions", "false": "they only state a balance"},
        taken="true",
    )
