"""Plans whose words are all explained and that would tell another figure than the one that was asked for.

The filters, periods and groups of a plan all hold at once: what belongs together otherwise has no plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from finpulse.assistant.entities.linker import EntityLink
from finpulse.assistant.periods.expressions import LastUnits, NamedDay, NamedMonths, Weekday
from finpulse.assistant.planning.groups import Ranking
from finpulse.assistant.planning.marks import AmountCondition, Concept, CurrencyName, Mark
from finpulse.assistant.planning.neighbours import JOINTS, concept_at, leaves_nothing_out
from finpulse.assistant.planning.rules import MetricRule
from finpulse.assistant.planning.slots import Slots
from finpulse.metrics.plan import Dimension

MOST_GROUPS: Final = 2
# Amounts choose rows for these; of every other figure, "over 500" may be said of the figure itself.
_OF_ROWS: Final = frozenset({"transactions", "max_transaction", "transaction_count"})
_OR: Final = frozenset({"or", "или", "yoki"})
_YES_OR_NO: Final = frozenset({"did", "do", "does", "have", "has", "had", "was", "were", "is", "are", "am"})
_SUMS: Final = frozenset({"sum", "total", "together", "combined", "сумма", "вместе", "итого", "jami", "birga"})
_COSTS: Final = frozenset({"cost", "costs", "costing", "стоят", "стоит", "обходятся", "turadi"})
_EVERY: Final = frozenset({"every", "each", "каждый", "каждую", "каждое", "каждого", "каждой", "har"})
# Periods that come again: "every May", "each Friday", "each of the last 3 months".
_RECURRING: Final = (LastUnits, NamedDay, NamedMonths, Weekday)
_ONE_EXPENSE: Final = frozenset({"expense", "трата", "трату", "расход"})
_VERSUS: Final = frozenset({"compare", "than"})


def is_misleading(rule: MetricRule, slots: Slots, ranking: Ranking) -> bool:
    """Whether any of these holds."""
    return any((*_of_groups(rule, slots, ranking), *_of_figures(rule, slots, ranking))) or any(
        _crossings(slots, ranking.group_by, ranking.is_ranked)
    )


def _of_groups(rule: MetricRule, slots: Slots, ranking: Ranking) -> Iterator[bool]:
    single = slots.has("purchase", "txn", "visit")
    # "Months over $5,000" is a condition on groups, and that of a plan is one on rows.
    yield bool(slots.conditions and ranking.group_by and not single)
    # "The largest purchase per merchant" is a row of each group, and not the group's sum.
    yield bool(ranking.is_ranked and single and slots.has("largest") and rule.metric == "spending")
    # Nor is "the biggest expense of each month".
    is_each = slots.has("largest") and len(ranking.group_by) == 1 and slots.has("monthly", "weekly", "daily")
    yield ranking.is_ranked and is_each and any(token.key in _ONE_EXPENSE for token in slots.question.tokens)
    yield len(ranking.group_by) > MOST_GROUPS
    yield slots.has("most_often") and not ranking.group_by
    yield slots.has("often") and rule.metric != "transaction_count"
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


def _of_figures(rule: MetricRule, slots: Slots, ranking: Ranking) -> Iterator[bool]:
    is_sum = rule.metric in ("spending", "income")
    # A share of spending is one of all of it: "Starbucks' share of coffee" is another.
    yield rule.metric == "share_of_spending" and bool(slots.kept("category") and slots.kept("merchant"))
    yield rule.metric == "share_of_spending" and _is_share_of_names(slots)
    # "Did I spend over 500" is about the sum, "were there purchases over 500" about each of them.
    is_of_rows = rule.metric in _OF_ROWS and not slots.has("spend", "income")
    yield bool(slots.conditions) and not is_of_rows and _asks_whether(slots)
    yield is_sum and _states_something(slots)
    yield rule.one and _asks_for_sum(slots)
    # "My most expensive subscription" is one of several, and not what they cost together.
    yield is_sum and slots.has("largest", "least", "most") and not ranking.is_ranked
    # "My Netflix subscription" without a period is what it costs, and not what it has cost so far.
    is_price = bool(slots.kept("merchant")) or _asks_for_price(slots)
    yield "kind" not in rule.uses and slots.has("subscription") and not slots.periods and is_price


def _crossings(slots: Slots, group_by: Sequence[Dimension], is_ranked: bool) -> Iterator[bool]:
    """Whether any of these holds, whatever the question asks for."""
    # "This year except in May": only names and kinds of days can be left out.
    yield leaves_nothing_out(slots.question)
    # "Coffee in May and fuel in April": each name has a period of its own.
    yield _alternate(slots)
    # "Coffee or fuel, May against April" asks for two comparisons.
    yield len(slots.periods) > 1 and _names_against_each_other(slots)
    # "The 1st of every month" is no period.
    is_day = any(isinstance(meaning, (NamedDay, Weekday)) for meaning, _ in slots.periods)
    yield is_day and bool({"week", "month"} & set(group_by) or slots.day_types)
    # Neither is "every May".
    yield any(_is_every(slots, mark) for meaning, mark in slots.periods if isinstance(meaning, _RECURRING))
    # "The first weekend of May" isn't told from the others.
    yield _is_counted_weekend(slots)
    # "In dollars and euros": a figure is one of a single currency.
    yield _has_currencies(slots)
    # "Over 100 or under 5": of two conditions both have to hold.
    yield len(slots.conditions) > 1 and _conditions_exclude(slots)
    # "The top 3 categories and merchants" are two lists.
    marks = sorted(slots.dimension_marks.values(), key=lambda mark: mark.start)
    yield is_ranked and any(_between(slots, *pair) & JOINTS for pair in pairwise(marks))


def _asks_whether(slots: Slots) -> bool:
    """Whether yes or no is asked for: "Did I spend over 500" holds a sum against an amount, and not each purchase."""
    words = [token.key for token in slots.question.tokens if token.kind != "sign"]
    if slots.has("how_much", "what", "show") or not words:
        return False
    if slots.language == "en":
        return bool(_opening(slots))
    return "ли" in words if slots.language == "ru" else words[-1].endswith("mi")


def _opening(slots: Slots) -> str:
    """The verb that a question to be answered by yes or no begins with, behind a greeting; "" for other questions."""
    for mark in slots.question.marks:
        key = slots.question.tokens[mark.start].key
        if key in _YES_OR_NO:
            return key
        if key.startswith("how") or not _is_concept(mark, "stop"):
            break
    return ""


def _states_something(slots: Slots) -> bool:
    """Whether a figure is said to be something, as in "Is my spending fine?": its size alone is no answer."""
    is_compared = slots.has("compare", "change", "than", "more", "less", "high")
    is_said = _opening(slots) in ("is", "are", "was", "were", "am")
    return is_said and _asks_whether(slots) and not is_compared


def _asks_for_price(slots: Slots) -> bool:
    """Whether it is asked what something costs, and not what it has cost."""
    words = {token.key for token in slots.question.tokens}
    is_past = words & {"did", "have", "has", "had"}
    return bool(words & _COSTS) and not is_past


def _asks_for_sum(slots: Slots) -> bool:
    """Whether single rows are to be added up: "the total of my last 5 purchases"."""
    return any(token.key in _SUMS for token in slots.question.tokens)


def _is_share_of_names(slots: Slots) -> bool:
    """Whether what stands behind "share of" is a name: "the share of coffee on weekends" isn't one of all spending."""
    marks = slots.question.marks
    begin = next((n for n, mark in enumerate(marks) if _is_concept(mark, "share")), 0) if slots.language != "uz" else 0
    fields = [field for mark in marks[begin:] if (field := _narrowing(mark))]
    is_behind = not any(_narrowing(mark) for mark in marks[:begin])
    return is_behind and "name" in fields and "other" in fields and fields[0] == "name"


def _narrowing(mark: Mark) -> str:
    """`name` of a category or merchant, `other` for what else chooses rows, "" for the rest."""
    meaning = mark.meaning
    if isinstance(meaning, EntityLink):
        return "other" if any(name.field == "account" for name in meaning.names) else "name"
    is_other = isinstance(meaning, (AmountCondition, CurrencyName)) or _is_concept(mark, "weekday", "weekend")
    return "other" if is_other else ""


def _is_concept(mark: Mark, *names: str) -> bool:
    return isinstance(mark.meaning, Concept) and mark.meaning.name in names


def _alternate(slots: Slots) -> bool:
    """Whether names and periods take turns, as in "coffee in May and fuel in April"."""
    if len(slots.periods) < 2 or len({each.entity for each in slots.named}) < 2:
        return False
    marked = [(each.mark.start, "name") for each in slots.named] + [(mark.start, "time") for _, mark in slots.periods]
    turns = [kind for n, (_, kind) in enumerate(sorted(marked)) if n == 0 or sorted(marked)[n - 1][1] != kind]
    return len(turns) > 3


def _is_counted_weekend(slots: Slots) -> bool:
    marks = slots.question.marks
    return any(
        _is_concept(a, "first_time", "last_time") and _is_concept(b, "weekend", "weekday") for a, b in pairwise(marks)
    )


def _has_currencies(slots: Slots) -> bool:
    """Whether several currencies are named; the answer's own is "money" where it joins another."""
    marks = [mark for mark in slots.question.marks if not _is_concept(mark, "stop")]
    codes = {mark.meaning.code for mark in marks if isinstance(mark.meaning, CurrencyName)}
    return len(codes) > 1 or any(
        {_is_concept(a, "money"), isinstance(a.meaning, CurrencyName)} == {True, False}
        and {_is_concept(b, "money"), isinstance(b.meaning, CurrencyName)} == {True, False}
        and _between(slots, a, b) & JOINTS
        for a, b in pairwise(marks)
    )


def _is_every(slots: Slots, mark: Mark) -> bool:
    return any(token.key in _EVERY for token in slots.question.tokens[max(mark.start - 1, 0) : mark.end])


def _names_against_each_other(slots: Slots) -> bool:
    marks = sorted((each.mark for each in slots.named), key=lambda mark: mark.start)
    compared = {mark.start for n, mark in enumerate(slots.question.marks) if concept_at(slots.question, n) in _VERSUS}
    return any(
        _between(slots, *pair) & _OR or any(pair[0].end <= start < pair[1].start for start in compared)
        for pair in pairwise(marks)
        if not any(pair[0].end <= mark.start < pair[1].start for _, mark in slots.periods)
    )


def _conditions_exclude(slots: Slots) -> bool:
    marks = [mark for mark in slots.question.marks if isinstance(mark.meaning, AmountCondition)]
    least = [each.amounts[0] for each in slots.conditions if each.op in (">", ">=", "=", "between")]
    most = [each.amounts[-1] for each in slots.conditions if each.op in ("<", "<=", "=", "between")]
    is_empty = bool(least and most) and max(least) > min(most)
    return is_empty or any(_between(slots, *pair) & _OR for pair in pairwise(marks))


def _between(slots: Slots, first: Mark, last: Mark) -> set[str]:
    return {token.key for token in slots.question.tokens[first.end : last.start]}
