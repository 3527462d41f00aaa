"""Status columns -> whether a row is booked."""

from __future__ import annotations

from collections.abc import Sequence

from finpulse.cleaning.drop_reasons import QUOTED, Skipped, in_column
from finpulse.cleaning.layout import Layout
from finpulse.cleaning.non_transactions import ELSEWHERE, PENDING, SUM, unbooked_answer, unbooked_reason
from finpulse.cleaning.parts.columns import headers, joined


class StatusPart:
    """Refuses rows that are pending, were called off or belong to another table."""

    def __init__(self, layout: Layout) -> None:
        self._own = layout.positions("status")
        self._summaries = layout.summaries if layout.opening_counts else layout.summaries | layout.unlike_texts
        self._texts = sorted(layout.positions("description") + layout.positions("merchant")) if self._summaries else []
        self._labels = layout.positions("external_id") if self._summaries else []
        self._account, self._own_account = layout.account_column, layout.own_account
        accounts = () if self._account is None else (self._account,)
        self.columns = (*self._own, *self._texts, *self._labels, *accounts)
        self._headers = headers(layout)
        self._pending_marks, self._pending_counts = layout.pending_marks, layout.pending_counts
        # The first column behind the file's own is where the reader marks rows of other tables.
        self._mark = layout.own_width if layout.neighbours.sections else -1

    def check(self, cells: Sequence[str]) -> None:
        """Raises Skipped for a row that is not booked, or another account's."""
        if self._account is not None and self._own_account and cells[self._account].strip() != self._own_account:
            raise Skipped(in_column("a leg in another account", self._headers[self._account]))
        if self._summaries:
            self._refuse_sums(cells)
        for index in self._own:
            status = cells[index][:QUOTED]
            if status.strip() in self._pending_marks and not self._pending_counts:
                raise Skipped(PENDING)
            reason = unbooked_reason(status) or unbooked_answer(self._headers[index], status)
            if reason and not (reason == PENDING and self._pending_counts):
                raise Skipped(reason)

    def _refuse_sums(self, cells: Sequence[str]) -> None:
        """Raises Skipped for a row of which the text or a cell beside it is known to mark sums."""
        beside = (cells[index].strip() for index in (*self._own, *self._labels))
        if joined(cells, self._texts) in self._summaries or any(cell in self._summaries for cell in beside):
            raise Skipped(SUM)

    def is_elsewhere(self, cells: Sequence[str]) -> bool:
        """Whether a row stands in another table of the file."""
        return 0 <= self._mark < len(cells) and cells[self._mark] == ELSEWHERE
