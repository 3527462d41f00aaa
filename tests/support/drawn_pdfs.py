"""Statements as PDF: texts drawn where a test wants them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from typing import Final

from fpdf import FPDF

# A row's cells: each with its left edge, or, below zero, its right edge.
Cell = tuple[float, str]
_PITCH: Final = 14
_TOP: Final = 60


def drawn(
    *pages: Iterable[Sequence[Cell]],
    turned: bool = False,
    watermark: str = "",
    passwords: tuple[str, str] | None = None,
) -> bytes:
    """A PDF of pages whose rows stand beneath each other.

    `turned` draws the text from bottom to top, as a landscape page that was scanned upright. `passwords` are the
    owner's and the user's.
    """
    document = FPDF(unit="pt", format="A4")
    document.set_font("Helvetica", size=9)
    if passwords:
        document.set_encryption(*passwords)
    for rows in pages:
        document.add_page()
        if watermark:
            with document.rotation(35, 300, 400):
                document.set_font_size(60)
                document.text(60, 420, watermark)
                document.set_font_size(9)
        with document.rotation(90, 300, 300) if turned else nullcontext():
            for at, row in enumerate(rows):
                _draw(document, row, _TOP + _PITCH * at)
    return bytes(document.output())


def _draw(document: FPDF, row: Sequence[Cell], height: float) -> None:
    for edge, text in row:
        left = edge if edge >= 0 else -edge - document.get_string_width(text)
        document.text(left, height, text)


def table(edges: Sequence[float], *rows: Sequence[str]) -> list[list[Cell]]:
    """Rows of texts at the edges of their columns; empty texts are left out."""
    return [[(edge, text) for edge, text in zip(edges, row, strict=False) if text] for row in rows]
