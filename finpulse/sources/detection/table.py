"""Records -> what their columns mean: the part of detection that is the same for every format with rows and cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from finpulse.cleaning.layout import NO_SHARED_DAYS, AmountFormat, Layout
from finpulse.cleaning.row_repair import join_decimals, join_thousands
from finpulse.cleaning.values.counted_days import is_count
from finpulse.cleaning.values.date_texts import date_text
from finpulse.cleaning.values.dates import day_of
from finpulse.errors import UnreadableFile
from finpulse.sources.detection.amount_rules.amount_style import decide_style
from finpulse.sources.detection.amount_rules.amount_units import decide_units
from finpulse.sources.detection.amount_rules.column_signs import with_column_signs
from finpulse.sources.detection.amount_rules.decimal_mark import decide_mark
from finpulse.sources.detection.amount_rules.direction_words import RowDirections
from finpulse.sources.detection.amount_rules.sign_rule import SignRule
from finpulse.sources.detection.amount_rules.signs import DirectionColumns, check_pair, decide_pair, decide_signs
from finpulse.sources.detection.amount_rules.statement_currency import currency_of_amounts, currency_of_column
from finpulse.sources.detection.cell_kinds import CellKind, is_transaction, kinds_of
from finpulse.sources.detection.column_evidence import ColumnEvidence, gather_evidence
from finpulse.sources.detection.column_roles.assign_roles import assign_roles
from finpulse.sources.detection.column_roles.ledger_legs import with_legs
from finpulse.sources.detection.column_roles.own_account import rule_by_own_account
from finpulse.sources.detection.column_roles.rival_amounts import doubtful_amount
from finpulse.sources.detection.column_roles.text_columns import flag_columns, kind_texts, texts_of_rows
from finpulse.sources.detection.date_rules.date_format import decide_dates
from finpulse.sources.detection.date_rules.surroundings import surroundings
from finpulse.sources.detection.footnotes import with_footnotes
from finpulse.sources.detection.header import Header, find_header
from finpulse.sources.detection.header_names import MONEY_TAGS, Record
from finpulse.sources.detection.roles import Roles
from finpulse.sources.detection.shared_days import find_shared_days, with_shared_days
from finpulse.sources.detection.summary_rows import with_summaries, without_summaries
from finpulse.sources.detection.table_bounds import first_row, with_neighbours
from finpulse.sources.detection.unsigned_amounts.opening_balance import RowsAround, SettledSigns, settle_signs
from finpulse.sources.reading import Hints, Question

_MOST_COLUMNS: Final = 500
_LONGEST_SAMPLE: Final = 40
_COUNTED: Final = 0.3
# Of longer tables the first records are passages, so that nothing can be summed up.
_MOST_WHOLE: Final = 600
# Totals stand among so many records at the end.
_LAST_RECORDS: Final = 12
_FIRST_RECORDS: Final = 3


@dataclass(frozen=True, slots=True)
class Table:
    """A table of transactions: the lines of its header and of its first record, and what its columns mean.

    `other_lines` are those of the headers of other tables of the file that hold transactions.
    """

    header_line: int | None
    first_line: int
    layout: Layout
    questions: tuple[Question, ...]
    other_lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Around:
    """What a file says beside the rows that are evidence.

    `preamble` is the text above the table, which may name the year; `notes` are its other records that are no
    transactions. `days` are further cells of the column of days. `is_whole` says that the evidence is all rows.
    """

    preamble: str = ""
    notes: str = ""
    days: Sequence[str] = ()
    is_whole: bool = False


def read_table(rows: Sequence[Record], more: Sequence[list[str]], hints: Hints, *, neighbours: bool = True) -> Table:
    """What the columns of a table mean, from its first records, each with its line, and more from further on.

    Without `neighbours`, nothing is left to what stands around a row: its reader does not `complete` rows.

    Raises UnreadableFile, with a sentence that says why, for what is no table of transactions.
    """
    shared = find_shared_days(rows) if neighbours else NO_SHARED_DAYS
    rows = list(with_shared_days(rows, shared)) if shared.days_stand else rows
    header = find_header(rows)
    body, names = [cells for _, cells in header.body] + list(more), header.names
    plain, sums = without_summaries(body)
    table = gather_evidence(names, _alike(_whole(plain, len(names)), len(names)), hints.currency)
    _refuse_what_is_no_table(table, body)
    preamble = _text(rows[: header.body_start])
    roles = assign_roles(table, hints.currency, f"{preamble} {_text_beside(header, sums)}")
    _refuse_what_is_no_statement(roles, table)
    days = _deciding_days(sums, roles)
    is_whole = not more and len(body) < _MOST_WHOLE
    around = Around(preamble, _text_beside(header, sums) + _first_notes(header) if is_whole else "", days, is_whole)
    layout, questions = lay_out(table, roles, around, hints, neighbours=neighbours)
    if doubt := doubtful_amount(table, roles):
        questions = (*questions, doubt)
    layout, questions = with_legs(layout, table, roles, questions)
    layout = with_footnotes(with_neighbours(layout, header, shared) if neighbours else layout, body)
    layout = _with_counted_days(layout, plain)
    layout, doubt = with_summaries(layout, body, is_whole=is_whole)
    questions = (*questions, doubt) if doubt else questions
    header_line = rows[header.index][0] if header.index is not None else None
    first_line = rows[first_row(rows, header, roles)][0]
    if shared.days_stand == "in_headings":
        # The first heading stands above the first row that it is for.
        first_line = header_line + 1 if header_line is not None else 1
    return Table(header_line, first_line, layout, questions, header.statements)


def _with_counted_days(layout: Layout, records: Sequence[list[str]]) -> Layout:
    """The layout of days that may be counted, where a good part of the transactions has such days beside others."""
    at = layout.positions("date")[0]
    dated = [(is_count(cells[at]), cells) for cells in records if len(cells) > at]
    if not any(counted for counted, _ in dated):
        return layout
    counts = [counted for counted, cells in dated if is_transaction(cells)]
    is_usual = sum(counts) >= _COUNTED * max(len(counts), 1)
    return replace(layout, dates=replace(layout.dates, counted_days=True)) if is_usual else layout


def _alike(body: Sequence[list[str]], width: int) -> list[list[str]]:
    """The rows that are transactions by their cells; footers, notes and broken rows are no evidence."""
    likely = [cells for cells in body if is_transaction(cells)]
    full = [cells for cells in likely if any(kinds_of(cell) & CellKind.DAY for cell in cells)]
    likely = full if len(full) >= 0.3 * len(likely) else likely
    fitting = [cells for cells in likely if not width or not _overflows(cells, width)]
    return fitting or likely or list(body)


def _overflows(cells: Sequence[str], width: int) -> bool:
    return any(cell.strip() for cell in cells[width:])


def _whole(body: list[list[str]], width: int) -> list[list[str]]:
    """Rows that marks of amounts made wider than their header, made whole, if that explains nearly all of them."""
    wider = sum(_overflows(cells, width) for cells in body)
    if not width or wider < 0.5 * len(body):
        return body
    ways = [join_decimals(cells) for cells in body], [_with_thousands(cells, width) for cells in body]
    fits = [sum(len(cells) == width for cells in joined) for joined in ways]
    best = fits.index(max(fits))
    return ways[best] if fits[best] >= 0.8 * len(body) else body


def _with_thousands(cells: list[str], width: int) -> list[str]:
    """The row with amounts that thousands marks have cut made whole, if there is one way to do it."""
    ways = list(join_thousands(cells, width))
    return ways[0] if len(ways) == 1 else cells


def _refuse_what_is_no_table(table: Sequence[ColumnEvidence], body: Sequence[list[str]]) -> None:
    if len(table) > _MOST_COLUMNS:
        raise UnreadableFile(f"This file has {len(table)} columns; no statement has more than {_MOST_COLUMNS}.")
    if len(table) < 2:
        raise UnreadableFile("This file is no table: its lines have no columns that a comma, semicolon or tab parts.")
    if not any(any(cell.strip() for cell in cells) for cells in body):
        raise UnreadableFile("There is nothing under this file's header: it holds no transactions.")


def _refuse_what_is_no_statement(roles: Roles, table: Sequence[ColumnEvidence]) -> None:
    if not roles.date:
        raise UnreadableFile("No column of this file holds dates, so it can't be read as a statement.")
    if not (roles.amount or roles.debit or roles.credit):
        raise UnreadableFile(_why_no_amounts(table))


def _why_no_amounts(table: Sequence[ColumnEvidence]) -> str:
    for column in table:
        if column.tag in MONEY_TAGS - {"balance"} and column.filled_count and not column.is_numeric:
            sample = next((cell.strip() for cell in column.cells if cell.strip()), "")[:_LONGEST_SAMPLE]
            return (
                f'The amounts in column "{column.header}" can\'t be read: "{sample}" is no amount that is known here.'
            )
    if any(column.tag == "balance" and column.is_numeric for column in table):
        return (
            "This file holds balances and no amounts, so its transactions can't be told from it. "
            "Export the transactions from your bank's website instead."
        )
    return "No column of this file holds amounts, so it can't be read as a statement."


def _text(records: Sequence[Record]) -> str:
    return " ".join(" ".join(cells) for _, cells in records)


def _text_beside(header: Header, sums: Sequence[list[str]]) -> str:
    """What a table's last records say that are no transactions, or only sum it up."""
    notes = [cells for _, cells in header.body[-_LAST_RECORDS:] if not is_transaction(cells)]
    return " ".join(" ".join(cells) for cells in (*notes, *sums))


def _first_notes(header: Header) -> str:
    """What a table's first records say that are no transactions, as an opening balance is none."""
    notes = [cells for _, cells in header.body[:_FIRST_RECORDS] if not is_transaction(cells)]
    return " " + " ".join(" ".join(cells) for cells in notes)


def _deciding_days(records: Sequence[list[str]], roles: Roles) -> list[str]:
    """The days of some records that leave only one order of day and month."""
    at = roles.date.index if roles.date else 0
    cells = [cells[at] for cells in records if len(cells) > at and kinds_of(cells[at]) & CellKind.DAY]
    return [cell for cell in cells if (day := date_text(cell)) and not (day_of(day, "dmy") and day_of(day, "mdy"))]


def lay_out(
    table: Sequence[ColumnEvidence],
    roles: Roles,
    beside: Around,
    hints: Hints,
    *,
    neighbours: bool = False,
) -> tuple[Layout, tuple[Question, ...]]:
    """How the cells of columns whose roles are known become values, and what of that is a guess."""
    assert roles.date
    languages = table[0].languages
    named = currency_of_amounts(roles, hints.currency)
    currency = named or hints.currency
    around = surroundings(table, roles, beside.preamble, named or currency_of_column(table, roles))
    dates, date_questions = decide_dates(roles.date.days, beside.preamble, languages, hints, around, beside.days)
    mark, mark_question = decide_mark(roles.money, roles.balance, replace(hints, currency=currency), table, languages)
    style, style_questions = decide_style(roles, mark, currency)
    units, units_question = decide_units(roles, currency, beside.preamble)
    signs = _as_before(_signs(table, roles, hints, derived=neighbours), table, hints)
    if signs.flag:
        roles.others[signs.flag.index] = "flag"
    signs, opening, opening_question = _settled(signs, table, roles, beside, hints)
    convention, column_questions = with_column_signs(signs.convention(), table, roles)
    layout = Layout(
        columns=roles.as_columns(table),
        dates=dates,
        amounts=AmountFormat(mark, units, style=style),
        signs=convention,
        neighbours=signs.neighbours(opening),
        currency=currency,
        kinds=kind_texts(table, roles),
    )
    asked = (
        *date_questions, mark_question, units_question, *style_questions,
        signs.question, *column_questions, opening_question,
    )  # fmt: skip
    return layout, tuple(question for question in asked if question)


def _settled(
    signs: SignRule, table: Sequence[ColumnEvidence], roles: Roles, beside: Around, hints: Hints
) -> SettledSigns:
    is_card = hints.account_type == "credit_card"
    text = f"{beside.preamble} {beside.notes}"
    return settle_signs(signs, table, roles, RowsAround(texts_of_rows(table, roles), text, beside.is_whole, is_card))


def _as_before(signs: SignRule, table: Sequence[ColumnEvidence], hints: Hints) -> SignRule:
    """What the file leaves open about signs, as the account's latest statement under the same header was read."""
    names = [column.header for column in table]
    known = next((layout for layout in hints.earlier if any(names) and layout.headers[: len(names)] == names), None)
    if not signs.question or not known:
        return signs
    if signs.question.about == "sign":
        return replace(signs, inverted=known.signs.inverted, question=None)
    out, words = known.signs.outflow_flags, signs.outflow_flags | signs.inflow_flags
    is_known = bool(out & words) and words <= out | known.signs.inflow_flags
    return replace(signs, outflow_flags=words & out, inflow_flags=words - out, question=None) if is_known else signs


def _signs(table: Sequence[ColumnEvidence], roles: Roles, hints: Hints, *, derived: bool) -> SignRule:
    texts = texts_of_rows(table, roles)
    if roles.guessed_pair and roles.debit and roles.credit:
        return decide_pair(roles.debit, roles.credit, texts, hints)
    is_card = hints.account_type == "credit_card"
    if roles.debit and roles.credit and not is_card:
        meanings = RowDirections(texts, is_card=False)
        return check_pair(roles.debit, roles.credit, roles.balance, roles.newest_first, meanings)
    if not roles.amount:
        return SignRule()
    described = [table[index] for index in roles.positions("description") if index < len(table)]
    columns = DirectionColumns(flag_columns(table, roles), described, texts, partial(rule_by_own_account, table, roles))
    return decide_signs(roles.amount, roles.balance, columns, hints, roles.newest_first, derived=derived)
