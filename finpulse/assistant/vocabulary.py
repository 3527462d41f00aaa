"""The names that a user's questions may mention: accounts, categories, merchants; and since when there is data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from finpulse.cleaning.taxonomy import Kind


@dataclass(frozen=True, slots=True)
class NamedAccount:
    """An account as its user calls it."""

    id: int
    name: str
    account_type: str
    currency: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What one user has. `categories` maps every category that they may name to its kind.

    `used_categories` are those in which they have transactions, `merchants` the names of merchants with how many
    transactions each has, `first_day` the day of the first transaction in the answer's currency (None without any).
    `today` is the day that the question is asked as of, `currency` the answer's, `locale` how numbers are written.
    """

    accounts: tuple[NamedAccount, ...]
    categories: Mapping[str, Kind]
    used_categories: frozenset[str]
    merchants: Mapping[str, int]
    currencies: tuple[str, ...]
    currency: str
    first_day: date | None
    today: date
    locale: str | None = None
