"""Cells -> what speaks for and against each column being a day, an amount, a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import Final

from finpulse.cleaning.values.amounts import DecimalMark, mark_in, read_amount
from finpulse.sources.detection.cell_kinds import Kind, kind_of
from finpulse.sources.detection.lexicon import HeaderWord, header_word, languages_of

# Shares over this make a column of a kind; footers and broken rows are the rest.
MOSTLY: Final = 0.7
LONGEST_HEADER: Final = 120


@dataclass
class ColumnEvidence:
    """One column of the sample: its header, its cells from the first transaction on, and what they allow."""

    index: int
    header: str
    cells: Sequence[str]
    languages: frozenset[str] = frozenset()

    @cached_property
    def word(self) -> HeaderWord | None:
        """What the lexicon says about the header, in the languages of the whole header."""
        return header_word(self.header, self.languages)

    @cached_property
    def kinds(self) -> Sequence[int]:
        return [kind_of(cell) for cell in self.cells]

    @cached_property
    def _kind_counts(self) -> Counter[int]:
        return Counter(self.kinds)

    @cached_property
    def filled(self) -> int:
        return sum(count for kind, count in self._kind_counts.items() if not kind & Kind.BLANK)

    @property
    def tag(self) -> str:
        return self.word.tag if self.word else ""

    @property
    def strength(self) -> float:
        return self.word.strength if self.word else 0.0

    def share(self, kind: int) -> float:
        """The share of filled cells that allow a kind."""
        allowing = sum(count for found, count in self._kind_counts.items() if found & kind)
        return allowing / self.filled if self.filled else 0.0

    @property
    def fill_share(self) -> float:
        return self.filled / len(self.cells) if self.cells else 0.0

    @cached_property
    def distinct(self) -> Counter[str]:
        """The filled cells, folded to one case, with how often each stands."""
        return Counter(
            cell.strip().casefold() for cell, kind in zip(self.cells, self.kinds, strict=True) if not kind & Kind.BLANK
        )

    @property
    def mean_length(self) -> float:
        return sum(len(text) * count for text, count in self.distinct.items()) / self.filled if self.filled else 0.0

    @property
    def is_numeric(self) -> bool:
        return self.share(Kind.AMOUNT) >= MOSTLY

    @property
    def is_money(self) -> bool:
        """Numeric, and showing it by fractions, signs or currencies in a good part of the cells."""
        return self.is_numeric and self.share(Kind.MONEY) >= 0.2

    @property
    def looks_like_identifier(self) -> bool:
        """Digits only and many of them, or with leading zeros, or counting up by one."""
        texts = [text for text in self.distinct if text.isdecimal()]
        if len(texts) < MOSTLY * len(self.distinct) or not texts:
            return False
        long = sum(len(text) >= 9 or (text[0] == "0" and len(text) > 1) for text in texts)
        return long >= 0.5 * len(texts) or self._counts_up()

    def _counts_up(self) -> bool:
        digits = (cell.strip() for cell in self.cells if len(cell) < 12)
        numbers = [int(text) for text in digits if text.isdecimal()]
        steps = {after - before for before, after in pairwise(numbers)}
        return len(numbers) > 2 and steps in ({1}, {-1})

    @cached_property
    def mark_votes(self) -> Counter[tuple[DecimalMark, bool]]:
        """How many cells use each decimal mark, those that prove it apart from those that suggest it."""
        votes: Counter[tuple[DecimalMark, bool]] = Counter()
        for cell, kind in zip(self.cells, self.kinds, strict=True):
            mark, sure = mark_in(cell) if kind & Kind.AMOUNT else (None, False)
            if mark:
                votes[mark, sure] += 1
        return votes

    @cached_property
    def mark(self) -> DecimalMark | None:
        """The column's own decimal mark: by proof, else by suggestion, or None where no cell has any."""
        for sure in (True, False):
            point, comma = self.mark_votes[".", sure], self.mark_votes[",", sure]
            if point != comma:
                return "." if point > comma else ","
        return None

    @cached_property
    def values(self) -> Sequence[Decimal | None]:
        """The cells as amounts under the column's own mark; None for those that are none."""
        return [self._value(cell, kind) for cell, kind in zip(self.cells, self.kinds, strict=True)]

    def _value(self, cell: str, kind: int) -> Decimal | None:
        if not kind & Kind.AMOUNT:
            return None
        try:
            return read_amount(cell.strip(), self.mark or ".")
        except ValueError:
            return None

    @cached_property
    def signs(self) -> Counter[int]:
        """How many amounts are below, at and above zero."""
        return Counter((value > 0) - (value < 0) for value in self.values if value is not None)

    @property
    def is_constant(self) -> bool:
        return len(self.distinct) == 1 and self.filled > 2


def gather(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[ColumnEvidence]:
    """The evidence for every column of a table, also where rows are of unequal width."""
    widths = Counter(len(row) for row in rows)
    usual = max((width for width, count in widths.items() if count >= 0.2 * len(rows)), default=0)
    width = max(len(header), usual)
    languages = languages_of(header)
    return [
        ColumnEvidence(
            index,
            header[index].strip()[:LONGEST_HEADER] if index < len(header) else "",
            [row[index] if index < len(row) else "" for row in rows],
            languages,
        )
        for index in range(width)
    ]
