"""BAI2, the cash management report of banks in the United States -> a row for each detail record, streamed.

After the Bank Administration Institute's "Cash Management Balance Reporting Specifications, version 2" (X9.121):
records of fields between commas that end with a slash; 02 begins a group of one day, 03 an account with its balances
and totals, 16 is a movement, 88 goes on with the record before, 49 ends the account.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from finpulse.cleaning.values.currencies import minor_digits
from finpulse.sources.readers.bank_records.record_file import Records, amount_cell, record_reader, signed, unmarked
from finpulse.sources.readers.known_fields import LONGEST_TEXT, reference
from finpulse.sources.readers.stated_figures import Entry
from finpulse.sources.readers.syntax.short_days import calendar_day, iso_day
from finpulse.sources.reading import RawRow
from finpulse.sources.stated import StatedSection

NAME: Final = "bai2"
_START: Final = re.compile(r"\s*01,[^,\n]*,[^,\n]*,\d{6},\d{0,4},[^\n]*\n\s*02,")
# Where neither the account nor its group names a currency, the specification says that it is this one.
_CURRENCY: Final = "USD"
_NO_MONEY: Final = 890
# What a movement is by its type, for the frequent ones that no text describes.
_TYPES: Final = {
    142: "ACH credit",
    165: "Preauthorized ACH credit",
    195: "Incoming money transfer",
    301: "Commercial deposit",
    399: "Miscellaneous credit",
    451: "ACH debit",
    455: "Preauthorized ACH debit",
    475: "Check paid",
    495: "Outgoing money transfer",
    555: "Deposited item returned",
    698: "Miscellaneous fees",
    699: "Miscellaneous debit",
}
# How many fields follow the type of funds; distributions say how many they are.
_FUNDS_FIELDS: Final = {"V": 2, "S": 3}
_MOST_LETTERS: Final = 64 << 10


def recognises(head: str) -> bool:
    """Whether a file begins with the records of a file and of its first group."""
    return bool(_START.match(head.replace("\r\n", "\n").replace("\r", "\n")))


def _entries(records: Records) -> Iterator[Entry]:
    """Each movement, and behind those of an account its balances, sums and counts."""
    day, currency, group_currency = "", "", ""
    section = StatedSection()
    for line, fields in _fields(records):
        kind = fields[0]
        if kind == "02":
            day, group_currency = _field(fields, 4), _field(fields, 6)
        elif kind == "03":
            yield (section,)
            currency = _field(fields, 2) or group_currency or _CURRENCY
            section = _stated(fields, currency, day)
        elif kind == "16":
            yield RawRow(line, _cells(fields, currency, day))
        elif kind == "49":
            yield (section,)
            section = StatedSection()
    yield (section,)


def _fields(records: Records) -> Iterator[tuple[int, list[str]]]:
    """The fields of each record, with those of the records that go on with it."""
    begun, whole = 0, ""
    for line, record in records:
        text = record.strip()
        if text.startswith("88,"):
            # A slash ends a field; without one it is a text that goes on.
            onward = f"{whole[:-1]}, {text[3:]}" if whole.endswith("/") else f"{whole} {text[3:]}"
            whole = onward if whole and len(onward) < _MOST_LETTERS else whole
            continue
        if whole:
            yield begun, whole.removesuffix("/").split(",")
        begun, whole = line, text
    if whole:
        yield begun, whole.removesuffix("/").split(",")


def _cells(fields: Sequence[str], currency: str, day: str) -> list[str]:
    code, funds = _field(fields, 1), _field(fields, 3).upper()
    at = 4 + _FUNDS_FIELDS.get(funds, 0)
    if funds == "D":
        at = 5 + 2 * _number(_field(fields, 4))
    value_day = _field(fields, 4) if funds == "V" else ""
    text = " ".join(",".join(fields[at + 2 :])[:LONGEST_TEXT].split())
    kind = _number(code)
    value = Decimal(0) if kind == _NO_MONEY else signed(_amount(_field(fields, 2), currency), _sign(kind))
    return [
        iso_day(day),
        iso_day(value_day),
        amount_cell(value, " ".join(fields)),
        currency,
        "",
        text or _TYPES.get(kind) or _field(fields, at + 1) or f"BAI {code}",
        reference(_field(fields, at)),
    ]


def _sign(kind: int) -> int | None:
    """Which way money of a type went: 1 in, -1 out, None where the specification doesn't say."""
    if 100 <= kind < 400 or 920 <= kind < 960 or 720 <= kind < 730 or kind in (706, 708):
        return 1
    return -1 if 400 <= kind < 700 or 960 <= kind < 1000 or kind == 760 else None


def _stated(fields: Sequence[str], currency: str, day: str) -> StatedSection:
    """The ledger balances, and the sums and counts of credits and debits, in an account's record."""
    as_of = calendar_day(iso_day(day))
    section, at = StatedSection(currency=currency), 3
    while at + 1 < len(fields):
        value, count = _amount(_field(fields, at + 1), currency), _field(fields, at + 2)
        kind, number = _field(fields, at), int(count) if count.isdecimal() else None
        if kind == "010":
            section = replace(section, opening=value, opening_day=as_of)
        elif kind == "015":
            section = replace(section, closing=value, closing_day=as_of)
        elif kind == "100":
            section = replace(section, money_in=value, count_in=number)
        elif kind == "400":
            section = replace(section, money_out=value, count_out=number)
        funds = _field(fields, at + 3).upper()
        at += 4 + _FUNDS_FIELDS.get(funds, 0) + (1 + 2 * _number(_field(fields, at + 4)) if funds == "D" else 0)
    return section


def _field(fields: Sequence[str], at: int) -> str:
    return fields[at].strip() if at < len(fields) else ""


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else 0


def _amount(text: str, currency: str) -> Decimal | None:
    """An amount in the currency's minor units, without a mark; its sign, if any, stands before it."""
    value = unmarked(text.lstrip("+-"), minor_digits(currency))
    return -value if value is not None and text.startswith("-") else value


detect, read_rows, read_stated = record_reader(NAME, 0, _entries)
