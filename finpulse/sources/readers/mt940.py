"""MT940 and MT942, SWIFT's statement messages -> a row for each statement line, streamed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import BinaryIO, Final, NamedTuple

from finpulse.sources.readers.known_fields import PENDING, Field, read_entries, reference, rising, sample_of
from finpulse.sources.readers.syntax.declared_encoding import open_text, settle_encoding
from finpulse.sources.readers.syntax.remittance_text import Purpose, read_fields, read_purpose
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
        yield from rising(_entries(_fields(iter(lambda: text.readline(_LONGEST_LINE), ""))))


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
    """Statement lines with the information that follows each; that behind a balance is the message's own."""
    currency, entry = "", None
    about: list[_Tagged] = []
    for field in fields:
        if field.tag in ("86", "NS") and entry:
            about += [field] if len(about) < _MOST_LINES else []
            continue
        if entry:
            yield RawRow(entry.line, _cells(entry, about, currency))
        entry, about = (field, []) if field.tag == "61" else (None, [])
        if field.tag in ("60F", "60M", "34F") and (match := _CURRENCY.match(field.lines[0].strip())):
            currency = match[1] or match[2]
    if entry:
        yield RawRow(entry.line, _cells(entry, about, currency))


def _cells(entry: _Tagged, about: list[_Tagged], currency: str) -> list[str]:
    match = _LINE.match(entry.lines[0])
    if not match:
        # The row is rejected, with what stands there in the sentence.
        broken = entry.lines[0].strip()[:80]
        return [broken, "", broken, currency, "", _text(about).text, "", ""]
    valued, entered, mark, _, amount, _, references = match.groups()[:7] if match[1] else match.groups()[7:]
    customer, _, bank = references.partition("//")
    extra = " ".join(line.strip() for line in entry.lines[1:] if not line.startswith("/"))
    purpose = _text(about)
    name = purpose.name or customer[_REFERENCE_WIDTH:].strip()
    return [
        _entry_day(valued, entered or ""),
        _day(valued),
        ("-" if ("D" in mark) != ("R" in mark) else "") + amount.rstrip(".,"),
        currency,
        name,
        purpose.text or ("" if name else extra.strip() or customer.strip()),
        reference(bank),
        PENDING if mark.startswith("E") else "",
    ]


def _text(about: list[_Tagged]) -> Purpose:
    """What the fields behind a statement line tell, whichever of the known structures they have."""
    lines = [line for field in about for line in field.lines]
    return read_fields(lines) if about and about[0].tag == "NS" else read_purpose(lines)


def _day(text: str) -> str:
    """Six digits as a day of this century or the last."""
    return f"{'20' if int(text[:2]) < _PIVOT else '19'}{text[:2]}-{text[2:4]}-{text[4:]}"


def _entry_day(valued: str, entered: str) -> str:
    """The entry date, which names no year: that of the value date, unless a year's end lies between them."""
    day = _day(valued)
    try:
        value = date.fromisoformat(day)
        near = [date(value.year + years, int(entered[:2]), int(entered[2:])) for years in (-1, 0, 1)]
    except ValueError:
        return day
    return min(near, key=lambda entry: abs(entry - value)).isoformat()
