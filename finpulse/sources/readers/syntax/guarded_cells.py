"""Cells that a spreadsheet would take for formulas <-> the same behind an apostrophe, by which it takes them for text.

It is what OWASP advises for CSV files whose cells come from elsewhere, and what banks do in their own exports.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

GUARD: Final = "'"
FORMULA_SIGNS: Final = frozenset("=+-@\t\r")
# An amount or a phone number begins with a sign too, and calculates nothing. Each letter is looked at once.
_PLAIN_NUMBER: Final = re.compile(r"[-+][0-9][0-9., ]*")


def guarded(cells: Sequence[str]) -> list[str]:
    """The cells as a spreadsheet may open them.

    >>> guarded(["=1+1", "-12.50", "@home", "-2+3", "Coffee"])
    ["'=1+1", '-12.50', "'@home", "'-2+3", 'Coffee']
    """
    return [GUARD + cell if _is_formula(cell) else cell for cell in cells]


def unguarded(cells: Sequence[str]) -> list[str]:
    """The cells as they were before.

    >>> unguarded(["'=1+1", "-12.50", "'t Hart"])
    ['=1+1', '-12.50', "'t Hart"]
    """
    return [cell[1:] if cell[:1] == GUARD and cell[1:2] in FORMULA_SIGNS else cell for cell in cells]


def _is_formula(cell: str) -> bool:
    return cell[:1] in FORMULA_SIGNS and not _PLAIN_NUMBER.fullmatch(cell)
