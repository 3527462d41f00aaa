"""Status columns -> whether a row is booked."""

from __future__ import annotations

from collections.abc import Sequence

from finpulse.cleaning.layout import Layout
from finpulse.cleaning.noise import status_noise
from finpulse.cleaning.parts.columns import headers
from finpulse.cleaning.unusable import QUOTED, Skipped


class StatusPart:
    """Tells what is booked from what is pending or was called off."""

    def __init__(self, layout: Layout) -> None:
        self.columns = tuple(layout.positions("status"))
        self._headers = headers(layout)

    def check(self, cells: Sequence[str]) -> None:
        """Raises Skipped for a row that is not booked."""
        for index in self.columns:
            status = cells[index][:QUOTED]
            if reason := status_noise(status) or status_noise(f"{self._headers[index]} {status}"):
                raise Skipped(reason)
