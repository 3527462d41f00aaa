"""Text -> its delimiter and quote, by which choice makes the most rows with a day and an amount."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import Final

from finpulse.sources.cells import Kind, kind_of
from finpulse.sources.delimited import records
from finpulse.sources.sample import Sample

# In the order in which they win a tie.
DELIMITERS: Final = (";", "\t", ",", "|", "~", "^")
_MOST_ROWS: Final = 120
_SINGLE_QUOTED: Final = re.compile(r"(?:^|[,;\t|])'[^'\n]*'(?=[,;\t|\r\n]|$)", re.MULTILINE)
_DOUBLE_QUOTED: Final = re.compile(r'(?:^|[,;\t|] ?)"', re.MULTILINE)


def decide_dialect(sample: Sample) -> tuple[str, str]:
    """The delimiter and the quote that read the sample best."""
    start = sample.head[:20_000]
    single, double = len(_SINGLE_QUOTED.findall(start)), len(_DOUBLE_QUOTED.findall(start))
    quote = "'" if not double and single > 4 else '"'
    delimiter = max(DELIMITERS, key=lambda delimiter: _fitness(sample, delimiter, quote))
    return delimiter, quote


def _fitness(sample: Sample, delimiter: str, quote: str) -> float:
    """How well a delimiter explains the sample's first rows: transactions first, then equal widths."""
    if delimiter not in sample.head:
        return 0.0
    found = records(sample.head_lines(), delimiter, quote)
    rows = [cells for _, cells in islice(found, _MOST_ROWS) if any(cell.strip() for cell in cells)]
    if not rows:
        return 0.0
    widths = Counter(len(cells) for cells in rows)
    width, count = max(widths.items(), key=lambda item: (item[1] * (item[0] > 1), item[0]))
    if width == 1:
        return 0.0
    likely = sum(is_transaction(cells) for cells in rows)
    return 3.0 * likely / len(rows) + count / len(rows) + 0.02 * min(width, 20)


def is_transaction(cells: list[str], day: int = Kind.DAY | Kind.WEAK_DAY) -> bool:
    """Whether a record has a day, of the kinds given, and in another cell an amount."""
    kinds = [kind_of(cell) for cell in cells[:60]]
    days = sum(bool(kind & day) for kind in kinds)
    amounts = sum(bool(kind & Kind.AMOUNT) for kind in kinds)
    both = sum(bool(kind & Kind.AMOUNT) and bool(kind & day) for kind in kinds)
    return days > 0 and amounts > 0 and days + amounts - both > 1
