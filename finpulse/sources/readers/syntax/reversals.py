"""Entries of ISO 20022 that are marked as reversals -> whether their direction is their own or what they reverse's.

By the standard an entry's indicator of credit or debit is its own, also that of a reversal. Some banks repeat that of
the entry which is reversed. The statement's balances tell which of them holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

from finpulse.cleaning.values.direction_flags import flag_word
from finpulse.sources.detection.amount_rules.sign_rule import SignRule
from finpulse.sources.stated import StatedSection

REVERSED: Final = "reversed"
# The rule for reversals that have the direction of what they reverse.
REVERSALS_TURNED: Final = SignRule(
    outflow_flags=frozenset({"dbit", flag_word(f"CRDT {REVERSED}")}),
    inflow_flags=frozenset({"crdt", flag_word(f"DBIT {REVERSED}")}),
)


class ReversalTally:
    """Adds up the entries of each statement, and compares the sum with what its balances say."""

    def __init__(self) -> None:
        self._verdicts: set[bool] = set()
        self._sum = self._reversed = Decimal(0)

    def add(self, amount: str, direction: str, *, is_booked: bool) -> None:
        """Count an entry's signed amount."""
        value = _value(amount) if is_booked else None
        if value is not None:
            self._sum += value
            self._reversed += value if direction.endswith(REVERSED) else 0

    def judge(self, sections: Sequence[StatedSection]) -> None:
        """Compare the entries since the last statement with the balances that this one states in one currency."""
        ends = [(section.opening, section.closing) for section in sections]
        if self._reversed and len(ends) == 1:
            opening, closing = ends[0]
            moved = None if opening is None or closing is None else closing - opening
            if moved in (self._sum, self._sum - 2 * self._reversed):
                self._verdicts.add(moved != self._sum)
        self._sum = self._reversed = Decimal(0)

    def are_turned(self) -> bool:
        """Whether the balances of some statement hold only with reversals turned round, and those of none without."""
        return self._verdicts == {True}


def _value(text: str) -> Decimal | None:
    try:
        value = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None
