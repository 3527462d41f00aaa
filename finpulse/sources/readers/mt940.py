"""MT940 and MT942, SWIFT's statement messages -> a row for each statement line, streamed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import BinaryIO, Final, NamedTuple

from finpulse.sources.readers.known_fields import (
    PENDING,
    Field,
    read_entries,
    reference,
    sample_of,
    with_increasing_lines,
)
from finpulse.sources.readers.syntax.declared_encoding import open_text, settle_encoding
from finpulse.sources.readers.syntax.remittance_text import Remittance, read_numbered_lines, read_remittance
from finpulse.sources.reading import Hints, RawRow, Reading

NAME: Final = "mt940"
FIELDS: Final = (
    Field("entry date", "date"),
    Field("value date", "value_date"),
    Field("amount", "amount"),
    Field("currency", "currency"),
    Field("name", "merchant"),
    Field("purpose", "description"),
    Field("bank reference", "external_id"),
    Field("status", "status"),
)

_TAG: Final = re.compile(r"[\x00-\x20]*(?:\{4:)?\s*:(\d\d[A-Z]?|NS):", re.ASCII)
_STATEMENT: Final = re.compile(r"^[\x00-\x20]*(?:\{[1-4]:.*)?:(?:20|25P?|28C?|940):", re.MULTILINE)
_BALANCE_OR_LINE: Final = re.compile(r"^[\x00-\x20]*(?::6[0-5][FM]?:[CD]?\d{6}|:34F:[A-Z]{3}|:61:\d{6})", re.MULTILINE)
_CURRENCY: Final = re.compile(r"[CD]?\d{6}([A-Z]{3})|([A-Z]{3})[CD]?\d")
# Value date, entry date, mark, funds code, amount, transaction type, references.
_LINE: Final = re.compile(
    r"\s*(\d{6})(\d{4})?\s*(E?R?[CD])([A-Z])?\s*(\d[\d.,]*?)\s*([A-Z][A-Z0-9][A-Z0-9 ]{2})(.*)"
    r"|\s*(\d{6})(\d{4})?\s*(E?R?[CD])([A-Z])?\s*(\d[\d.,]*)()(.*)",
    re.DOTALL,
)
_LONGEST_LINE: Final = 1 << 12
_MOST_LINES: Final = 60
_REFERENCE_WIDTH: Final = 16
_PIVOT: Final = 70


def recognises(head: str) -> bool:
    """Whether a file's beginning has the tags of a statement message at the beginning of lines."""
    text = head.replace("\r", "\n")
    return bool(_STATEMENT.search(text) and _BALANCE_OR_LINE.search(text))


def detect(file: BinaryIO, hints: Hints) -> Reading:
    """How an MT940 file is to be read. Raises UnreadableFile where it holds no transactions."""
    encoding = settle_encoding(file, "")
    rows = sample_of(_rows(file, encoding))
    return read_entries(NAME, encoding, FIELDS, rows, hints)


def read_rows(file: BinaryIO, reading: Reading) -> Iterator[RawRow]:
    """Every statement line of every message in the file; balances are none. The file stays open."""
    return _rows(file, reading.encoding)


def _rows(file: BinaryIO, encoding: str) -> Iterator[RawRow]:
    with open_text(file, encoding) as text:
        yield from with_increasing_lines(_entries(_fields(iter(lambda: text.readline(_LONGEST_LINE), ""))))


class _Tagged(NamedTuple):
    """A field of a message: its tag, its lines, and the physical line on which it begins."""

    tag: str
    lines: list[str]
    line: int


def _fields(lines: Iterable[str]) -> Iterator[_Tagged]:
    field = _Tagged("", [], 0)
    for number, line in enumerate(lines, 1):
        text = line.rstrip("\n")
        if match := _TAG.match(text):
            yield field
            field = _Tagged(match[1], [text[match.end() :]], number)
        elif text.strip() in ("-", "-}", "\x03", "-\x03") or text.startswith(("-}", "{1:")):
            yield field
            field = _Tagged("", [], number)
        elif len(field.lines) < _MOST_LINES:
            field.lines.append(text)
    yield field


def _entries(fields: Iterator[_Tagged]) -> Iterator[RawRow]:
    """Statement lines, each with the information fields behind it; those behind a balance belong to the message."""
    currency, entry = "", None
    information: list[_Tagged] = []
    for field in fields:
        if field.tag in ("86", "NS") and entry:
            information += [field] if len(information) < _MOST_LINES else []
            continue
        if entry:
            yield RawRow(entry.line, _cells(entry, information, currency))
        entry, information = (field, []) if field.tag == "61" else (None, [])
        if field.tag in ("60F", "60M", "34F") and (match := _CURRENCY.match(field.lines[0].strip())):
            currency = match[1] or match[2]
    if entry:
        yield RawRow(entry.line, _cells(entry, information, currency))


def _cells(entry: _Tagged, information: list[_Tagged], currency: str) -> list[str]:
    match = _LINE.match(entry.lines[0])
    if not match:
        # The row is rejected, with what stands there in the sentence.
        broken = entry.lines[0].strip()[:80]
        return [broken, "", broken, currency, "", _remittance(information).text, "", ""]
    value_day, entry_day, mark, _, amount, _, references = match.groups()[:7] if match[1] else match.groups()[7:]
    customer, _, bank = references.partition("//")
    extra = " ".join(line.strip() for line in entry.lines[1:] if not line.startswith("/"))
    remittance = _remittance(information)
    name = remittance.name or customer[_REFERENCE_WIDTH:].strip()
    return [
        _entry_day(value_day, entry_day or ""),
        _day(value_day),
        ("-" if ("D" in mark) != ("R" in mark) else "") + amount.rstrip(".,"),
        currency,
        name,
        remittance.text or ("" if name else extra.strip() or customer.strip()),
        reference(bank),
        PENDING if mark.startswith("E") else "",
    ]


def _remittance(information: list[_Tagged]) -> Remittance:
    """The remittance in the fields behind a statement line, in any of the known structures."""
    lines = [line for field in information for line in field.lines]
    return read_numbered_lines(lines) if information and information[0].tag == "NS" else read_remittance(lines)


def _day(text: str) -> str:
    """Six digits as a day of this century or the last."""
    return f"{'20' if int(text[:2]) < _PIVOT else '19'}{text[:2]}-{text[2:4]}-{text[4:]}"


def _entry_day(value_day: str, entry_day: str) -> str:
    """The entry date, which names no year: that of the value date, unless a year's end lies between them."""
    day = _day(value_day)
    try:
        value = date.fromisoformat(day)
        near = [date(value.year + years, int(entry_day[:2]), int(entry_day[2:])) for years in (-1, 0, 1)]
    except ValueError:
        return day
    return min(near, key=lambda entry: abs(entry - value)).isoformat()
