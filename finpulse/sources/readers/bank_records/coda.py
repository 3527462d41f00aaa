"""CODA, Belgium's coded statement of account -> a row for each movement, streamed.

After Febelfin's "Coded statement of account (CODA)", version 2: records of 128 letters; 0 begins a statement, 1 is the
old balance, 21 to 23 a movement, 31 to 33 information about one, 8 the new balance, 4 a message, 9 the end. Records of
a movement whose detail number is not zero say what a collective movement consists of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from finpulse.errors import UnreadableFile
from finpulse.sources.readers.bank_records.record_file import (
    Records,
    amount_cell,
    joined,
    record_reader,
    signed,
    unmarked,
)
from finpulse.sources.readers.known_fields import reference
from finpulse.sources.readers.stated_figures import Entry
from finpulse.sources.readers.syntax.short_days import calendar_day, iso_day
from finpulse.sources.reading import RawRow
from finpulse.sources.stated import StatedSection

NAME: Final = "coda"
_HEADER: Final = re.compile(r"\s*0{5}\d{6}[\d ]{3}05")
_SIGNS: Final = {"0": 1, "1": -1}
_MOVEMENT: Final = "0000"
_NO_DAY: Final = "000000"
# Where the text of a record stands that goes on from the one before.
_TEXTS: Final = {"22": slice(10, 63), "23": slice(82, 125)}
_NOTES: Final = {"31": slice(40, 113), "32": slice(10, 115), "33": slice(10, 100)}
_MOST_NOTES: Final = 20
# The codes of structured communications that hold a payment's twelve digits, and that of a direct debit.
_DIGITS: Final = frozenset({"101", "102"})
_DIRECT_DEBIT: Final = "127"
_DEBIT_TEXT: Final = slice(82, 144)


@dataclass(slots=True)
class _Movement:
    """A movement of which not all records have been read yet."""

    line: int
    record: str
    texts: list[str]
    notes: list[str] = field(default_factory=list)
    name: str = ""

    def add(self, record: str) -> None:
        """Keep what a further record of the movement says."""
        kind = record[:2]
        _refuse_older(record)
        if kind in _TEXTS and len(self.texts) < _MOST_NOTES:
            self.texts.append(record[_TEXTS[kind]])
        elif kind in _NOTES and len(self.notes) < _MOST_NOTES and not (kind == "31" and record[39] == "1"):
            self.notes.append(record[_NOTES[kind]])
        if kind == "23":
            self.name = " ".join(record[47:82].split())

    def row(self, currency: str) -> RawRow:
        """The movement's row."""
        record = self.record
        value = iso_day(record[47:53], "dmy") if record[47:53] != _NO_DAY else ""
        booked = iso_day(record[115:121], "dmy") if record[115:121].strip("0 ") else value
        cells = [booked, value, amount_cell(_amount(record, 31), record), currency, self.name]
        return RawRow(self.line, [*cells, self._text(), reference(record[10:31])])

    def _text(self) -> str:
        whole = "".join(self.texts)
        if self.record[61] == "1":
            whole = _structured(whole)
        return " ".join(whole.split()) or joined(self.notes)


def recognises(head: str) -> bool:
    """Whether a file begins with the record that begins a statement."""
    return bool(_HEADER.match(head))


def _entries(records: Records) -> Iterator[Entry]:
    """Each movement, and behind those of a statement its balances and turnover."""
    movement: _Movement | None = None
    statement, is_detail = _Statement(), False
    for line, record in records:
        kind = record[:2]
        _refuse_older(record)
        if kind in _TEXTS or kind in _NOTES:
            if movement and not is_detail:
                movement.add(record)
            continue
        is_detail = kind == "21" and record[6:10] != _MOVEMENT and movement is not None
        statement.has_details |= is_detail
        if is_detail:
            continue
        if movement:
            yield movement.row(statement.currency)
        movement = _Movement(line, record, [record[62:115]]) if kind == "21" else None
        if record[0] in "01" and statement.is_begun(record):
            yield (statement.section,)
            statement = _Statement()
        statement.add(record)
    if movement:
        yield movement.row(statement.currency)
    yield (statement.section,)


def _refuse_older(record: str) -> None:
    if record[0] == "0" and record[127] == "1":
        raise UnreadableFile("This is a CODA file of version 1, which is not read. Ask your bank for one of version 2.")


class _Statement:
    """The figures of one statement."""

    def __init__(self) -> None:
        self.currency = ""
        self.has_details = False
        self.section = StatedSection()

    def is_begun(self, record: str) -> bool:
        """Whether a record is the first of another statement."""
        return record[0] == "0" or self.section.opening is not None

    def add(self, record: str) -> None:
        """Keep what a record states. The turnover counts details, so it is left out where there are any."""
        if record[0] == "1":
            self.currency = (record[18:21] if record[1] == "0" else record[39:42]).strip()
            opening, day = _amount(record, 42), calendar_day(iso_day(record[58:64], "dmy"))
            self.section = replace(self.section, currency=self.currency or None, opening=opening, opening_day=day)
        elif record[0] == "8":
            closing, day = _amount(record, 41), calendar_day(iso_day(record[57:63], "dmy"))
            self.section = replace(self.section, closing=closing, closing_day=day)
        elif record[0] == "9" and not self.has_details:
            out, into = unmarked(record[22:37], 3), unmarked(record[37:52], 3)
            self.section = replace(self.section, money_out=out, money_in=into)


def _amount(record: str, at: int) -> Decimal | None:
    """The amount of twelve digits and three decimals behind its sign."""
    return signed(unmarked(record[at + 1 : at + 16], 3), _SIGNS.get(record[at]))


def _structured(text: str) -> str:
    """What a communication that begins with its code says to people.

    >>> _structured("101123456789012"), _structured("127" + "0" * 79 + "Rent of May".ljust(62))
    ('+++123/4567/89012+++', 'Rent of May                                                   ')
    """
    code, rest = text[:3], text[3:]
    digits = rest[:12]
    if code in _DIGITS and digits.isdecimal():
        return f"+++{digits[:3]}/{digits[3:7]}/{digits[7:]}+++"
    return text[_DEBIT_TEXT] if code == _DIRECT_DEBIT else rest


detect, read_rows, read_stated = record_reader(NAME, 128, _entries, declared="cp850")
