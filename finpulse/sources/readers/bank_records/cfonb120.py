"""CFONB 120, France's statement of account -> a row for each movement, streamed.

After the Comité français d'organisation et de normalisation bancaires' "Relevé de compte sur support informatique":
records of 120 letters; 01 is the old balance, 04 a movement, 05 more about it, 07 the new balance. The last letter of
an amount is its last digit and its sign: { and A to I are positive, } and J to R negative.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from finpulse.sources.readers.bank_records.record_file import MOST_TEXTS, Records, amount_cell, record_reader, unmarked
from finpulse.sources.readers.known_fields import reference
from finpulse.sources.readers.stated_figures import Entry
from finpulse.sources.readers.syntax.short_days import calendar_day, iso_day
from finpulse.sources.reading import RawRow
from finpulse.sources.stated import StatedSection

NAME: Final = "cfonb120"
_BALANCE: Final = re.compile(r"(?:^|\n)0[17].{14}[A-Z]{3}[\d ].{14}\d{6}.{50}\d{13}[{}A-R\xe9\xe8\xc3]")
# The last digits with their signs, and as French code pages show the two that are no letters.
_LAST: Final = {
    **{letter: (str(digit), 1) for digit, letter in enumerate("{ABCDEFGHI")},
    **{letter: (str(digit), -1) for digit, letter in enumerate("}JKLMNOPQR")},
    "é": ("0", 1),
    "è": ("0", -1),
}
_USUAL_DECIMALS: Final = 2
# What a further record is about: the payer, the beneficiary, and what they wrote.
_PAYER, _BENEFICIARY = "NPY", "NBE"
_WORDS: Final = frozenset({"LIB", "LCC", "LC2", "LCS", "   "})

# What further records say, by their qualifiers.
Details = dict[str, list[str]]


def recognises(head: str) -> bool:
    """Whether a file's beginning has the record of a balance."""
    return bool(_BALANCE.search(head[:4096].replace("\r", "\n")))


def _entries(records: Records) -> Iterator[Entry]:
    """Each movement with what further records say, and behind those between two balances these."""
    section, movement = StatedSection(), None
    details: Details = {}
    for line, record in records:
        kind = record[:2]
        if kind == "05":
            if sum(map(len, details.values())) < MOST_TEXTS:
                details.setdefault(record[45:48], []).append(record[48:118])
            continue
        if movement:
            yield RawRow(movement[0], _cells(movement[1], details))
        movement, details = ((line, record), {}) if kind == "04" else (None, {})
        if kind == "01":
            yield (section,)
            section = replace(
                StatedSection(currency=record[16:19].strip() or None),
                opening=_amount(record),
                opening_day=calendar_day(iso_day(record[34:40], "dmy")),
            )
        elif kind == "07":
            closing_day = calendar_day(iso_day(record[34:40], "dmy"))
            yield (replace(section, closing=_amount(record), closing_day=closing_day),)
            section = StatedSection()
    if movement:
        yield RawRow(movement[0], _cells(movement[1], details))
    yield (section,)


def _cells(record: str, details: Details) -> list[str]:
    value = _amount(record)
    party = _BENEFICIARY if value is not None and value < 0 else _PAYER
    words = [record[48:79], *(text for qualifier in _WORDS for text in details.get(qualifier, ()))]
    return [
        iso_day(record[34:40], "dmy"),
        iso_day(record[42:48], "dmy") if record[42:48].strip("0 ") else "",
        amount_cell(value, record),
        record[16:19].strip(),
        " ".join(" ".join(details.get(party, ())).split()),
        " ".join(" ".join(words).split()),
        reference(record[104:120]) or reference(record[81:88]),
    ]


def _amount(record: str) -> Decimal | None:
    """The amount of a record in its own decimals, None where its last letter is no signed digit."""
    digits, last = record[90:103], record[103]
    decimals = int(record[19]) if record[19].isdecimal() else _USUAL_DECIMALS
    if last not in _LAST:
        return None
    digit, sign = _LAST[last]
    value = unmarked(digits + digit, decimals)
    return None if value is None else sign * value


detect, read_rows, read_stated = record_reader(NAME, 120, _entries, declared="cp1252")
