"""How a rule says which words ask for a metric, and which other words it explains."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal

from finpulse.metrics.plan import Dimension, Order, SortBy

# What a question may say beside its words: names of three fields, and the other slots of a plan.
Use = Literal[
    "category",
    "merchant",
    "account",
    "day_type",
    "amount",
    "currency",
    "kind",
    "group",
    "rank",
    "limit",
    "compare",
    "period",
]
PeriodPolicy = Literal["any", "none", "ahead", "this_month", "six_months"]
# Words that stand for several in the tables of rules.
_SETS: Final = {
    "@verbs": "spend go take buy make get have happen",
    "@recurring": "subscription bill recurring recurring_income",
    "@rows": "category merchant account day_type amount currency period",
    "@groups": "group rank compare",
}


@dataclass(frozen=True, slots=True)
class MetricRule:
    """A metric is asked for by one word of each set in `needs`; `takes` are the other words that it explains.

    Words in `refuses` may not be there. `uses` are the slots that it has a use for; `consumes` dimensions that are part
    of the metric itself, `groups` those that it always has. With `named` one of these has to be named; with `one` it
    tells single transactions.
    """

    metric: str
    needs: tuple[frozenset[str], ...]
    takes: frozenset[str]
    refuses: frozenset[str]
    uses: frozenset[str]
    period: PeriodPolicy
    consumes: frozenset[Dimension]
    groups: tuple[Dimension, ...]
    named: frozenset[str]
    order: Order | None
    sort_by: SortBy | None
    one: bool


def metric_rule(
    metric: str,
    needs: str,
    *,
    takes: str = "",
    refuses: str = "",
    uses: str = "@rows",
    period: PeriodPolicy = "any",
    consumes: str = "",
    groups: str = "",
    named: str = "",
    order: Order | None = None,
    sort_by: SortBy | None = None,
    one: bool = False,
) -> MetricRule:
    """A rule from words with spaces between them; the sets of `needs` have "&" between them.

    >>> metric_rule("share_of_spending", "share & spend go").needs == (frozenset({"share"}), frozenset({"spend", "go"}))
    True
    """
    needed = tuple(words_in(part) for part in needs.split("&") if part.strip())
    named_words, kept = words_in(named), words_in(uses)
    consumed: Any = words_in(consumes)
    group_by: Any = tuple(groups.split())
    words = words_in(takes), words_in(refuses)
    return MetricRule(metric, needed, *words, kept, period, consumed, group_by, named_words, order, sort_by, one)


def words_in(text: str) -> frozenset[str]:
    """The words of a table; those that stand for several, as these."""
    return frozenset(_expanded(text))


def _expanded(text: str) -> Iterator[str]:
    for word in text.split():
        yield from _SETS[word].split() if word in _SETS else (word,)


# A question why is a comparison by category; it explains these words.
WHY_WORDS: Final = words_in("@verbs why high more less change than compare largest most")
# Words that order groups, that hold two things against each other, and that ask for groups.
RANK_WORDS: Final = words_in("most largest least")
COMPARE_WORDS: Final = words_in("compare than change more less share high")
BREAKDOWN_WORDS: Final = words_in("breakdown trend compare more less than often per_month per_week per_day")
