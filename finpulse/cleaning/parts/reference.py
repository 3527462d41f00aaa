"""The column of external ids -> the bank's own id of a transaction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from finpulse.cleaning.layout import Layout

LONGEST_ID: Final = 200


class Reference(NamedTuple):
    """The bank's own id of a row's transaction, "" where the file has none."""

    external_id: str


class ReferencePart:
    """Reads the external id."""

    def __init__(self, layout: Layout) -> None:
        self.columns = tuple(layout.positions("external_id")[:1])

    def read(self, cells: Sequence[str]) -> Reference:
        """The id as it stands, bounded and without zero bytes."""
        external_id = "".join(cells[index].strip() for index in self.columns).replace("\0", "")
        return Reference(external_id[:LONGEST_ID])
