"""Numbers that may name a day by counting days or seconds."""

from __future__ import annotations

import re
from typing import Final

from finpulse.cleaning.values.date_texts import date_text

# Marks between the numbers of a day, which no count has.
_OF_DAYS: Final = re.compile(r"[-/:A-Za-z]|\d\.\d+\.\d")


def is_count(text: str) -> bool:
    """Whether a cell could name a day only by counting days or seconds.

    >>> is_count("45123"), is_count("84211.37"), is_count("1700000000"), is_count("20260513"), is_count("1.5.2026")
    (True, True, True, False, False)
    """
    found = date_text(text) if text.strip()[:1].isdigit() and not _OF_DAYS.search(text) else None
    return found is not None and found.kind in ("serial", "epoch")
