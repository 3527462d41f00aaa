"""OFX and QFX, as SGML or XML -> a row for each transaction, streamed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO, Final

from finpulse.cleaning.layout import SignConvention
from finpulse.sources.readers.known_fields import PENDING, Field, read_entries, reference, rising, sample_of
from finpulse.sources.readers.syntax.declared_encoding import open_text, settle_encoding
from finpulse.sources.readers.syntax.sgml import Element, elements
from finpulse.sources.reading import Hints, RawRow, Reading

NAME: Final = "ofx"
FIELDS: Final = (
    Field("DTPOSTED", "date"),
    Field("TRNAMT", "amount"),
    Field("CURRENCY", "currency"),
    Field("NAME", "merchant"),
    Field("MEMO", "description"),
    Field("FITID", "external_id"),
    Field("STATUS", "status"),
    Field("TRNTYPE", "ignored"),
)

_START: Final = re.compile(r"<OFX>|OFXHEADER\s*[:=]|<STMTTRN>|<(?:BANK|CREDITCARD)MSGSRSV1>", re.IGNORECASE)
_CHARSET: Final = re.compile(r"(?:^|\n)\s*CHARSET:\s*([\w-]+)|<\?xml[^>]*encoding\s*=\s*[\"']([\w.-]+)", re.IGNORECASE)
_TRANSACTIONS: Final = frozenset({"STMTTRN", "STMTTRNP"})
_LIST_ENDS: Final = frozenset(
    {"BANKTRANLIST", "BANKTRANLISTP", "INVTRANLIST", "STMTRS", "CCSTMTRS", "INVSTMTRS", "OFX"}
)
_DAYS: Final = ("DTPOSTED", "DTTRAN", "DTUSER", "DTAVAIL")
_COMPACT_DAY: Final = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")
_MOST_FIELDS: Final = 100
# Only these two types say which way money went; the others stand beside either sign.
_AGAINST_TYPE: Final = {
    ("DEBIT", False): True,
    ("CREDIT", True): True,
    ("DEBIT", True): False,
    ("CREDIT", False): False,
}
_FEWEST_VOTES: Final = 3


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
    signs = SignConvention(inverted=_are_inverted(rows))
    return replace(reading, layout=replace(reading.layout, signs=signs))


def read_rows(file: BinaryIO, reading: Reading) -> Iterator[RawRow]:
    """Every transaction of every account in the file, pending ones as such. The file stays open."""
    return _rows(file, reading.encoding)


def _rows(file: BinaryIO, encoding: str) -> Iterator[RawRow]:
    with open_text(file, encoding) as text:
        yield from rising(_transactions(elements(text, _TRANSACTIONS | _LIST_ENDS)))


def _transactions(elements: Iterator[Element]) -> Iterator[RawRow]:
    """SGML may leave any end out: a transaction ends where the next one begins, or its list."""
    currency, begun = "", None
    for element in elements:
        name = element.name
        if begun and (name in _TRANSACTIONS or (element.closing and name in _LIST_ENDS)):
            yield begun.row(currency)
            begun = None
        if element.closing:
            continue
        if name in _TRANSACTIONS:
            begun = _Transaction(name, element.line)
        elif begun:
            begun.keep(name, element.value)
        elif name == "CURDEF":
            currency = element.value
    if begun:
        yield begun.row(currency)


class _Transaction:
    """A transaction whose fields are still coming."""

    def __init__(self, name: str, line: int) -> None:
        self._name, self._line = name, line
        self._aggregate = ""
        self._found: dict[str, str] = {}

    def keep(self, name: str, value: str) -> None:
        """Keep a field's first value; an element without one holds others."""
        if not value:
            self._aggregate = name
        elif len(self._found) < _MOST_FIELDS:
            # In an original currency the amount has been converted already.
            self._found.setdefault(f"{self._aggregate}.{name}" if name == "CURSYM" else name, value)

    def row(self, currency: str) -> RawRow:
        """The transaction's row, in its own currency or else the account's."""
        return RawRow(self._line, _cells(self._name, self._found, currency))


def _cells(kind: str, found: dict[str, str], currency: str) -> list[str]:
    day = next((found[name] for name in _DAYS if found.get(name)), "")
    compact = _COMPACT_DAY.match(day)
    name, memo = found.get("NAME", ""), found.get("MEMO", "")
    if name and memo.startswith(name):
        # The name is often the memo's beginning, cut at 32 letters.
        name, memo = ("", memo) if memo[len(name) :][:1].isalnum() else (name, memo[len(name) :].strip())
    if not name and not memo:
        memo = " ".join(filter(None, (found.get("TRNTYPE"), found.get("CHECKNUM"))))
    return [
        "-".join(compact.groups()) if compact else day,
        found.get("TRNAMT", ""),
        found.get("CURRENCY.CURSYM", currency),
        name,
        memo,
        reference(found.get("FITID", "")),
        PENDING if kind.endswith("P") else "",
        found.get("TRNTYPE", "").upper(),
    ]


def _are_inverted(rows: Sequence[RawRow]) -> bool:
    """Whether debits are positive and credits negative throughout, as some banks write a card's statement."""
    votes = [_AGAINST_TYPE.get((row.cells[-1], row.cells[1].startswith("-"))) for row in rows]
    against = votes.count(True)
    return against >= _FEWEST_VOTES and votes.count(False) == 0
