"""QIF, Quicken's lines of one letter and a value -> a row for each transaction, streamed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO, Final

from finpulse.cleaning.non_transactions import is_balance_text
from finpulse.sources.detection.column_evidence import gather_evidence
from finpulse.sources.detection.roles import Roles
from finpulse.sources.detection.table import lay_out
from finpulse.sources.readers.known_fields import Field, columns_of, reading_of, refuse_no_entries, rising, sample_of
from finpulse.sources.readers.syntax.declared_encoding import open_text, settle_encoding
from finpulse.sources.reading import Hints, RawRow, Reading

NAME: Final = "qif"
FIELDS: Final = (
    Field("D", "date"),
    Field("T", "amount"),
    Field("P", "merchant"),
    Field("M", "description"),
    Field("L", "category"),
)

_SECTION: Final = re.compile(r"^[ \t]*!(?:type|account|option|clear)\b", re.IGNORECASE | re.MULTILINE)
_BARE_DAY: Final = re.compile(r"^D *\d[\d ]*[-/.'][\d ]+[-/.'][ \d]+$", re.MULTILINE)
_BARE_AMOUNT: Final = re.compile(r"^[TU] *[-+]?[\d.,' ]*\d$", re.MULTILINE)
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
# What moves cash of an investment account without an exchange for securities, and which way.
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
# A register begins with its opening balance, which nobody earned or spent: so it counts as a transfer.
_OPENING: Final = "Transfer"
_YEAR_MARK: Final = re.compile(r"\s*['`´’]\s*")


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
    layout, questions = lay_out(table, roles, "", hints)
    layout = replace(layout, columns=columns_of(FIELDS, rows), opening_counts=True)
    if not _is_card_of_one_sign(rows, hints):
        # A payment has a minus by the standard, so one sign alone is no guess.
        layout = replace(layout, inverted=False)
        questions = tuple(question for question in questions if question.about != "sign")
    return reading_of(NAME, encoding, rows[0].line, layout, questions)


def _is_card_of_one_sign(rows: Sequence[RawRow], hints: Hints) -> bool:
    """Whether a card's statement has no minus at all, so that its purchases must be the positive amounts."""
    enough = hints.account_type == "credit_card" and len(rows) >= _FEWEST_ROWS
    return enough and not any(row.cells[1].startswith("-") for row in rows)


def read_rows(file: BinaryIO, reading: Reading) -> Iterator[RawRow]:
    """Every transaction of every account in the file; the parts of a split stay in theirs. The file stays open."""
    return _rows(file, reading.encoding)


def _rows(file: BinaryIO, encoding: str) -> Iterator[RawRow]:
    with open_text(file, encoding) as text:
        yield from rising(_transactions(iter(lambda: text.readline(_LONGEST_LINE), "")))


def _transactions(lines: Iterable[str]) -> Iterator[RawRow]:
    found: dict[str, str] = {}
    section, begun = "bank", 0
    for number, line in enumerate(lines, 1):
        text = line.strip("\n\ufeff\0")
        if text.lstrip().startswith("!"):
            section, found = _section(text, section), {}
        elif text.startswith("^"):
            if cells := _cells(section, found):
                yield RawRow(begun, cells)
            found = {}
        elif text.strip():
            begun = begun if found else number
            _keep(found, text[0].upper(), text[1:].strip()[:_LONGEST_VALUE])
    if cells := _cells(section, found):
        yield RawRow(begun, cells)


def _section(line: str, current: str) -> str:
    """The section that a line with an exclamation mark begins; options begin none."""
    word, _, kind = line.strip().lstrip("!").partition(":")
    word = word.strip().casefold()
    if word in ("option", "clear"):
        return current
    return kind.strip().casefold() if word == "type" else word


def _keep(found: dict[str, str], code: str, value: str) -> None:
    """Keep a field's first value; behind the first S stand the parts of a split, with a few codes of their own."""
    if code == "A":
        found[code] = f"{found.get(code, '')} {value}".strip()[:_LONGEST_VALUE]
    elif not ("S" in found and code in "DE$%S") and len(found) < _MOST_FIELDS:
        found.setdefault(code, value)


def _cells(section: str, found: dict[str, str]) -> list[str]:
    """The transaction's cells, or nothing where the section or the record holds none."""
    amount = found.get("T") or found.get("U", "")
    if section in _NO_TRANSACTIONS or not (amount or found.get("D")):
        return []
    if section in _INVESTMENTS:
        direction = _CASH_ACTIONS.get(found.get("N", "").casefold(), 0)
        if not direction or not amount:
            return []
        amount = f"-{amount}" if direction < 0 and amount[0] not in "-(" else amount
    payee, memo, category = found.get("P", ""), found.get("M", ""), found.get("L", "")
    if is_balance_text(payee or memo):
        # A register begins with a transaction of what was there before; without it the account's balance is wrong.
        payee, memo, category = payee or memo, "", _OPENING
    return [
        _YEAR_MARK.sub("/", found.get("D", "")).replace(" ", ""),
        amount,
        payee,
        memo or ("" if payee else found.get("A", "")),
        category,
    ]
