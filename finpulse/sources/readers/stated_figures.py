"""The rows of a format and what its statements state about them, from the one pass that reads both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from finpulse.cleaning.values.amounts import read_amount
from finpulse.cleaning.values.figures import DecimalMark
from finpulse.sources.readers.known_fields import with_increasing_lines
from finpulse.sources.reading import RawRow
from finpulse.sources.stated import StatedSection

# What a reader yields in one pass: each row, and behind the rows of a statement what it states about them; an entry
# without figures only ends the rows of the one before. Which lines they are about follows from the rows.
Entry = RawRow | tuple[StatedSection, ...]

_NOTHING: Final = StatedSection()
# A file of more statements than this has none of its figures kept beyond it, so that memory stays bounded.
_MOST_SECTIONS: Final = 50_000


def rows_of(entries: Iterable[Entry]) -> Iterator[RawRow]:
    """The rows among the entries, with strictly increasing lines."""
    return with_increasing_lines(entry for entry in entries if isinstance(entry, RawRow))


def sections_of(entries: Iterable[Entry]) -> tuple[StatedSection, ...]:
    """The figures among the entries, each with the lines of the rows before it, as `rows_of` numbers them.

    A statement without rows has a range that ends before it begins.
    """
    sections: list[StatedSection] = []
    first, last = 1, 0
    for entry in entries:
        if isinstance(entry, RawRow):
            line = max(entry.line, last + 1)
            first, last = (line if first > last else first), line
            continue
        stated = (section for section in entry if section != _NOTHING)
        sections += [replace(section, first_line=first, last_line=last) for section in stated]
        first = last + 1
        if len(sections) >= _MOST_SECTIONS:
            break
    return tuple(sections)


def figure(text: str, mark: DecimalMark = ".") -> Decimal | None:
    """The amount in a field of figures, None where it holds none.

    >>> figure("000000000473,17", ","), figure("1000,", ","), figure("n/a")
    (Decimal('473.17'), Decimal('1000'), None)
    """
    try:
        return read_amount(text, mark)
    except ValueError:
        return None


def without_counts(section: StatedSection) -> StatedSection:
    """The section's balances alone, where its sums and counts may be of more than its booked rows."""
    plain = replace(section, money_in=None, money_out=None, total=None)
    return replace(plain, count=None, count_in=None, count_out=None)
