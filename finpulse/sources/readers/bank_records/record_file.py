"""What files of coded records share: their records with lines, amounts without a mark, the three ways to read them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import BinaryIO, Final, NamedTuple

from finpulse.sources.readers.known_fields import Field, read_entries, sample_of
from finpulse.sources.readers.stated_figures import Entry, figure, rows_of, sections_of
from finpulse.sources.readers.syntax.declared_encoding import open_text, settle_encoding
from finpulse.sources.reading import Hints, RawRow, Reading
from finpulse.sources.stated import StatedSection

_LONGEST_LINE: Final = 1 << 16
_LOOK: Final = 1 << 14
_LONGEST_QUOTE: Final = 80
# What is longer than a record by less than this is no other record.
_SHORTEST_RECORD: Final = 20
MOST_TEXTS: Final = 60

# The fields of every one of these formats, in the order of the cells.
FIELDS: Final = (
    Field("booking date", "date"),
    Field("value date", "value_date"),
    Field("amount", "amount"),
    Field("currency", "currency"),
    Field("counterparty", "merchant"),
    Field("text", "description"),
    Field("reference", "external_id"),
)
# The account's currencies by the numbers of ISO 4217.
_CURRENCIES: Final = dict(
    re.findall(
        r"(\d{3}) (\w{3})",
        "978 EUR 840 USD 826 GBP 756 CHF 392 JPY 752 SEK 578 NOK 208 DKK 985 PLN 203 CZK 348 HUF 946 RON "
        "975 BGN 949 TRY 124 CAD 036 AUD 554 NZD 484 MXN 986 BRL 032 ARS 152 CLP 170 COP 604 PEN 858 UYU "
        "504 MAD 788 TND 156 CNY 344 HKD 702 SGD 356 INR 410 KRW 710 ZAR 376 ILS 784 AED 682 SAR 643 RUB "
        "810 RUB 398 KZT 860 UZS 933 BYN 980 UAH 944 AZN 051 AMD 981 GEL 417 KGS ",
    )
)

# The records of a file, each with the physical line on which it stands.
Records = Iterator[tuple[int, str]]
Entries = Callable[[Records], Iterator[Entry]]
Declared = str | Callable[[bytes], str]


class RecordReader(NamedTuple):
    """How files of one format are detected, and how their rows and figures are read."""

    detect: Callable[[BinaryIO, Hints], Reading]
    read_rows: Callable[[BinaryIO, Reading], Iterator[RawRow]]
    read_stated: Callable[[BinaryIO, Reading], tuple[StatedSection, ...]]


def record_reader(name: str, width: int, entries: Entries, declared: Declared = "") -> RecordReader:
    """The readers of a format whose records are so many letters wide (0 for any width) and become entries.

    A record is filled up with blanks, since programs cut them off. `declared` is the code page that the format or the
    file's beginning names.
    """

    def all_entries(file: BinaryIO, encoding: str) -> Iterator[Entry]:
        with open_text(file, encoding) as text:
            yield from entries(_records(iter(lambda: text.readline(_LONGEST_LINE), ""), width))

    def detect(file: BinaryIO, hints: Hints) -> Reading:
        file.seek(0)
        head = file.read(_LOOK)
        encoding = settle_encoding(file, declared if isinstance(declared, str) else declared(head))
        return read_entries(name, encoding, FIELDS, sample_of(rows_of(all_entries(file, encoding))), hints)

    def read_rows(file: BinaryIO, reading: Reading) -> Iterator[RawRow]:
        return rows_of(all_entries(file, reading.encoding))

    def read_stated(file: BinaryIO, reading: Reading) -> tuple[StatedSection, ...]:
        return sections_of(all_entries(file, reading.encoding))

    return RecordReader(detect, read_rows, read_stated)


def _records(lines: Iterable[str], width: int) -> Records:
    """The records that hold anything; several of full width on one line are parted."""
    for number, line in enumerate(lines, 1):
        text = line.strip("\n\ufeff\x1a\0")
        step = width if width and len(text.rstrip()) >= width + _SHORTEST_RECORD else max(len(text), 1)
        for start in range(0, len(text), step):
            record = text[start : start + step]
            if record.strip():
                yield number, record.ljust(width)


def unmarked(digits: str, decimals: int) -> Decimal | None:
    """An amount whose last digits are its fraction, None for what is no number.

    >>> unmarked("00000000012345", 2), unmarked("12", 3), unmarked("1O", 2)
    (Decimal('123.45'), Decimal('0.012'), None)
    """
    text = digits.strip()
    return Decimal(text).scaleb(-decimals) if text.isascii() and text.isdecimal() else None


def signed(value: Decimal | None, sign: int | None) -> Decimal | None:
    """The amount with the sign that its mark means, None where either is not understood."""
    return None if value is None or sign is None else sign * value


def amount_cell(value: Decimal | None, record: str) -> str:
    """An amount's text; where it is not understood the record's, if that can't be taken for an amount.

    >>> amount_cell(Decimal("-12.350"), ""), amount_cell(None, "22 12E4"), amount_cell(None, "16 799 500")
    ('-12.35', '22 12E4', 'not understood')
    """
    if value is None:
        text = " ".join(record.split())[:_LONGEST_QUOTE]
        return text if figure(text) is None and figure(text, ",") is None else "not understood"
    text = f"{value:f}"
    return text[:-1] if text[-4:-3] == "." and text.endswith("0") else text


def currency_of_number(number: str) -> str:
    """The code of a currency's number; a number that is not known stays, so that nothing is guessed.

    >>> currency_of_number("978"), currency_of_number("000")
    ('EUR', '000')
    """
    return str(_CURRENCIES.get(number, number))


def joined(texts: Sequence[str]) -> str:
    """Texts that records cut anywhere, as one."""
    return " ".join("".join(texts).split())
