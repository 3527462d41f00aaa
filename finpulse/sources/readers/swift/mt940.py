"""MT940 and MT942, SWIFT's statement messages -> a row for each statement line, streamed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO, Final, TextIO

from finpulse.cleaning.values.figures import DecimalMark
from finpulse.sources.readers.known_fields import PENDING, Field, read_entries, reference, sample_of
from finpulse.sources.readers.stated_figures import Entry, rows_of, sections_of
from finpulse.sources.readers.swift.message_figures import MessageFigures
from finpulse.sources.readers.swift.message_lines import message_lines, with_line_ends
from finpulse.sources.readers.swift.tagged_fields import MOST_LINES, Tagged, tagged_fields
from finpulse.sources.readers.syntax.declared_encoding import open_text, settle_encoding
from finpulse.sources.readers.syntax.remittance_text import Remittance, read_numbered_lines, read_remittance
from finpulse.sources.readers.syntax.short_days import iso_day
from finpulse.sources.reading import Hints, RawRow, Reading
from finpulse.sources.stated import StatedSection

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

_STATEMENT: Final = re.compile(r"^[\x00-\x09\x0b-\x20]*+(?:\{[1-4]:.*)?:(?:20|25P?|28C?|940):", re.MULTILINE)
_BALANCE_OR_LINE: Final = re.compile(
    r"^[\x00-\x09\x0b-\x20]*+(?::6[0-5][FM]?:[CD]?\d{6}|:34F:[A-Z]{3}|:61:\d{6})", re.MULTILINE
)
_CURRENCY: Final = re.compile(r"[CD]?\d{6}([A-Z]{3})|([A-Z]{3})[CD]?\d")
# Value date, entry date, mark, funds code, amount, transaction type, references.
_LINE: Final = re.compile(
    r"\s*(\d{6})(\d{4})?\s*(E?R?[CD])([A-Z])?\s*(\d[\d.,]*?)\s*([A-Z][A-Z0-9][A-Z0-9 ]{2})(.*)"
    r"|\s*(\d{6})(\d{4})?\s*(E?R?[CD])([A-Z])?\s*(\d[\d.,]*)()(.*)",
    re.DOTALL,
)
_TYPE: Final = re.compile(
    r"[NFS](?:\d{3}|BNK|BOE|BRF|CAS|CHG|CHK|CLR|CM[INPSTZ]|COL|COM|DCR|DDT|DIS|DIV|ECK|EQA|FEX|INT|LBX|LDP|MGT|MSC|RTI|SEC|"
    r"STO|TCK|TRF|VDA)"
)
_BEGUN_TYPE: Final = re.compile(r"[NFS][A-Z0-9]{0,2}")
_HAS_DECIMALS: Final = re.compile(r"[.,]\d\d")
_FIGURES: Final = frozenset("0123456789.,")
# A statement line has at most 66 letters; no program breaks it more often than this.
_MOST_PIECES: Final = 4
_REFERENCE_WIDTH: Final = 16


def recognises(head: str) -> bool:
    """Whether a file's beginning has the tags of a statement message at the beginning of lines."""
    if ":6" not in head:
        return False
    text = with_line_ends(head)
    return bool(_STATEMENT.search(text) and _BALANCE_OR_LINE.search(text))


def detect(file: BinaryIO, hints: Hints) -> Reading:
    """How an MT940 file is to be read. Raises UnreadableFile where it holds no transactions."""
    encoding = settle_encoding(file, "")
    rows = sample_of(_rows(file, encoding))
    return read_entries(NAME, encoding, FIELDS, rows, hints)


def read_rows(file: BinaryIO, reading: Reading) -> Iterator[RawRow]:
    """Every statement line of every message in the file; balances are none. The file stays open."""
    return _rows(file, reading.encoding)


def read_stated(file: BinaryIO, reading: Reading) -> tuple[StatedSection, ...]:
    """The balances, sums and counts of every message in the file, which stays open."""
    with open_text(file, reading.encoding) as text:
        return sections_of(_entries(text, reading.layout.amounts.decimal_mark))


def _rows(file: BinaryIO, encoding: str) -> Iterator[RawRow]:
    with open_text(file, encoding) as text:
        yield from rows_of(_entries(text, ","))


def _entries(text: TextIO, mark: DecimalMark) -> Iterator[Entry]:
    """Statement lines, each with the information fields behind it, and behind them their message's figures.

    The information behind a balance belongs to the message.
    """
    figures = MessageFigures(mark)
    currency, line = "", None
    information: list[Tagged] = []
    for field in tagged_fields(message_lines(text)):
        if field.tag in ("86", "NS") and line:
            information += [field] if len(information) < MOST_LINES else []
            continue
        if line:
            yield _row(line, information, currency, figures)
        if figures.begins_with(field):
            yield figures.take()
        figures.add(field)
        line, information = (field, []) if field.tag == "61" else (None, [])
        if field.tag in ("60F", "60M", "34F") and (match := _CURRENCY.match(field.lines[0].strip())):
            currency = match[1] or match[2]
    if line:
        yield _row(line, information, currency, figures)
    yield figures.take()


def _row(line: Tagged, information: list[Tagged], currency: str, figures: MessageFigures) -> RawRow:
    cells = _cells(line, information, currency)
    if cells[-1]:
        figures.add_expected()
    return RawRow(line.line, cells)


def _cells(line: Tagged, information: list[Tagged], currency: str) -> list[str]:
    match, more = _statement_line(line.lines)
    if not match:
        # The row is rejected, with what stands there in the sentence.
        broken = line.lines[0].strip()[:80]
        return [broken, "", broken, currency, "", _remittance(information).text, "", ""]
    value_day, entry_day, mark, _, amount, _, references = match.groups()[:7] if match[1] else match.groups()[7:]
    customer, _, bank = references.partition("//")
    extra = " ".join(text.strip() for text in more if not text.startswith("/"))
    remittance = _remittance(information)
    name = remittance.name or customer[_REFERENCE_WIDTH:].strip()
    return [
        _entry_day(value_day, entry_day or ""),
        iso_day(value_day),
        ("-" if ("D" in mark) != ("R" in mark) else "") + amount.rstrip(".,"),
        currency,
        name,
        remittance.text or ("" if name else extra.strip() or customer.strip()),
        reference(bank),
        PENDING if mark.startswith("E") else "",
    ]


def _statement_line(lines: list[str]) -> tuple[re.Match[str] | None, list[str]]:
    """A statement line, made whole where it was broken anywhere up to its type, and the lines behind it."""
    match = _LINE.match(lines[0])
    if (match and match[1]) or len(lines) < 2 or not _goes_on(match, lines[1]):
        return match, lines[1:]
    for count in range(2, len(lines[:_MOST_PIECES]) + 1):
        whole = _LINE.match("".join(lines[:count]))
        if whole and whole[1] and _TYPE.match(whole[6]):
            return whole, lines[count:]
    # An amount of which the rest can't be found is none.
    return (match if match and _HAS_DECIMALS.search(match[12]) else None), lines[1:]


def _goes_on(match: re.Match[str] | None, following: str) -> bool:
    """Whether what follows a statement line without a type is the rest of it, not text about it."""
    if not match:
        return True
    amount, begun_type = match[12], match[14].strip()
    if begun_type:
        return bool(_BEGUN_TYPE.fullmatch(begun_type))
    return bool(_TYPE.match(following) or (following[:1] in _FIGURES and not _HAS_DECIMALS.search(amount)))


def _remittance(information: list[Tagged]) -> Remittance:
    """The remittance in the fields behind a statement line, in any of the known structures."""
    lines = [line for field in information for line in field.lines]
    return read_numbered_lines(lines) if information and information[0].tag == "NS" else read_remittance(lines)


def _entry_day(value_day: str, entry_day: str) -> str:
    """The entry date, which names no year: that of the value date, unless a year's end lies between them."""
    day = iso_day(value_day)
    try:
        value = date.fromisoformat(day)
        near = [date(value.year + years, int(entry_day[:2]), int(entry_day[2:])) for years in (-1, 0, 1)]
    except ValueError:
        return day
    return min(near, key=lambda entry: abs(entry - value)).isoformat()
