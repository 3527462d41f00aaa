"""The column of external ids -> the bank's own id of a transaction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from finpulse.cleaning.layout import Layout

LONGEST_ID: Final = 200


class ReferencePart:
    """Reads the external id, "" where the file has none."""

    def __init__(self, layout: Layout) -> None:
        self.columns = tuple(layout.positions("external_id")[:1])

    def read(self, cells: Sequence[str]) -> str:
        """The id as it stands, bounded and without zero bytes."""
        return "".join(cells[index].strip() for index in self.columns).replace("\0", "")[:LONGEST_ID]
