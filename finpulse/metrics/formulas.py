"""The formulas of the metrics over sums of transactions, exact: nothing is rounded here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Final

from finpulse.cleaning.taxonomy import Kind

HIGHEST_RATE: Final = Fraction(100)


@dataclass(frozen=True, slots=True)
class MoneyTally:
    """Money in and money out, both positive, how many transactions they are, and how many of these took money out."""

    money_in: Decimal = Decimal(0)
    money_out: Decimal = Decimal(0)
    count: int = 0
    purchases: int = 0

    def __add__(self, other: MoneyTally) -> MoneyTally:
        return MoneyTally(
            self.money_in + other.money_in,
            self.money_out + other.money_out,
            self.count + other.count,
            self.purchases + other.purchases,
        )


@dataclass(frozen=True, slots=True)
class MoneySums:
    """Tallies of one currency by kind, and those of the other currencies by their codes."""

    kinds: Mapping[Kind, MoneyTally] = field(default_factory=dict)
    others: Mapping[str, MoneyTally] = field(default_factory=dict)

    def of(self, kind: Kind) -> MoneyTally:
        """One kind's tally."""
        return self.kinds.get(kind, MoneyTally())

    @property
    def spending(self) -> Fraction:
        """Money out less refunds in spending categories; negative where the refunds are more."""
        tally = self.of("spending")
        return Fraction(tally.money_out) - Fraction(tally.money_in)

    @property
    def income(self) -> Fraction:
        """Money in less money back in income categories."""
        tally = self.of("income")
        return Fraction(tally.money_in) - Fraction(tally.money_out)


@dataclass(frozen=True, slots=True)
class Basis:
    """What sums are divided by: their days, their whole months, and the spending that they are a part of."""

    days: int = 0
    months: int = 0
    whole: Fraction = Fraction(0)


def savings_rate(income: Fraction, spending: Fraction) -> Fraction | None:
    """(income − spending) / income in percent, at most 100; None without income.

    >>> savings_rate(Fraction(200), Fraction(150)), savings_rate(Fraction(0), Fraction(5))
    (Fraction(25, 1), None)
    """
    return min((income - spending) / income * 100, HIGHEST_RATE) if income > 0 else None


def change_percent(now: Fraction, before: Fraction) -> Fraction | None:
    """By how many hundredths of the absolute earlier figure the later one is more; None where that is 0.

    >>> change_percent(Fraction(3), Fraction(2)), change_percent(Fraction(3), Fraction(0))
    (Fraction(50, 1), None)
    """
    return (now - before) / abs(before) * 100 if before else None


def _share(sums: MoneySums, basis: Basis) -> Fraction | None:
    return sums.spending / basis.whole * 100 if basis.whole > 0 else None


def _average_purchase(sums: MoneySums, _: Basis) -> Fraction | None:
    tally = sums.of("spending")
    return Fraction(tally.money_out) / tally.purchases if tally.purchases else None


def _divided(total: Fraction, count: int) -> Fraction | None:
    return total / count if count > 0 else None


# What a metric's figure is; None where it has none.
FORMULAS: Final[Mapping[str, Callable[[MoneySums, Basis], Fraction | None]]] = {
    "spending": lambda sums, _: sums.spending,
    "income": lambda sums, _: sums.income,
    "net_cash_flow": lambda sums, _: sums.income - sums.spending,
    "savings_rate": lambda sums, _: savings_rate(sums.income, sums.spending),
    "share_of_spending": _share,
    "avg_transaction": _average_purchase,
    "avg_daily_spending": lambda sums, basis: _divided(sums.spending, basis.days),
    "avg_monthly_spending": lambda sums, basis: _divided(sums.spending, basis.months),
    "avg_monthly_income": lambda sums, basis: _divided(sums.income, basis.months),
    "transaction_count": lambda sums, _: Fraction(sums.of("spending").count),
}
# The kinds whose transactions make a metric's figure up.
KINDS_COUNTED: Final[Mapping[str, tuple[Kind, ...]]] = {
    "income": ("income",),
    "avg_monthly_income": ("income",),
    "net_cash_flow": ("income", "spending"),
    "savings_rate": ("income", "spending"),
    "lifetime_snapshot": ("income", "spending"),
}


def rows_counted(metric: str, sums: MoneySums) -> int:
    """How many transactions make a metric's figure up."""
    if metric == "avg_transaction":
        return sums.of("spending").purchases
    return sum(sums.of(kind).count for kind in KINDS_COUNTED.get(metric, ("spending",)))
