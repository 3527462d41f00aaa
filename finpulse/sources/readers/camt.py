"""CAMT.052, .053 and .054, ISO 20022's statements in XML -> a row for each entry, streamed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import BinaryIO, Final

from finpulse.cleaning.values.figures import DecimalMark
from finpulse.sources.readers.camt_figures import CamtFigures
from finpulse.sources.readers.known_fields import (
    LONGEST_TEXT,
    PENDING,
    Field,
    read_entries,
    reference,
    sample_of,
    with_signs,
)
from finpulse.sources.readers.stated_figures import Entry, rows_of, sections_of
from finpulse.sources.readers.syntax.declared_encoding import settle_encoding
from finpulse.sources.readers.syntax.reversals import REVERSALS_TURNED, REVERSED, ReversalTally
from finpulse.sources.readers.syntax.xml_stream import Start, read_xml
from finpulse.sources.reading import Hints, RawRow, Reading
from finpulse.sources.stated import StatedSection

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

_AMOUNT, _STATUS, _DIRECTION = 2, 7, 8
_START: Final = re.compile(
    r"<(?:\w+:)?BkToCstmr(?:Stmt|AcctRpt|DbtCdtNtfctn)\b|urn:iso:std:iso:20022:tech:xsd:camt\.05[234]"
)
_DECLARED: Final = re.compile(r"<\?xml[^>]{0,200}encoding\s*+=\s*+[\"']([\w.-]+)")
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

# What is read as a whole: an entry, a balance, the summary of the entries; and what holds them.
_GATHERED: Final = frozenset({"Ntry", "Bal", "TxsSummry"})
_STATEMENTS: Final = frozenset({"Stmt", "Rpt", "Ntfctn"})

# The texts of an entry by their paths in it, such as `NtryDtls/TxDtls/AddtlTxInf`.
Fields = dict[str, list[str]]


def recognises(head: str) -> bool:
    """Whether a file's beginning has a CAMT message's element or namespace."""
    return bool(_START.search(head))


def detect(file: BinaryIO, hints: Hints) -> Reading:
    """How a CAMT file is to be read. Raises UnreadableFile where it is broken or holds no entries."""
    file.seek(0)
    match = _DECLARED.search(file.read(1024).decode("latin-1"))
    encoding = settle_encoding(file, match[1] if match else "")
    tally = ReversalTally()
    entries = rows_of(_tallied(_entries(file, encoding, "."), tally))
    rows = sample_of(entries)
    reading = read_entries(NAME, encoding, FIELDS, rows, hints)
    if not any(row.cells[-1].endswith(REVERSED) for row in rows):
        return reading
    for _ in islice(entries, _MOST_TALLIED):
        pass  # The balance at the statement's end is what tells.
    return with_signs(reading, REVERSALS_TURNED, flag=_DIRECTION) if tally.are_turned() else reading


def read_rows(file: BinaryIO, reading: Reading) -> Iterator[RawRow]:
    """Every entry of every statement in the file, a batch entry as one row. The file stays open.

    Raises UnreadableFile where the XML turns out to be broken.
    """
    width = len(reading.layout.columns)  # Older readings know no column of directions.
    return (row._replace(cells=row.cells[:width]) for row in rows_of(_entries(file, reading.encoding, ".")))


def read_stated(file: BinaryIO, reading: Reading) -> tuple[StatedSection, ...]:
    """The booked balances and the summary of every statement in the file, which stays open."""
    return sections_of(_entries(file, reading.encoding, reading.layout.amounts.decimal_mark))


def _entries(file: BinaryIO, encoding: str, mark: DecimalMark) -> Iterator[Entry]:
    """The row of each entry, and behind those of a statement what it states about them."""
    figures = CamtFigures(mark)
    for name, line, fields in _gathered(file, encoding):
        if name == "Ntry":
            row = RawRow(line, _cells(fields))
            payments = _first(fields, "NtryDtls/Btch/NbOfTxs")
            figures.add_entry(
                payments, booked=not row.cells[_STATUS], reversal=row.cells[_DIRECTION].endswith(REVERSED)
            )
            yield row
        elif name in _STATEMENTS:
            yield figures.sections()
            figures = CamtFigures(mark)
        else:
            figures.add(name, {path: texts[0] for path, texts in fields.items()})


def _tallied(entries: Iterator[Entry], tally: ReversalTally) -> Iterator[Entry]:
    for entry in entries:
        if isinstance(entry, RawRow):
            tally.add(entry.cells[_AMOUNT], entry.cells[_DIRECTION], is_booked=not entry.cells[_STATUS])
        else:
            tally.judge(entry)
        yield entry


def _gathered(file: BinaryIO, encoding: str) -> Iterator[tuple[str, int, Fields]]:
    """Each element that is read as a whole, with its line and texts; the end of a statement has none."""
    path: list[str] = []
    fields: Fields = {}
    line = inside = 0
    file.seek(0)
    for event in read_xml(file, encoding):
        if isinstance(event, Start):
            path.append(event.name)
            if event.name in _GATHERED and not inside:
                fields, line, inside = {}, event.line, len(path)
            elif inside and event.name == "Amt":
                _keep(fields, "/".join(path[inside:]) + "@Ccy", event.attributes.get("Ccy", ""))
            continue
        if inside and len(path) > inside:
            _keep(fields, "/".join(path[inside:]), event.text)
        elif inside or event.name in _STATEMENTS:
            yield event.name, line, fields if inside else {}
            inside = 0
        path.pop()


def _keep(entry: Fields, path: str, text: str) -> None:
    text = " ".join(text.split())[:LONGEST_TEXT]
    if text and (path in entry or len(entry) < _MOST_PATHS):
        texts = entry.setdefault(path, [])
        if len(texts) < _MOST_TEXTS and text not in texts:
            texts.append(text)


def _cells(entry: Fields) -> list[str]:
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


def _direction(entry: Fields, *, outward: bool) -> str:
    """What the entry says of its direction: DBIT or CRDT, and whether it is the reversal of another entry."""
    reverses = _first(entry, "RvslInd").casefold() in ("true", "1")
    return ("DBIT" if outward else "CRDT") + (f" {REVERSED}" if reverses else "")


def _first(entry: Fields, *paths: str) -> str:
    return next((entry[path][0] for path in paths if path in entry), "")


def _day(entry: Fields, element: str) -> str:
    return _first(entry, f"{element}/Dt") or _first(entry, f"{element}/DtTm")[:10]


def _counterparty(entry: Fields, *, outward: bool) -> str:
    """The creditor of money out or the debtor of money in; the ultimate one where only that is named."""
    parties = ("Cdtr", "UltmtCdtr") if outward else ("Dbtr", "UltmtDbtr")
    paths = [f"{_DETAILS}RltdPties/{party}/{name}" for party in parties for name in _NAMES]
    return next((", ".join(entry[path])[:LONGEST_TEXT] for path in paths if path in entry), "")


def _remittance_text(entry: Fields) -> str:
    """The payment's free text, else its structured reference, else the bank's information about it."""
    for names in _TEXTS:
        if texts := list(chain.from_iterable(entry.get(_DETAILS + name, ()) for name in names)):
            return " ".join(texts)[:LONGEST_TEXT]
    return _first(entry, "AddtlNtryInf")
