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

REVERSED: Final = "reversed"
# The rule for reversals that have the direction of what they reverse.
REVERSALS_TURNED: Final = SignRule(
    outflow_flags=frozenset({"dbit", flag_word(f"CRDT {REVERSED}")}),
    inflow_flags=frozenset({"crdt", flag_word(f"DBIT {REVERSED}")}),
)
_STATEMENTS: Final = frozenset({"Stmt", "Rpt"})
_OPENING: Final = ("OPBD", "PRCD")
_CLOSING: Final = ("CLBD",)


class ReversalTally:
    """Adds up the entries of each statement, and compares the sum with what its balances say."""

    def __init__(self) -> None:
        self._verdicts: set[bool] = set()
        self._clear()

    def _clear(self) -> None:
        self._sum = self._reversed = Decimal(0)
        self._balances: dict[str, Decimal] = {}
        self._balance: dict[str, str] = {}

    def add(self, amount: str, direction: str, *, is_booked: bool) -> None:
        """Count an entry's signed amount."""
        value = _value(amount) if is_booked else None
        if value is not None:
            self._sum += value
            self._reversed += value if direction.endswith(REVERSED) else 0

    def see(self, path: Sequence[str], text: str) -> None:
        """Take note of an element outside the entries that ends, by its path."""
        if path[-1] in _STATEMENTS:
            self._judge()
            self._clear()
        elif path[-1] == "Bal":
            self._keep_balance()
        elif "Bal" in path:
            self._balance.setdefault(path[-1], text)

    def are_turned(self) -> bool:
        """Whether the balances of some statement hold only with reversals turned round, and those of none without."""
        return self._verdicts == {True}

    def _keep_balance(self) -> None:
        value = _value(self._balance.get("Amt", ""))
        if value is not None:
            is_debt = self._balance.get("CdtDbtInd", "").upper().startswith("D")
            self._balances.setdefault(self._balance.get("Cd", ""), -value if is_debt else value)
        self._balance = {}

    def _judge(self) -> None:
        before, after = self._first(_OPENING), self._first(_CLOSING)
        if before is None or after is None or not self._reversed:
            return
        moved = after - before
        if moved in (self._sum, self._sum - 2 * self._reversed):
            self._verdicts.add(moved != self._sum)

    def _first(self, codes: Sequence[str]) -> Decimal | None:
        return next((self._balances[code] for code in codes if code in self._balances), None)


def _value(text: str) -> Decimal | None:
    try:
        value = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None
