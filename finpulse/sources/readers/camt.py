"""CAMT.052, .053 and .054, ISO 20022's statements in XML -> a row for each entry, streamed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import BinaryIO, Final

from finpulse.sources.readers.known_fields import (
    LONGEST_TEXT,
    PENDING,
    Field,
    read_entries,
    reference,
    sample_of,
    with_increasing_lines,
    with_signs,
)
from finpulse.sources.readers.syntax.declared_encoding import settle_encoding
from finpulse.sources.readers.syntax.reversals import REVERSALS_TURNED, REVERSED, ReversalTally
from finpulse.sources.readers.syntax.xml_stream import Start, read_xml
from finpulse.sources.reading import Hints, RawRow, Reading

NAME: Final = "camt"
FIELDS: Final = (
    Field("BookgDt", "date"),
    Field("ValDt", "value_date"),
    Field("Amt", "amount"),
    Field("Ccy", "currency"),
    Field("Nm", "merchant"),
    Field("RmtInf", "description"),
    Field("AcctSvcrRef", "external_id"),
    Field("Sts", "status"),
    Field("CdtDbtInd", "ignored"),
)

_START: Final = re.compile(
    r"<(?:\w+:)?BkToCstmr(?:Stmt|AcctRpt|DbtCdtNtfctn)\b|urn:iso:std:iso:20022:tech:xsd:camt\.05[234]"
)
_DECLARED: Final = re.compile(r"<\?xml[^>]*encoding\s*=\s*[\"']([\w.-]+)")
_NOT_BOOKED: Final = frozenset({"PDNG", "FUTR", "INFO"})
# A batch entry may have thousands of details; these are enough to describe it.
_MOST_TEXTS: Final = 6
_MOST_PATHS: Final = 500
# So many entries behind the first ones are counted to reach a statement's closing balance.
_MOST_TALLIED: Final = 100_000
_NAMES: Final = ("Nm", "Pty/Nm")
_DETAILS: Final = "NtryDtls/TxDtls/"
_TEXTS: Final = (
    ("RmtInf/Ustrd",),
    ("RmtInf/Strd/CdtrRefInf/Ref", "RmtInf/Strd/CdtrRefInf/CdtrRef", "RmtInf/Strd/AddtlRmtInf"),
    ("AddtlTxInf",),
)

# The texts of an entry by their paths in it, such as `NtryDtls/TxDtls/AddtlTxInf`.
Entry = dict[str, list[str]]


def recognises(head: str) -> bool:
    """Whether a file's beginning has a CAMT message's element or namespace."""
    return bool(_START.search(head))


def detect(file: BinaryIO, hints: Hints) -> Reading:
    """How a CAMT file is to be read. Raises UnreadableFile where it is broken or holds no entries."""
    file.seek(0)
    match = _DECLARED.search(file.read(1024).decode("latin-1"))
    encoding = settle_encoding(file, match[1] if match else "")
    tally = ReversalTally()
    entries = _rows(file, encoding, tally)
    rows = sample_of(entries)
    reading = read_entries(NAME, encoding, FIELDS, rows, hints)
    if not any(row.cells[-1].endswith(REVERSED) for row in rows):
        return reading
    for _ in islice(entries, _MOST_TALLIED):
        pass  # The balance at the statement's end is what tells.
    return with_signs(reading, REVERSALS_TURNED, flag=len(FIELDS) - 1) if tally.are_turned() else reading


def read_rows(file: BinaryIO, reading: Reading) -> Iterator[RawRow]:
    """Every entry of every statement in the file, a batch entry as one row. The file stays open.

    Raises UnreadableFile where the XML turns out to be broken.
    """
    width = len(reading.layout.columns)  # Older readings know no column of directions.
    return (row._replace(cells=row.cells[:width]) for row in _rows(file, reading.encoding, ReversalTally()))


def _rows(file: BinaryIO, encoding: str, tally: ReversalTally) -> Iterator[RawRow]:
    file.seek(0)
    return with_increasing_lines(_entries(file, encoding, tally))


def _entries(file: BinaryIO, encoding: str, tally: ReversalTally) -> Iterator[RawRow]:
    path: list[str] = []
    entry: Entry = {}
    line = inside = 0
    for event in read_xml(file, encoding):
        if isinstance(event, Start):
            path.append(event.name)
            if event.name == "Ntry" and not inside:
                entry, line, inside = {}, event.line, len(path)
            elif inside and event.name == "Amt":
                _keep(entry, "/".join(path[inside:]) + "@Ccy", event.attributes.get("Ccy", ""))
            continue
        if inside and len(path) > inside:
            _keep(entry, "/".join(path[inside:]), event.text)
        elif inside:
            cells = _cells(entry)
            tally.add(cells[2], cells[-1], is_booked=not cells[7])
            yield RawRow(line, cells)
            inside = 0
        else:
            tally.see(path, event.text.strip())
        path.pop()


def _keep(entry: Entry, path: str, text: str) -> None:
    text = " ".join(text.split())[:LONGEST_TEXT]
    if text and (path in entry or len(entry) < _MOST_PATHS):
        texts = entry.setdefault(path, [])
        if len(texts) < _MOST_TEXTS and text not in texts:
            texts.append(text)


def _cells(entry: Entry) -> list[str]:
    outward = _first(entry, "CdtDbtInd").upper().startswith("D")
    amount = _first(entry, "Amt")
    status = _first(entry, "Sts", "Sts/Cd", "Sts/Prtry").upper()
    return [
        _day(entry, "BookgDt") or _day(entry, "ValDt"),
        _day(entry, "ValDt"),
        f"-{amount}" if outward and amount else amount,
        _first(entry, "Amt@Ccy"),
        _counterparty(entry, outward=outward),
        _remittance_text(entry),
        reference(_first(entry, "AcctSvcrRef", "NtryDtls/TxDtls/Refs/AcctSvcrRef")),
        PENDING if status in _NOT_BOOKED else "",
        _direction(entry, outward=outward),
    ]


def _direction(entry: Entry, *, outward: bool) -> str:
    """What the entry says of its direction: DBIT or CRDT, and whether it is the reversal of another entry."""
    reverses = _first(entry, "RvslInd").casefold() in ("true", "1")
    return ("DBIT" if outward else "CRDT") + (f" {REVERSED}" if reverses else "")


def _first(entry: Entry, *paths: str) -> str:
    return next((entry[path][0] for path in paths if path in entry), "")


def _day(entry: Entry, element: str) -> str:
    return _first(entry, f"{element}/Dt") or _first(entry, f"{element}/DtTm")[:10]


def _counterparty(entry: Entry, *, outward: bool) -> str:
    """The creditor of money out or the debtor of money in; the ultimate one where only that is named."""
    parties = ("Cdtr", "UltmtCdtr") if outward else ("Dbtr", "UltmtDbtr")
    paths = [f"{_DETAILS}RltdPties/{party}/{name}" for party in parties for name in _NAMES]
    return next((", ".join(entry[path])[:LONGEST_TEXT] for path in paths if path in entry), "")


def _remittance_text(entry: Entry) -> str:
    """The payment's free text, else its structured reference, else the bank's information about it."""
    for names in _TEXTS:
        if texts := list(chain.from_iterable(entry.get(_DETAILS + name, ()) for name in names)):
            return " ".join(texts)[:LONGEST_TEXT]
    return _first(entry, "AddtlNtryInf")
