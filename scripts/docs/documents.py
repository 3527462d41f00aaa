"""The code -> each document that is made from it, by its path."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from scripts.docs.layers import read_layers
from scripts.docs.layers_picture import draw_layers
from scripts.docs.packages_table import packages_table
from scripts.docs.path_picture import draw_path
from scripts.docs.stages import read_stages

DOCS: Final = Path(__file__).resolve().parents[2] / "docs"
PAGE: Final = DOCS / "architecture.md"
PICTURES: Final = DOCS / "architecture"
BEGIN: Final = "<!-- Made by `make docs` from the docstrings of the packages; not to be edited. -->"
END: Final = "<!-- Up to here. -->"


def documents() -> dict[Path, str]:
    """What each document is to hold."""
    layers = read_layers()
    page = PAGE.read_text(encoding="utf-8")
    return {
        PICTURES / "layers.svg": draw_layers(layers),
        PICTURES / "path-of-a-row.svg": draw_path(read_stages()),
        PAGE: with_table(page, packages_table(layers)),
    }


def with_table(page: str, table: str) -> str:
    """The page with this table between its two marks. Raises ValueError where a mark is missing."""
    start = page.index(BEGIN) + len(BEGIN)
    return f"{page[:start]}\n\n{table}\n\n{page[page.index(END, start) :]}"
