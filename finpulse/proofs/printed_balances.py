"""The rows of a chunk, clean and dropped, and their cells -> the figures that a proof looks at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from operator import attrgetter

from finpulse.balances.balance_chain import NOTHING, Entry
from finpulse.balances.stated_words import stated_in
from finpulse.cleaning.batch import CleanColumns
from finpulse.cleaning.drop_reasons import Unusable
from finpulse.cleaning.layout import Layout
from finpulse.cleaning.non_transactions import ELSEWHERE
from finpulse.cleaning.parts.day import DayPart
from finpulse.cleaning.parts.money import MoneyPart
from finpulse.cleaning.rows import Cleaner, DroppedRow
from finpulse.cleaning.values.amounts import plain_amounts, read_amount
from finpulse.proofs.row_figures import RowFigures, StatementRow, figures_of_amounts, part_of, row_figures
from finpulse.sources.detection.lexicon.header_words import names_account, normal_form
from finpulse.sources.stated import StatedSection

_line = attrgetter("entry.line")


def figures_of(
    layout: Layout,
    raw: Mapping[int, Sequence[str]],
    clean: CleanColumns,
    dropped: Sequence[DroppedRow],
    sections: Sequence[StatedSection],
) -> RowFigures:
    """The figures of a chunk's rows; `raw` has their cells by their lines."""
    rejected = [row.line for row in dropped if row.outcome == "rejected"]
    # What another table of the file says is not about these rows.
    skipped = [row.line for row in dropped if row.outcome == "skipped" and row.reason != ELSEWHERE]
    stated = stated_in((raw[line] for line in skipped), layout.amounts.decimal_mark)
    digits = _digits_of(layout, stated.values())
    stated = {kind: value.scaleb(-digits) for kind, value in stated.items()}
    days, amounts, currencies = (clean.values[name] for name in ("date", "amount", "currency"))
    if not sections and not layout.positions("balance"):
        return replace(figures_of_amounts(days, amounts, currencies, rejected), stated=stated)
    balances = printed_balances(layout, [raw[line] for line in clean.lines])
    accounts = _accounts(layout, [raw[line] for line in clean.lines])
    parts = {names: part_of(*names) for names in {*zip(currencies, accounts, strict=True)}}
    rows = [
        StatementRow(entry, parts[currency, account], currency)
        for entry, currency, account in zip(
            map(Entry, clean.lines, days, amounts, balances), currencies, accounts, strict=True
        )
    ]
    left_out = _left_out(layout, raw, skipped)
    return replace(row_figures(sorted([*rows, *left_out], key=_line), sections, rejected), stated=stated)


def _left_out(layout: Layout, raw: Mapping[int, Sequence[str]], lines: Sequence[int]) -> Iterator[StatementRow]:
    """The rows that are no transactions, but have a day, an amount and a balance like one.

    Where the amount is zero, the balance has to be that of the rows around.
    """
    day, money = DayPart(layout), MoneyPart(layout)
    width = len(layout.columns)
    found = [raw[line] for line in lines]
    for line, balance, account in zip(lines, printed_balances(layout, found), _accounts(layout, found), strict=True):
        cells = [*raw[line], *[""] * (width - len(raw[line]))]
        try:
            value = money.printed(cells)
            if balance is not None:
                entry = Entry(line, day.read(cells).date, NOTHING, balance)
                part = part_of(value.currency, account)
                yield StatementRow(entry, part, value.currency, left_out=value.amount)
        except Unusable:
            continue


def _accounts(layout: Layout, rows: Sequence[Sequence[str]]) -> list[str]:
    """What names the account of each row, in a file that may be of several; "" where no column does."""
    columns = [column.index for column in layout.columns if column.role == "ignored" and _is_of_accounts(column.header)]
    at = columns[0] if columns else -1
    return [row[at].strip() if 0 <= at < len(row) else "" for row in rows]


def _is_of_accounts(header: str) -> bool:
    return names_account(header) or "iban" in normal_form(header).split()


def printed_balances(layout: Layout, rows: Sequence[Sequence[str]]) -> list[Decimal | None]:
    """The balance that each row prints; None where it prints none, or one that can't be read."""
    columns = layout.positions("balance")
    if not columns:
        return [None] * len(rows)
    width = len(layout.columns)
    if max(map(len, rows), default=0) > width:
        cleaner = Cleaner(layout, 0)
        rows = [cleaner.whole(row) if len(row) > width else row for row in rows]
    cells = [row[columns[0]].strip() if len(row) > columns[0] else "" for row in rows]
    plain = plain_amounts(cells, layout.amounts.decimal_mark)
    balances = [value if value is not None else _read(layout, cell) for value, cell in zip(plain, cells, strict=True)]
    digits = _digits_of(layout, (value for value in balances if value is not None))
    return [value.scaleb(-digits) if value is not None else None for value in balances] if digits else balances


def _digits_of(layout: Layout, balances: Iterable[Decimal]) -> int:
    """How many digits of balances are their fraction; beside amounts in minor units, those in whole ones show one."""
    digits = layout.amounts.minor_digits
    return 0 if digits > 0 and any(value != value.to_integral_value() for value in balances) else digits


def _read(layout: Layout, cell: str) -> Decimal | None:
    try:
        return read_amount(cell, layout.amounts.decimal_mark, layout.amounts.style)
    except ValueError:
        return None
