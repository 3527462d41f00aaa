"""A statement that was scanned, and functions that know what stands on its pages, for a child process to call."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from typing import BinaryIO, Final

from finpulse.sources.readers.pdf.scans.page_text import PageText
from tests.support.drawn_pdfs import drawn, table
from tests.support.scanned_pdfs import scanned, text_of

_EDGES: Final = (40.0, 110.0, -430.0, -510.0)
_HEADER: Final = ("Date", "Description", "Amount", "Balance")
_DRAWN: Final = drawn(
    table(
        _EDGES,
        ("Opening balance", "", "", "1010.00"),
        _HEADER,
        ("13/03/2026", "Bakery", "-10.00", "1000.00"),
        ("14/03/2026", "Grocery", "-20.00", "980.00"),
    ),
    table(
        _EDGES,
        _HEADER,
        ("15/03/2026", "Garage", "-30.00", "950.00"),
        ("16/03/2026", "Wages", "1500.00", "2450.00"),
        ("Closing balance", "", "", "2450.00"),
    ),
)
SCAN: Final = scanned(_DRAWN)


def read_as_drawn(_file: BinaryIO, numbers: list[int]) -> Iterator[PageText]:
    """The text of the pages of these numbers."""
    return (page for page in text_of(_DRAWN, SCAN) if page.number in numbers)


def read_first_page(file: BinaryIO, numbers: list[int]) -> Iterator[PageText]:
    """The same of the first of them; over the second the process is killed."""
    yield next(read_as_drawn(file, numbers))
    os.kill(os.getpid(), signal.SIGKILL)
