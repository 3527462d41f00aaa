"""OFX and QFX, as SGML or XML -> a row for each transaction, streamed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO, Final

from finpulse.cleaning.values.figures import DecimalMark
from finpulse.sources.detection.amount_rules.sign_rule import SignRule, guessed_rule
from finpulse.sources.detection.amount_rules.typed_entries import TypedEntry, TypeWords, rule_by_types
from finpulse.sources.readers.known_fields import (
    PENDING,
    Field,
    read_entries,
    reference,
    sample_of,
    with_signs,
)
from finpulse.sources.readers.stated_figures import Entry, figure, rows_of, sections_of
from finpulse.sources.readers.syntax.declared_encoding import open_text, settle_encoding
from finpulse.sources.readers.syntax.sgml import Element, elements
from finpulse.sources.readers.syntax.short_days import calendar_day
from finpulse.sources.reading import Hints, RawRow, Reading
from finpulse.sources.stated import StatedSection

NAME: Final = "ofx"
# What our own exports write as the id of a transaction whose bank gave it none.
MADE_UP: Final = "FINPULSE-"
_TYPE: Final = Field("TRNTYPE", "ignored")
FIELDS: Final = (
    Field("DTPOSTED", "date"),
    Field("TRNAMT", "amount"),
    Field("CURRENCY", "currency"),
    Field("NAME", "merchant"),
    Field("MEMO", "description"),
    Field("FITID", "external_id"),
    Field("STATUS", "status"),
    _TYPE,
)

_START: Final = re.compile(r"<OFX>|OFXHEADER\s*[:=]|<STMTTRN>|<(?:BANK|CREDITCARD)MSGSRSV1>", re.IGNORECASE)
_CHARSET: Final = re.compile(
    r"(?:^|\n)[^\S\n]*+CHARSET:\s*+([\w-]+)|<\?xml[^>]{0,200}encoding\s*+=\s*+[\"']([\w.-]+)", re.IGNORECASE
)
_TRANSACTIONS: Final = frozenset({"STMTTRN", "STMTTRNP"})
_STATEMENTS: Final = frozenset({"STMTRS", "CCSTMTRS", "INVSTMTRS"})
_LIST_ENDS: Final = _STATEMENTS | {"BANKTRANLIST", "BANKTRANLISTP", "INVTRANLIST", "OFX"}
# Of the balances, the available one counts what is not booked, and those of a list are of any kind.
_BALANCES: Final = frozenset({"LEDGERBAL", "AVAILBAL", "BALLIST", "BAL"})
# What never stands inside a transaction.
_NO_PART: Final = _TRANSACTIONS | _STATEMENTS | _BALANCES
_DAYS: Final = ("DTPOSTED", "DTTRAN", "DTUSER", "DTAVAIL")
_COMPACT_DAY: Final = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")
_MOST_FIELDS: Final = 100
# Whether an amount's sign contradicts its type, by the type and whether it is negative; other types have either sign.
_AGAINST_TYPE: Final = {
    ("DEBIT", False): True,
    ("CREDIT", True): True,
    ("DEBIT", True): False,
    ("CREDIT", False): False,
}
_FEWEST_VOTES: Final = 3
# The types that say which way money went, where amounts have no signs; the rest may be either.
_TYPES: Final = TypeWords(
    out=frozenset(("debit", "fee", "srvchg", "pos", "atm", "check", "payment", "cash", "directdebit", "repeatpmt")),
    inward=frozenset(("credit", "dep", "directdep", "div", "int")),
)
# On a card a payment is money that came in, and interest is charged.
_TYPES_OF_CARD: Final = TypeWords(
    out=(_TYPES.out | {"int"}) - {"payment"}, inward=(_TYPES.inward | {"payment"}) - {"int"}
)


def recognises(head: str) -> bool:
    """Whether a file's beginning has OFX's header or one of its outer tags."""
    return bool(_START.search(head))


def detect(file: BinaryIO, hints: Hints) -> Reading:
    """How an OFX file is to be read. Raises UnreadableFile where it holds no transactions."""
    file.seek(0)
    match = _CHARSET.search(file.read(4096).decode("latin-1").replace("\r", "\n"))
    encoding = settle_encoding(file, (match[1] or match[2]) if match else "")
    rows = sample_of(_rows(file, encoding))
    reading = read_entries(NAME, encoding, FIELDS, rows, hints)
    is_card = hints.account_type == "credit_card"
    rule = rule_by_types([_typed(row) for row in rows], _TYPES_OF_CARD if is_card else _TYPES, is_card=is_card)
    return with_signs(reading, rule or _rule_of_printed(rows, is_card=is_card), flag=FIELDS.index(_TYPE))


def _typed(row: RawRow) -> TypedEntry:
    _, amount, _, name, memo, _, _, kind = row.cells
    return TypedEntry(kind, amount, f"{name} {memo}")


def read_rows(file: BinaryIO, reading: Reading) -> Iterator[RawRow]:
    """Every transaction of every account in the file, pending ones as such. The file stays open."""
    return _rows(file, reading.encoding)


def read_stated(file: BinaryIO, reading: Reading) -> tuple[StatedSection, ...]:
    """The ledger balance of every account in the file, which stays open.

    A bank that writes purchases as positive amounts writes what is owed so too.
    """
    with open_text(file, reading.encoding) as text:
        stated = sections_of(_entries(elements(text, _TRANSACTIONS | _LIST_ENDS), reading.layout.amounts.decimal_mark))
    if not reading.layout.signs.inverted:
        return stated
    return tuple(replace(section, closing=-section.closing) if section.closing else section for section in stated)


def _rows(file: BinaryIO, encoding: str) -> Iterator[RawRow]:
    with open_text(file, encoding) as text:
        yield from rows_of(_entries(elements(text, _TRANSACTIONS | _LIST_ENDS), "."))


def _entries(elements: Iterator[Element], mark: DecimalMark) -> Iterator[Entry]:
    """Each transaction, and behind those of an account what is stated about them.

    SGML may omit any end tag: a transaction ends where the next one begins, or where its list ends.
    """
    begun, account = None, _OpenAccount(mark)
    for element in elements:
        if begun and _ends_transaction(element):
            yield begun.row(account.currency)
            begun = None
        if element.name in _STATEMENTS:
            yield account.take()
        if element.closing:
            continue
        if element.name in _TRANSACTIONS:
            begun = _OpenTransaction(element.name, element.line)
        elif begun:
            begun.keep(element.name, element.value)
        else:
            account.keep(element.name, element.value)
    if begun:
        yield begun.row(account.currency)
    yield account.take()


def _ends_transaction(element: Element) -> bool:
    return element.name in _NO_PART or (element.closing and element.name in _LIST_ENDS)


class _OpenAccount:
    """An account's statement of which not all has been read yet: its currency and its ledger balance."""

    def __init__(self, mark: DecimalMark) -> None:
        self.currency = ""
        self._mark = mark
        self._balance = ""
        self._section = StatedSection()

    def keep(self, name: str, value: str) -> None:
        """Keep the account's currency, and the amount and the day of its ledger balance."""
        if name == "CURDEF":
            self.currency = value
        elif name in _BALANCES:
            self._balance = name
        elif self._balance == "LEDGERBAL" and name == "BALAMT":
            self._section = replace(self._section, closing=figure(value, self._mark), currency=self.currency or None)
        elif self._balance == "LEDGERBAL" and name == "DTASOF" and (match := _COMPACT_DAY.match(value)):
            self._section = replace(self._section, closing_day=calendar_day("-".join(match.groups())))

    def take(self) -> tuple[StatedSection, ...]:
        """What is stated about the account, and begin the next; an amount that can't be read states nothing."""
        section, self._section, self._balance = self._section, StatedSection(), ""
        return (section,) if section.closing is not None else ()


class _OpenTransaction:
    """A transaction of which not all fields have been read yet."""

    def __init__(self, name: str, line: int) -> None:
        self._name, self._line = name, line
        self._aggregate = ""
        self._values: dict[str, str] = {}

    def keep(self, name: str, value: str) -> None:
        """Keep a field's first value; an element without a value is an aggregate, which holds other elements."""
        if not value:
            self._aggregate = name
        elif len(self._values) < _MOST_FIELDS:
            # ORIGCURRENCY has a CURSYM too, but its amount has been converted to the account's currency already.
            self._values.setdefault(f"{self._aggregate}.{name}" if name == "CURSYM" else name, value)

    def row(self, currency: str) -> RawRow:
        """The transaction's row, in its own currency or else the account's."""
        return RawRow(self._line, _cells(self._name, self._values, currency))


def _cells(kind: str, values: dict[str, str], currency: str) -> list[str]:
    day = next((values[name] for name in _DAYS if values.get(name)), "")
    compact = _COMPACT_DAY.match(day)
    name, memo = values.get("NAME", ""), values.get("MEMO", "")
    if name and memo.startswith(name):
        # The name is often the memo's beginning, cut at 32 letters.
        name, memo = ("", memo) if memo[len(name) :][:1].isalnum() else (name, memo[len(name) :].strip())
    if not name and not memo:
        memo = " ".join(filter(None, (values.get("TRNTYPE"), values.get("CHECKNUM"))))
    return [
        "-".join(compact.groups()) if compact else day,
        values.get("TRNAMT", ""),
        values.get("CURRENCY.CURSYM", currency),
        name,
        memo,
        "" if values.get("FITID", "").startswith(MADE_UP) else reference(values.get("FITID", "")),
        PENDING if kind.endswith("P") else "",
        values.get("TRNTYPE", "").upper(),
    ]


def _rule_of_printed(rows: Sequence[RawRow], *, is_card: bool) -> SignRule:
    """Signs as printed, unless debits are positive and credits negative throughout, as some banks write a card's."""
    votes = [_AGAINST_TYPE.get((row.cells[-1], row.cells[1].startswith("-"))) for row in rows]
    inverted = votes.count(True) >= _FEWEST_VOTES and votes.count(False) == 0
    return guessed_rule(inverted=True) if inverted and not is_card else SignRule(inverted=inverted)
