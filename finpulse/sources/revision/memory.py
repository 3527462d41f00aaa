"""What is remembered of settled readings, for later statements with the same header."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any, Final

from finpulse.cleaning.text import fold
from finpulse.sources.reading import OVERLAP, UNPROVEN, Reading
from finpulse.sources.revision.changes import Changes

# These belong to one file only.
NEVER_REMEMBERED: Final = frozenset(
    {
        "year",
        "last_month",
        "days_exchanged",
        "odd_days",
        "proof",
        UNPROVEN,
        OVERLAP,
        "part",
        "opening_counts",
        "opening_balance",
        "pending_counts",
    }
)


@dataclass(frozen=True, slots=True)
class Memory:
    """The latest settled reading under a header, as JSON, and which of its values a person has confirmed."""

    reading: dict[str, Any]
    confirmed: Changes


def header_fingerprint(reading: Reading) -> bytes:
    """SHA-256 over the format and the column names in their order, or over the table's shape where it has no header."""
    names = [fold(column.header) for column in reading.layout.columns]
    shape = [] if any(names) else [reading.dialect.delimiter, str(len(names))]
    return hashlib.sha256("\x1f".join([reading.format, *names, *shape]).encode("utf-8", "surrogatepass")).digest()


def memorable(changes: Changes) -> Changes:
    """Those of a person's changes that hold for the next file too."""
    return {key: value for key, value in changes.items() if key not in NEVER_REMEMBERED}
