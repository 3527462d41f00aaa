"""Plans whose words are all explained and that would tell another figure than the one that was asked for."""

from __future__ import annotations

from collections.abc import Iterator

from finpulse.assistant.planning.groups import Ranking
from finpulse.assistant.planning.rules import MetricRule
from finpulse.assistant.planning.slots import Slots

MOST_GROUPS = 2


def is_misleading(rule: MetricRule, slots: Slots, ranking: Ranking) -> bool:
    """Whether any of these holds."""
    return any(_signs(rule, slots, ranking))


def _signs(rule: MetricRule, slots: Slots, ranking: Ranking) -> Iterator[bool]:
    single = slots.has("purchase", "txn", "visit")
    # "Months over $5,000" is a condition on groups, and that of a plan is one on rows.
    yield bool(slots.conditions and ranking.group_by and not single)
    # "The largest purchase per merchant" is a row of each group, and not the group's sum.
    yield bool(ranking.is_ranked and single and slots.has("largest") and rule.metric == "spending")
    yield len(ranking.group_by) > MOST_GROUPS
    # A share of spending is one of all of it: "Starbucks' share of coffee" is another.
    yield rule.metric == "share_of_spending" and bool(slots.kept("category") and slots.kept("merchant"))
    yield slots.has("most_often") and not ranking.group_by
    # "My accounts" asks for no figure.
    is_told = (
        ranking.is_ranked
        or slots.periods
        or slots.named
        or slots.has("by", "breakdown", "trend", "together", "go", "take")
    )
    yield (
        not rule.needs
        and bool(ranking.group_by)
        and not is_told
        and set(slots.dimensions) <= {"account", "merchant", "category"}
    )
    # "My Netflix subscription" without a period is what it costs, and not what it has cost so far.
    yield "kind" not in rule.uses and slots.has("subscription") and bool(slots.kept("merchant") and not slots.periods)
