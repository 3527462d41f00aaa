"""What a language brings to answers: sentences for each metric, and words for groups, conditions, days and changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    """The templates of one language.

    `sentences` tell one figure: {figure}, what it is {about}, and {what} recurs. `heads` begin a list, `dimensions` say
    by what it is grouped, `labels` what groups and parts are called. `conditions` tell filters by field and operator,
    `periods` days by their shape (finpulse.assistant.prose.periods), `counted` counts by the plural form of their
    number. `nothing` is told where there are no values, `changes` hold two periods against each other.
    """

    sentences: Mapping[str, str]
    heads: Mapping[str, str]
    dimensions: Mapping[str, str]
    labels: Mapping[str, str]
    kinds: Mapping[str, str]
    conditions: Mapping[str, str]
    periods: Mapping[str, str]
    counted: Mapping[str, Mapping[str, str]]
    nothing: Mapping[str, str]
    changes: Mapping[str, str]
    # What stands before, between and behind the parts of what an answer is about.
    begin: str
    between: str
    end: str
    conjunction: str
    others: str
    month_in: tuple[str, ...] = ()
