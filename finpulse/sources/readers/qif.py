"""QIF, Quicken's lines of one letter and a value -> a row for each transaction, streamed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO, Final

from finpulse.cleaning.non_transactions import is_balance_text
from finpulse.sources.detection.amount_rules.sign_rule import SignRule
from finpulse.sources.detection.amount_rules.typed_entries import TypedEntry, TypeWords, rule_by_types
from finpulse.sources.detection.column_evidence import gather_evidence
from finpulse.sources.detection.roles import Roles
from finpulse.sources.detection.table import Around, lay_out
from finpulse.sources.readers.known_fields import (
    Field,
    columns_of,
    reading_of,
    refuse_no_entries,
    sample_of,
    with_increasing_lines,
    with_signs,
)
from finpulse.sources.readers.syntax.declared_encoding import open_text, settle_encoding
from finpulse.sources.reading import Hints, RawRow, Reading

NAME: Final = "qif"
FIELDS: Final = (
    Field("D", "date"),
    Field("T", "amount"),
    Field("P", "merchant"),
    Field("M", "description"),
    Field("L", "category"),
    Field("N", "ignored"),
)
# What stands as a record's number where it says what kind of transaction it is.
_CHEQUE: Final = "check"
_KINDS: Final = TypeWords(
    out=frozenset(
        (_CHEQUE, "pos", "atm", "debit", "withdrawal", "payment", "fee", "withdraw", "dr", "db", "wd", "chk", "bill")
    ),
    inward=frozenset(("credit", "dep", "deposit", "directdep", "div", "int", "cr", "income")),
)

_SECTION: Final = re.compile(r"^[ \t]*!(?:type|account|option|clear)\b", re.IGNORECASE | re.MULTILINE)
_BARE_DAY: Final = re.compile(r"^D *\d[\d ]*[-/.'][\d ]+[-/.'][ \d]+$", re.MULTILINE)
_BARE_AMOUNT: Final = re.compile(r"^[TU] *+[-+]?[\d.,' ]*\d$", re.MULTILINE)
_BARE_END: Final = re.compile(r"^\^\s*$", re.MULTILINE)
_LOOK: Final = 16 << 10
# Lists of categories, classes and the like are sections too, and hold no transactions.
_NO_TRANSACTIONS: Final = frozenset(
    (
        "account",
        "cat",
        "class",
        "security",
        "prices",
        "memorized",
        "tag",
        "budget",
        "invitem",
        "template",
        "payee",
        "tax",
    )
)
_INVESTMENTS: Final = ("invst", "port")
# The actions that move an investment account's cash without buying or selling securities: 1 for money in, -1 for out.
_CASH_ACTIONS: Final = {
    **dict.fromkeys(
        ("cash", "xin", "contribx", "miscinc", "intinc", "div", "cglong", "cgmid", "cgshort", "rtrncap"), 1
    ),
    **dict.fromkeys(("xout", "withdrwx", "miscexp", "margint"), -1),
}
_LONGEST_LINE: Final = 1 << 16
_FEWEST_ROWS: Final = 3
_LONGEST_VALUE: Final = 4_000
_MOST_FIELDS: Final = 40
# A register begins with its opening balance, which is neither income nor spending: so it counts as a transfer.
_OPENING: Final = "Transfer"
_YEAR_MARK: Final = re.compile(r"(?:(?<!\s)\s++)?+['`´’]\s*+")


def recognises(head: str) -> bool:
    """Whether a file's beginning has a section's line, or whole transactions without one."""
    start = head[:_LOOK].replace("\r", "\n")
    return bool(_SECTION.search(start)) or all(part.search(start) for part in (_BARE_DAY, _BARE_AMOUNT, _BARE_END))


def detect(file: BinaryIO, hints: Hints) -> Reading:
    """How a QIF file is to be read: its order of dates and decimal mark by evidence, its signs as they stand.

    Raises UnreadableFile where it holds no transactions.
    """
    encoding = settle_encoding(file, "")
    rows = sample_of(_rows(file, encoding))
    refuse_no_entries(rows)
    table = gather_evidence([field.name for field in FIELDS], [row.cells for row in rows])
    roles = Roles(date=table[0], amount=table[1], others={2: "merchant", 3: "description", 4: "category"})
    layout, questions = lay_out(table, roles, Around(), hints)
    layout = replace(layout, columns=columns_of(FIELDS, rows), opening_counts=True)
    questions = tuple(question for question in questions if question.about not in ("sign", "outflow_flags"))
    reading = reading_of(NAME, encoding, rows[0].line, layout, questions)
    return with_signs(reading, _rule(rows, hints), flag=len(FIELDS) - 1)


def _rule(rows: Sequence[RawRow], hints: Hints) -> SignRule:
    """In QIF payments have a minus, so signs are as they stand; where no record has one, kinds and texts may tell."""
    is_card = hints.account_type == "credit_card"
    booked = [row for row in rows if row.cells[4] != _OPENING]
    entries = [TypedEntry(row.cells[5], row.cells[1], " ".join(row.cells[2:5])) for row in booked]
    typed = rule_by_types(entries, _KINDS, is_card=is_card)
    if typed and (typed.outflow_flags or not is_card):
        return typed
    return SignRule(inverted=_is_card_of_one_sign(rows, hints))


def _is_card_of_one_sign(rows: Sequence[RawRow], hints: Hints) -> bool:
    """Whether a credit card's statement has no minus at all, so that purchases must be its positive amounts."""
    enough = hints.account_type == "credit_card" and len(rows) >= _FEWEST_ROWS
    return enough and not any(row.cells[1].startswith("-") for row in rows)


def read_rows(file: BinaryIO, reading: Reading) -> Iterator[RawRow]:
    """Every transaction of every account in the file; the parts of a split stay in theirs. The file stays open."""
    width = len(reading.layout.columns)  # Older readings know no column of kinds.
    return (row._replace(cells=row.cells[:width]) for row in _rows(file, reading.encoding))


def _rows(file: BinaryIO, encoding: str) -> Iterator[RawRow]:
    with open_text(file, encoding) as text:
        yield from with_increasing_lines(_transactions(iter(lambda: text.readline(_LONGEST_LINE), "")))


def _transactions(lines: Iterable[str]) -> Iterator[RawRow]:
    values: dict[str, str] = {}
    section, begun = "bank", 0
    for number, line in enumerate(lines, 1):
        text = line.strip("\n\ufeff\0")
        if text.lstrip().startswith("!"):
            section, values = _section(text, section), {}
        elif text.startswith("^"):
            if cells := _cells(section, values):
                yield RawRow(begun, cells)
            values = {}
        elif text.strip():
            begun = begun if values else number
            _keep(values, text[0].upper(), text[1:].strip()[:_LONGEST_VALUE])
    if cells := _cells(section, values):
        yield RawRow(begun, cells)


def _section(line: str, current: str) -> str:
    """The section that a line with an exclamation mark begins; an option keeps the current one."""
    word, _, kind = line.strip().lstrip("!").partition(":")
    word = word.strip().casefold()
    if word in ("option", "clear"):
        return current
    return kind.strip().casefold() if word == "type" else word


def _keep(values: dict[str, str], code: str, value: str) -> None:
    """Keep a field's first value; the codes behind the first S belong to the parts of a split, and are left out."""
    if code == "A":
        values[code] = f"{values.get(code, '')} {value}".strip()[:_LONGEST_VALUE]
    elif not ("S" in values and code in "DE$%S") and len(values) < _MOST_FIELDS:
        values.setdefault(code, value)


def _cells(section: str, values: dict[str, str]) -> list[str]:
    """The transaction's cells, or nothing where the section or the record holds none."""
    amount = values.get("T") or values.get("U", "")
    if section in _NO_TRANSACTIONS or not (amount or values.get("D")):
        return []
    if section in _INVESTMENTS:
        direction = _CASH_ACTIONS.get(values.get("N", "").casefold(), 0)
        if not direction or not amount:
            return []
        amount = f"-{amount}" if direction < 0 and amount[0] not in "-(" else amount
    payee, memo, category = values.get("P", ""), values.get("M", ""), values.get("L", "")
    if is_balance_text(payee or memo):
        # A register begins with a transaction of what was there before; without it the account's balance is wrong.
        payee, memo, category = payee or memo, "", _OPENING
    return [
        _YEAR_MARK.sub("/", values.get("D", "")).replace(" ", ""),
        amount,
        payee,
        memo or ("" if payee else values.get("A", "")),
        category,
        _kind(values.get("N", "")),
    ]


def _kind(number: str) -> str:
    """What a record's number says of its kind; a cheque's number says that it is one."""
    return _CHEQUE if number.isdecimal() else number
