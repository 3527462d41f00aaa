"""Whose money an answer is about: the user's names, kinds and days, as loaded for one question."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from finpulse.assistant.vocabulary import Vocabulary
from finpulse.cleaning.taxonomy import KIND_OF_UNKNOWN, Kind


@dataclass(frozen=True, slots=True)
class AskContext:
    """What is known of a user before anything is asked of their transactions.

    `first_days` has the day of the first transaction in each currency, `data_as_of` when their data last changed, and
    `places` the primary category of Plaid's taxonomy for each category. `now` is the day that it is where they live,
    whichever the question is asked as of. `memo` keeps what takes long to work out, until something of theirs changes.
    """

    owner_id: int
    vocabulary: Vocabulary
    first_days: Mapping[str, date]
    places: Mapping[str, str]
    data_as_of: datetime | None
    now: date
    memo: dict[Hashable, Any] = field(default_factory=dict, compare=False)

    def kind_of(self, category: str) -> Kind:
        """A category's kind; a name that nobody knows is spending."""
        return self.vocabulary.categories.get(category, KIND_OF_UNKNOWN)

    def names_of(self, *kinds: Kind) -> list[str]:
        """The known categories of these kinds."""
        return [name for name, kind in self.vocabulary.categories.items() if kind in kinds]
