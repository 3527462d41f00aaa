"""CAMT.052, .053 and .054, ISO 20022's statements in XML -> a row for each entry, streamed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO, Final

from finpulse.sources.readers.known_fields import (
    LONGEST_TEXT,
    PENDING,
    Field,
    read_entries,
    reference,
    rising,
    sample_of,
)
from finpulse.sources.readers.syntax.declared_encoding import settle_encoding
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
)

_START: Final = re.compile(
    r"<(?:\w+:)?BkToCstmr(?:Stmt|AcctRpt|DbtCdtNtfctn)\b|urn:iso:std:iso:20022:tech:xsd:camt\.05[234]"
)
_DECLARED: Final = re.compile(r"<\?xml[^>]*encoding\s*=\s*[\"']([\w.-]+)")
_NOT_BOOKED: Final = frozenset({"PDNG", "FUTR", "INFO"})
# A collective entry may have thousands of details; these are enough to know it by.
_MOST_TEXTS: Final = 6
_MOST_PATHS: Final = 500
_NAMES: Final = ("Nm", "Pty/Nm")
_DETAILS: Final = "NtryDtls/TxDtls/"
_TEXTS: Final = (
    ("RmtInf/Ustrd",),
    ("RmtInf/Strd/CdtrRefInf/Ref", "RmtInf/Strd/CdtrRefInf/CdtrRef", "RmtInf/Strd/AddtlRmtInf"),
    ("AddtlTxInf",),
)

Found = dict[str, list[str]]


def recognises(head: str) -> bool:
    """Whether a file's beginning has a CAMT message's element or namespace."""
    return bool(_START.search(head))


def detect(file: BinaryIO, hints: Hints) -> Reading:
    """How a CAMT file is to be read. Raises UnreadableFile where it is broken or holds no entries."""
    file.seek(0)
    match = _DECLARED.search(file.read(1024).decode("latin-1"))
    encoding = settle_encoding(file, match[1] if match else "")
    rows = sample_of(_rows(file, encoding))
    return read_entries(NAME, encoding, FIELDS, rows, hints)


def read_rows(file: BinaryIO, reading: Reading) -> Iterator[RawRow]:
    """Every entry of every statement in the file, a collective one as one row. The file stays open.

    Raises UnreadableFile where the XML turns out to be broken.
    """
    return _rows(file, reading.encoding)


def _rows(file: BinaryIO, encoding: str) -> Iterator[RawRow]:
    file.seek(0)
    return rising(_entries(file, encoding))


def _entries(file: BinaryIO, encoding: str) -> Iterator[RawRow]:
    path: list[str] = []
    found: Found = {}
    line = inside = 0
    for event in read_xml(file, encoding):
        if isinstance(event, Start):
            path.append(event.name)
            if event.name == "Ntry" and not inside:
                found, line, inside = {}, event.line, len(path)
            elif inside and event.name == "Amt":
                _keep(found, "/".join(path[inside:]) + "@Ccy", event.attributes.get("Ccy", ""))
            continue
        if inside and len(path) > inside:
            _keep(found, "/".join(path[inside:]), event.text)
        elif inside:
            yield RawRow(line, _cells(found))
            inside = 0
        path.pop()


def _keep(found: Found, path: str, text: str) -> None:
    text = " ".join(text.split())[:LONGEST_TEXT]
    if text and (path in found or len(found) < _MOST_PATHS):
        texts = found.setdefault(path, [])
        if len(texts) < _MOST_TEXTS and text not in texts:
            texts.append(text)


def _cells(found: Found) -> list[str]:
    outward = _first(found, "CdtDbtInd").upper().startswith("D")
    amount = _first(found, "Amt")
    status = _first(found, "Sts", "Sts/Cd", "Sts/Prtry").upper()
    return [
        _day(found, "BookgDt") or _day(found, "ValDt"),
        _day(found, "ValDt"),
        f"-{amount}" if outward and amount else amount,
        _first(found, "Amt@Ccy"),
        _counterparty(found, outward=outward),
        _purpose(found),
        reference(_first(found, "AcctSvcrRef", "NtryDtls/TxDtls/Refs/AcctSvcrRef")),
        PENDING if status in _NOT_BOOKED else "",
    ]


def _first(found: Found, *paths: str) -> str:
    return next((found[path][0] for path in paths if path in found), "")


def _day(found: Found, element: str) -> str:
    return _first(found, f"{element}/Dt") or _first(found, f"{element}/DtTm")[:10]


def _counterparty(found: Found, *, outward: bool) -> str:
    """Whom the money went to or came from, the ultimate one before whoever passed it on."""
    sides = ("Cdtr", "UltmtCdtr") if outward else ("Dbtr", "UltmtDbtr")
    paths = [f"{_DETAILS}RltdPties/{side}/{name}" for side in sides for name in _NAMES]
    return next((", ".join(found[path])[:LONGEST_TEXT] for path in paths if path in found), "")


def _purpose(found: Found) -> str:
    """The words of the payment: free ones before references, both before the bank's own about the entry."""
    for names in _TEXTS:
        if texts := list(chain.from_iterable(found.get(_DETAILS + name, ()) for name in names)):
            return " ".join(texts)[:LONGEST_TEXT]
    return _first(found, "AddtlNtryInf")
