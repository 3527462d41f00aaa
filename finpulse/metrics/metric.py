"""What a metric is: its unit, its formula in words, and what it may be asked with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from finpulse.metrics.plan import Dimension, FilterField

Unit = Literal["currency", "count", "percent", "days"]
# Over which time a metric looks where nothing is said of it.
DefaultPeriod = Literal["all_time", "this_month", "last_6_months", "last_30_days", "next_30_days", "none"]
# What a metric's figures leave out.
Exclusion = Literal["transfers", "other_currencies", "refunds"]

MONEY_FILTERS: Final[tuple[FilterField, ...]] = ("category", "merchant", "account", "day_type", "currency", "amount")
RECURRING_FILTERS: Final[tuple[FilterField, ...]] = ("kind", "category", "merchant", "account", "currency", "amount")


class Texts(NamedTuple):
    """A text in each of the languages that answers are in."""

    en: str
    ru: str
    uz: str


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric of the registry.

    An `is_additive` one is the sum of its groups. `dimensions` are what it may be grouped by, `filters` what it may be
    restricted by, and `is_comparable` says whether two periods of it can be held against each other. `synonyms` are
    words for it, by language.
    """

    name: str
    unit: Unit
    formula: Texts
    synonyms: Mapping[str, tuple[str, ...]]
    dimensions: tuple[Dimension, ...] = ()
    filters: tuple[FilterField, ...] = MONEY_FILTERS
    exclusions: tuple[Exclusion, ...] = ("transfers", "other_currencies")
    default_period: DefaultPeriod = "all_time"
    is_additive: bool = False
    is_comparable: bool = False
    takes_limit: bool = False
