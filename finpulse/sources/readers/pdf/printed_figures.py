"""The lines beside the rows -> the balances and sums that the document prints, by the words beside or above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from finpulse.balances.stated_words import stated_in
from finpulse.sources.readers.pdf.geometry.fields import Figure, LineFields
from finpulse.sources.readers.pdf.geometry.headers import cells_of
from finpulse.sources.readers.pdf.row_words import direction_of, kind_of_text

# A label above its figure is at most so many heights away.
_ABOVE: Final = 3.5
_MOST_FIGURES: Final = 400


@dataclass(slots=True)
class PrintedFigures:
    """What a document states in words, as minor units: each list in the order of its lines, without doubles.

    `others` are all further figures beside the rows. By the numbers of the pages, none is missing before them where
    `has_first_page`, and none behind them where `has_last_page`: then a balance between pages may be that of an end.
    """

    opening: list[int] = field(default_factory=list)
    closing: list[int] = field(default_factory=list)
    balance: list[int] = field(default_factory=list)
    money_in: list[int] = field(default_factory=list)
    money_out: list[int] = field(default_factory=list)
    others: list[int] = field(default_factory=list)
    has_first_page: bool = False
    has_last_page: bool = False

    def add(self, name: str, value: int) -> None:
        """Keep a figure, once."""
        known: list[int] = getattr(self, name)
        if value not in known and len(known) < _MOST_FIGURES:
            known.append(value)

    def anywhere(self) -> list[int]:
        """Every figure that may be a balance."""
        return [*self.opening, *self.closing, *self.balance, *self.others]

    def as_debts(self) -> PrintedFigures:
        """The same where balances are printed as what is owed."""
        opening, closing, balance, others = (
            [-value for value in values] for values in (self.opening, self.closing, self.balance, self.others)
        )
        return replace(self, opening=opening, closing=closing, balance=balance, others=others)


def minor_units(figure: Figure) -> int:
    """A figure in cents, or whole units where no cents are printed, with its sign."""
    units = int(figure.value.scaleb(2))
    return -units if figure.mark == "-" else units


def printed_figures(lines: Sequence[LineFields]) -> PrintedFigures:
    """The balances and sums in lines that hold no rows."""
    found = PrintedFigures()
    for above, fields in pairwise([None, *lines]):
        assert fields is not None
        for figure in fields.figures:
            labels = _label_beside(fields, figure), _label_above(above, fields, figure) if above else ""
            meanings = (meaning for label in labels if (meaning := _meaning(label)) != "others")
            found.add(next(meanings, "others"), minor_units(figure))
    return found


def _label_beside(fields: LineFields, figure: Figure) -> str:
    """The words left of a figure, back to the figure before it."""
    start = max((other.last + 1 for other in fields.figures if other.last < figure.first), default=0)
    words = [word.text for word in fields.line.words[start : figure.first]]
    return " ".join(words) if any(any(map(str.isalpha, word)) for word in words) else ""


def _label_above(above: LineFields, fields: LineFields, figure: Figure) -> str:
    """The cell of the line above that stands over a figure."""
    line = above.line
    if line.page != fields.line.page or fields.line.baseline - line.baseline > _ABOVE * line.height:
        return ""
    cells = [cell for cell in cells_of(line) if cell.left < figure.right + 1 and figure.left < cell.right + 1]
    return cells[0].text if cells else ""


def _meaning(label: str) -> str:
    kind = kind_of_text(label)
    if kind in ("opening", "closing", "balance"):
        return kind
    stated = stated_in([[label, "1.00"]], ".")
    for name in ("money_in", "money_out"):
        if name in stated:
            return name
    direction = direction_of(label)
    return {"in": "money_in", "out": "money_out", "balance": "balance"}.get(direction, "others")
