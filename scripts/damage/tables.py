"""Statements as tables: in every language, order, way of amounts and place of balances; CSV, XLSX, ODS, HTML, text."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from html import escape
from random import Random
from typing import Any, Final
from zlib import crc32

from scripts.damage.histories import digits_of, history, with_balances
from scripts.damage.statement import Case, Part, Row, Statement
from scripts.damage.words import LANGUAGES, Language
from tests.support.workbooks import day as day_cell
from tests.support.workbooks import number, spreadsheet, workbook

_EXCEL_EPOCH: Final = date(1899, 12, 30)
_KINDS: Final = (
    "csv",
    "csv",
    "csv",
    "csv daily",
    "csv sparse",
    "csv currencies",
    "csv accounts",
    "csv card",
    "csv fees",
    "csv ends",
    "csv partners",
)
FORMATS: Final = (*_KINDS, "xlsx", "ods", "html", "fixed width")
_WIDE: Final = frozenset({"jp", "cn"})


@dataclass(frozen=True)
class Dialect:
    """How one bank writes its tables; `amounts` is signed, trailing, brackets, columns, negative or marks."""

    language: Language
    newest_first: bool
    amounts: str
    marks: tuple[str, str]
    thousands: str
    delimiter: str
    encoding: str
    is_debt: bool = False
    has_fees: bool = False
    has_account: bool = False
    has_currency: bool = False
    has_blank_zeros: bool = False
    preamble: int = 0
    has_partners: bool = False
    ends: str = ""

    def figure(self, value: Decimal, digits: int, *, signed: bool = True) -> str:
        """An amount as the bank prints it."""
        plain = f"{abs(value):,.{digits}f}".replace(",", "\0").replace(".", self.language.decimal_mark)
        plain = plain.replace("\0", self.thousands)
        if not signed or value >= 0:
            return plain
        return {"trailing": f"{plain}-", "brackets": f"({plain})"}.get(self.amounts, f"-{plain}")

    def told(self) -> str:
        """The dialect in few words."""
        order = "newest first" if self.newest_first else "oldest first"
        return f"{self.language.name} {self.amounts} {order}"


def table_case(random_: Random, kind: str) -> Case:
    """A statement as a table of one of FORMATS."""
    container, _, special = kind.partition(" ")
    dialect = _dialect(random_, container, special)
    statement = _placed(random_, _statement(random_, dialect, special), special)
    hints: dict[str, Any] = {"account_type": "credit_card" if dialect.is_debt else "checking"}
    if not dialect.has_currency:
        hints["currency"] = dialect.language.currency
    write: Callable[[Statement], bytes] = _WRITERS[container](dialect)
    # From three rows on a text is known to be a table of fixed width, and a damage may cut five.
    is_known = container != "fixed" or len(statement.rows) > 7
    return Case(kind, dialect.told(), statement, write, hints, is_known and _is_provable(statement, dialect))


def _dialect(random_: Random, container: str, special: str) -> Dialect:
    # Letters of two columns' width stand beneath each other on a terminal, and not in a text.
    language = random_.choice([known for known in LANGUAGES if container != "fixed" or known.name not in _WIDE])
    ways = ("signed", "signed", "trailing", "brackets", "columns", "columns", "negative", "marks")
    amounts = random_.choice(ways[:4] if special in ("card", "fees") else ways)
    return Dialect(
        language,
        newest_first=random_.random() < 0.5,
        amounts=amounts,
        marks=random_.choice(language.marks),
        thousands=random_.choice(language.thousands),
        delimiter=random_.choice(",;\t|" if language.decimal_mark == "." else ";;\t|,"),
        encoding=random_.choice(language.encodings) if container == "csv" else "utf-8",
        is_debt=special == "card",
        has_fees=special == "fees",
        has_account=special == "accounts",
        has_currency=special == "currencies" or random_.random() < 0.3,
        has_blank_zeros=random_.random() < 0.6,
        preamble=random_.choice((0, 0, 2, 4)) if container != "fixed" else 0,
        has_partners=special == "partners",
        ends=random_.choice(("rows", "lines")) if special == "ends" else "",
    )


def _statement(random_: Random, dialect: Dialect, special: str) -> Statement:
    own = dialect.language.currency
    ends: list[tuple[Decimal, Decimal] | tuple[None, None]] = []
    currencies = {"currencies": [own, "USD" if own != "USD" else "EUR"], "accounts": [own, own]}.get(special, [own])
    first = date(2021, random_.randint(1, 9), random_.randint(1, 28))
    rows = []
    for part, currency in enumerate(currencies):
        opening, mine = history(random_, currency, part, first)
        if dialect.has_fees:
            often, digits = random_.choice((0.02, 0.3)), digits_of(currency)
            mine = with_balances(opening, [_with_fee(random_, row, digits, often) for row in mine])
        if dialect.is_debt:
            mine = with_balances(-opening - 20_000, mine)
        rows += mine
        ends.append((opening, mine[-1].balance or Decimal(0)) if dialect.ends else (None, None))
    rows.sort(key=lambda row: row.day)
    parts = [Part(currency, *stated) for currency, stated in zip(currencies, ends, strict=True)]
    return Statement(tuple(rows), tuple(parts), rows[0].day, rows[-1].day)


def _with_fee(random_: Random, row: Row, digits: int, often: float) -> Row:
    fee = Decimal(random_.randint(10, 300)).scaleb(-digits) if random_.random() < often else Decimal(0)
    return replace(row, moved=row.moved - fee, fee=fee)


def _placed(random_: Random, statement: Statement, special: str) -> Statement:
    """The statement with its balances where the bank prints them: on each row, once a day, on some rows.

    The first row keeps its balance. Without, nothing proves the rows before the first one that has any.
    """
    if special not in ("daily", "sparse"):
        return statement
    rows = statement.rows
    is_last = [at + 1 == len(rows) or rows[at + 1].day != row.day for at, row in enumerate(rows)]
    kept = [is_last[at] if special == "daily" else random_.random() < 0.4 for at in range(len(rows))]
    kept[0] = kept[-1] = True
    placed = (row if keep else replace(row, balance=None) for row, keep in zip(rows, kept, strict=True))
    return replace(statement, rows=tuple(placed))


def _is_provable(statement: Statement, dialect: Dialect) -> bool:
    """Whether the balance proves the statement.

    Days that could be months leave a question open, whatever it proves. A card's balance can be what is owed or what is
    there, and tells which by being owed at both ends. Whether a fee counts shows only behind the first row. Equal
    amounts follow from each other in either order.
    """
    ends = [row.balance or Decimal(0) for row in (statement.rows[0], statement.rows[-1])]
    if dialect.is_debt and max(ends) >= 0:
        return False
    if len({row.moved for row in statement.rows if row.balance is not None}) == 1:
        return False
    earliest, *others = (bool(row.fee) for row in statement.rows)
    if earliest and not any(others):
        return False
    has_order = "%b" in dialect.language.day_format or dialect.language.day_format.startswith("%Y")
    return has_order or any(row.day.day > 12 for row in statement.rows)


def _table(statement: Statement, dialect: Dialect) -> list[list[str]]:
    """The header and the rows as texts."""
    language = dialect.language
    rows = [_cells(row, statement, dialect) for row in statement.rows]
    amounts = {"columns": [language.out, language.into], "negative": [language.out, language.into]}
    header = [language.day, language.text, *amounts.get(dialect.amounts, [language.amount])]
    header += [language.mark_header] if dialect.amounts == "marks" else []
    header += [language.fee] if dialect.has_fees else []
    header += [language.currency_header] if dialect.has_currency else []
    header += ["IBAN"] if dialect.has_account or dialect.has_partners else []
    header.append(language.balance)
    if dialect.ends == "rows":
        blank = [""] * (len(header) - 3)
        opening, closing = _ends(statement, dialect)
        rows = [["", language.opening, *blank, opening], *rows, ["", language.closing, *blank, closing]]
    if dialect.newest_first:
        rows.reverse()
    return [header, *rows]


def _ends(statement: Statement, dialect: Dialect) -> list[str]:
    """The balances before and after all rows."""
    part = statement.parts[0]
    return [dialect.figure(value or Decimal(0), digits_of(part.currency)) for value in (part.opening, part.closing)]


def _cells(row: Row, statement: Statement, dialect: Dialect) -> list[str]:
    digits = digits_of(statement.currency(row))
    cells = [row.day.strftime(dialect.language.day_format), row.text, *_amounts(row.amount, digits, dialect)]
    if dialect.has_fees:
        cells.append(dialect.figure(row.fee, digits) if row.fee or not dialect.has_blank_zeros else "")
    if dialect.has_currency:
        cells.append(statement.currency(row))
    if dialect.has_account:
        cells.append(f"DE8937040044053201300{row.part}")
    if dialect.has_partners:
        cells.append(f"DE02100100100{crc32(row.text.encode()) % 10**9:09}")
    balance = row.balance if row.balance is None or not dialect.is_debt else -row.balance
    return [*cells, "" if balance is None else dialect.figure(balance, digits)]


def _amounts(amount: Decimal, digits: int, dialect: Dialect) -> list[str]:
    if dialect.amounts in ("columns", "negative"):
        nothing = "" if dialect.has_blank_zeros else dialect.figure(Decimal(0), digits)
        own = dialect.figure(amount, digits, signed=dialect.amounts == "negative")
        return [own, nothing] if amount < 0 else [nothing, own]
    if dialect.amounts == "marks":
        return [dialect.figure(amount, digits, signed=False), dialect.marks[amount > 0]]
    return [dialect.figure(amount, digits)]


def _csv(dialect: Dialect) -> Callable[[Statement], bytes]:
    def write(statement: Statement) -> bytes:
        table = _table(statement, dialect)
        text = io.StringIO()
        writer = csv.writer(text, delimiter=dialect.delimiter, lineterminator="\r\n")
        writer.writerows([["Kontoauszug / Statement"], ["DE89370400440532013000"], [], []][: dialect.preamble])
        if dialect.ends == "lines":
            names = (dialect.language.opening, dialect.language.closing)
            writer.writerows([*zip(names, _ends(statement, dialect), strict=True), []])
        writer.writerows(table)
        return text.getvalue().encode(dialect.encoding, "replace")

    return write


def _html(dialect: Dialect) -> Callable[[Statement], bytes]:
    def write(statement: Statement) -> bytes:
        rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in _table(statement, dialect))
        body = "\n".join(f"<tr>{row}</tr>" for row in rows)
        return f"<html><head><meta charset='utf-8'></head><body><table>\n{body}\n</table></body></html>".encode()

    return write


def _fixed(dialect: Dialect) -> Callable[[Statement], bytes]:
    def write(statement: Statement) -> bytes:
        table = _table(statement, dialect)
        widths = [max(len(row[at]) for row in table) + 2 for at in range(len(table[0]))]
        is_text = [at < 2 for at in range(len(widths))]
        lines = (
            "".join(
                cell.ljust(width) if left else cell.rjust(width - 2) + "  "
                for cell, width, left in zip(row, widths, is_text, strict=True)
            ).rstrip()
            for row in table
        )
        return "\n".join(lines).encode()

    return write


def _xlsx(dialect: Dialect) -> Callable[[Statement], bytes]:
    """A workbook of native days and numbers."""

    def write(statement: Statement) -> bytes:
        plain = replace(
            dialect, thousands="", language=replace(dialect.language, decimal_mark=".", day_format="%Y%m%d")
        )
        plain = replace(plain, amounts={"trailing": "signed", "brackets": "signed"}.get(plain.amounts, plain.amounts))
        header, *rows = _table(statement, plain)
        header[0] = dialect.language.day
        cells = [[_native_day(row[0]), *map(_native, row[1:])] for row in rows]
        return workbook({"Sheet1": [header, *cells]})

    return write


def _native_day(text: str) -> str:
    day = date(int(text[:4]), int(text[4:6]), int(text[6:]))
    return day_cell(str((day - _EXCEL_EPOCH).days))


def _native(text: str) -> str:
    try:
        return number(str(Decimal(text)))
    except ArithmeticError:
        return text


def _ods(dialect: Dialect) -> Callable[[Statement], bytes]:
    return lambda statement: spreadsheet({"Sheet1": _table(statement, dialect)})


_WRITERS: Final = {"csv": _csv, "xlsx": _xlsx, "ods": _ods, "html": _html, "fixed": _fixed}
