"""What a statement says of itself: balances before and after its rows, their sums, how many they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from finpulse.balances.stated_words import Stated


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedSection:
    """The figures that a statement states about some of its rows; None for each that it doesn't state.

    It is about the rows that begin on the physical lines from `first_line` to `last_line` (None: to the file's end),
    and where it names a currency, about those in that currency alone. `opening` is the balance before the first of
    them, `closing` the one after the last, as the account holder has it: what is owed on a card is below zero. The days
    are those that the balances are of. `money_in` and `money_out` are sums, both positive; `total` is their difference
    where only that is stated; the counts are of rows.
    """

    first_line: int = 1
    last_line: int | None = None
    currency: str | None = None
    account: str | None = None
    opening: Decimal | None = None
    opening_day: date | None = None
    closing: Decimal | None = None
    closing_day: date | None = None
    money_in: Decimal | None = None
    money_out: Decimal | None = None
    total: Decimal | None = None
    count: int | None = None
    count_in: int | None = None
    count_out: int | None = None

    def with_words(self, stated: Mapping[Stated, Decimal]) -> StatedSection:
        """The section with what records beside its rows state in words."""
        return replace(
            self,
            opening=stated.get("opening", self.opening),
            closing=stated.get("closing", self.closing),
            money_in=_absolute(stated.get("money_in", self.money_in)),
            money_out=_absolute(stated.get("money_out", self.money_out)),
        )


def _absolute(value: Decimal | None) -> Decimal | None:
    return None if value is None else abs(value)
