"""Cells -> what speaks for and against each column being a day, an amount or a text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import Final

from finpulse.cleaning.values.amounts import Fraction, fraction_in, has_doubled_minus, mark_in, read_amount
from finpulse.cleaning.values.currencies import has_thousandths
from finpulse.cleaning.values.figures import AmountStyle, DecimalMark
from finpulse.sources.detection.cell_kinds import CellKind, kinds_of
from finpulse.sources.detection.date_rules.day_cells import DayCells
from finpulse.sources.detection.lexicon.header_words import LONGEST_HEADER, HeaderWord, header_word, languages_of

# A column is of a kind where a larger share of its cells is than this; footers and broken rows are the rest.
MOSTLY: Final = 0.7
# An amount without any sign of money is rarely so long.
_DIGITS_OF_IDENTIFIER: Final = 9
# Numbers that count the rows are shorter.
_LONGEST_COUNTER: Final = 11
_TWO_MINUSES: Final = re.compile(
    r"[-\u2010-\u2014\u2212\ufe63\uff0d\u25b2\u25b3]\s?[-\u2010-\u2014\u2212\ufe63\uff0d\u25b2\u25b3]"
)
# A width counts as usual if so large a share of the rows has it.
_USUAL_WIDTH: Final = 0.2


@dataclass
class ColumnEvidence:
    """One column of the sample: its header, its cells in the order of the rows, and what they can be read as.

    `languages` are those of the whole header; `has_thousandths` says that the account's currency has minor units of a
    thousandth. What is derived is computed when it is first asked for, and kept.
    """

    index: int
    header: str
    cells: Sequence[str]
    languages: frozenset[str] = frozenset()
    has_thousandths: bool = False

    @cached_property
    def word(self) -> HeaderWord | None:
        """What the lexicon says about the header; None where it has no word for it."""
        return header_word(self.header, self.languages)

    @property
    def tag(self) -> str:
        """What the header says that the column is: a role or a further tag of the lexicon; "" where it says nothing."""
        return self.word.tag if self.word else ""

    @property
    def strength(self) -> float:
        """How surely the header says so, from 0 to 1."""
        return self.word.strength if self.word else 0.0

    @cached_property
    def days(self) -> DayCells:
        """The cells as days."""
        return DayCells(self.cells)

    @cached_property
    def kinds(self) -> Sequence[int]:
        """The kinds of each cell, as bits of CellKind."""
        return [kinds_of(cell) for cell in self.cells]

    @cached_property
    def _kind_counts(self) -> Counter[int]:
        return Counter(self.kinds)

    @cached_property
    def filled_count(self) -> int:
        """How many cells are not blank."""
        return sum(count for kinds, count in self._kind_counts.items() if not kinds & CellKind.BLANK)

    @property
    def fill_share(self) -> float:
        """The share of cells that are not blank."""
        return self.filled_count / len(self.cells) if self.cells else 0.0

    def share(self, kind: int) -> float:
        """The share of filled cells that can be of a kind, or of one of several whose bits are set."""
        matching = sum(count for kinds, count in self._kind_counts.items() if kinds & kind)
        return matching / self.filled_count if self.filled_count else 0.0

    @cached_property
    def distinct(self) -> Counter[str]:
        """The different texts of the filled cells, case-folded, with how often each occurs."""
        return Counter(
            cell.strip().casefold()
            for cell, kinds in zip(self.cells, self.kinds, strict=True)
            if not kinds & CellKind.BLANK
        )

    @property
    def mean_length(self) -> float:
        """The mean length of the filled cells, in characters."""
        total = sum(len(text) * count for text, count in self.distinct.items())
        return total / self.filled_count if self.filled_count else 0.0

    @property
    def is_numeric(self) -> bool:
        """Whether most cells can be amounts."""
        return self.share(CellKind.AMOUNT) >= MOSTLY

    @property
    def is_money(self) -> bool:
        """Whether the column is numeric and a good part of its cells has a fraction, a sign or a currency."""
        return self.is_numeric and self.share(CellKind.MONEY) >= 0.2

    @property
    def is_constant(self) -> bool:
        """Whether more than two cells are filled, all with the same text."""
        return len(self.distinct) == 1 and self.filled_count > 2

    @property
    def looks_like_identifier(self) -> bool:
        """Whether the cells are whole numbers of many digits or with leading zeros, or count up or down by one."""
        texts = [text for text in self.distinct if text.isdecimal()]
        if len(texts) < MOSTLY * len(self.distinct) or not texts:
            return False
        like_codes = sum(len(text) >= _DIGITS_OF_IDENTIFIER or (text[0] == "0" and len(text) > 1) for text in texts)
        return like_codes >= 0.5 * len(texts) or self._counts_rows()

    def _counts_rows(self) -> bool:
        texts = (cell.strip() for cell in self.cells if len(cell) <= _LONGEST_COUNTER)
        numbers = [int(text) for text in texts if text.isdecimal()]
        steps = {after - before for before, after in pairwise(numbers)}
        return len(numbers) > 2 and steps in ({1}, {-1})

    @cached_property
    def mark_votes(self) -> Counter[tuple[DecimalMark, bool]]:
        """How many cells use each decimal mark, and whether they prove it (True) or only suggest it (False)."""
        votes: Counter[tuple[DecimalMark, bool]] = Counter()
        for cell, kinds in zip(self.cells, self.kinds, strict=True):
            mark, is_proven = mark_in(cell) if kinds & CellKind.AMOUNT else (None, False)
            if mark:
                votes[mark, is_proven] += 1
        return votes

    @cached_property
    def decimal_mark(self) -> DecimalMark | None:
        """The column's own decimal mark: the one most cells prove, else the one most suggest, else None."""
        for is_proven in (True, False):
            point, comma = self.mark_votes[".", is_proven], self.mark_votes[",", is_proven]
            if point != comma:
                return "." if point > comma else ","
        return None

    @cached_property
    def fractions(self) -> Counter[Fraction]:
        """How many amounts have a fraction of each kind."""
        cells = zip(self.cells, self.kinds, strict=True)
        found = (fraction_in(cell) for cell, kinds in cells if kinds & CellKind.AMOUNT)
        return Counter(fraction for fraction in found if fraction)

    @cached_property
    def doubled_minuses(self) -> int:
        """How many amounts have two minus signs."""
        return sum(has_doubled_minus(cell) for cell in self.cells if _TWO_MINUSES.search(cell))

    @cached_property
    def style(self) -> AmountStyle:
        """What is unusual about the amounts, as far as the column alone shows it; irregular ones are read leniently."""
        return AmountStyle(
            whole_thousands=not self.has_thousandths and groups_thousands(self.fractions),
            doubled_minus=self.doubled_minuses > 0,
            irregular=True,
        )

    @cached_property
    def amounts(self) -> Sequence[Decimal | None]:
        """The cells as amounts under the column's own decimal mark; None for those that are none."""
        return [self._amount(cell, kinds) for cell, kinds in zip(self.cells, self.kinds, strict=True)]

    def _amount(self, cell: str, kinds: int) -> Decimal | None:
        if not kinds & CellKind.AMOUNT:
            return None
        try:
            return read_amount(cell.strip(), self.decimal_mark or ".", self.style)
        except ValueError:
            return None

    @cached_property
    def sign_counts(self) -> Counter[int]:
        """How many amounts are below zero (-1), zero (0) and above zero (1)."""
        return Counter((amount > 0) - (amount < 0) for amount in self.amounts if amount is not None)

    @property
    def nonzero_count(self) -> int:
        """How many cells hold an amount other than zero."""
        return self.sign_counts[-1] + self.sign_counts[1]

    @property
    def is_mostly_negative(self) -> bool:
        """Whether more amounts are below zero than above it."""
        return self.sign_counts[-1] > self.sign_counts[1]


def groups_thousands(fractions: Counter[Fraction]) -> bool:
    """Whether three digits behind a mark are thousands, since all fractions beside them are of one or two digits."""
    return bool(fractions["open"] and fractions["usual"] and not fractions["long"])


def gather_evidence(
    header: Sequence[str], rows: Sequence[Sequence[str]], currency: str | None = None
) -> list[ColumnEvidence]:
    """The evidence for every column of a table, whose rows may be of unequal width; `currency` is the account's."""
    widths = Counter(len(row) for row in rows)
    usual_width = max((width for width, count in widths.items() if count >= _USUAL_WIDTH * len(rows)), default=0)
    languages = languages_of(header)
    return [
        ColumnEvidence(
            index,
            header[index].replace("\0", "").strip()[:LONGEST_HEADER] if index < len(header) else "",
            [row[index] if index < len(row) else "" for row in rows],
            languages,
            has_thousandths=currency is not None and has_thousandths(currency),
        )
        for index in range(max(len(header), usual_width))
    ]
