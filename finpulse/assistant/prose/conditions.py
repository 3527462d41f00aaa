"""What an answer is about, in words: its filters and its days."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from finpulse.analytics.basis.wording import money_text
from finpulse.assistant.prose.figures import number_text
from finpulse.assistant.prose.phrases import Phrases
from finpulse.metrics.plan import PlanFilter, QueryPlan

# The order in which a sentence tells them.
_FIELDS: Final = ("category", "merchant", "account", "day_type", "currency", "amount")
_INCOME: Final = frozenset({"income", "avg_monthly_income"})
_SPENDING: Final = frozenset({"spending", "share_of_spending", "avg_daily_spending", "avg_monthly_spending"})


def conditions_text(plan: QueryPlan, phrases: Phrases, currency: str, locale: str) -> list[str]:
    """A phrase for each filter of a plan, in a fixed order; kinds of what recurs stand in the sentence itself."""
    ordered = sorted(
        (each for each in plan.filters if each.field in _FIELDS), key=lambda each: _FIELDS.index(each.field)
    )
    return [_condition(each, plan.metric, phrases, currency, locale) for each in ordered]


def names_text(names: Iterable[str], phrases: Phrases) -> str:
    """Names as they are, the last joined by "and".

    >>> from finpulse.assistant.prose.english import ENGLISH
    >>> names_text(["Rent", "Groceries", "Coffee"], ENGLISH)
    'Rent, Groceries and Coffee'
    """
    *first, last = names
    return f"{', '.join(first)} {phrases.conjunction} {last}" if first else last


def _condition(each: PlanFilter, metric: str, phrases: Phrases, currency: str, locale: str) -> str:
    if each.field == "amount":
        told = [_amount(amount, metric, currency, locale) for amount in each.amounts]
        return phrases.conditions[each.op].format(amount=told[0], most=told[-1])
    if each.field == "day_type":
        [is_weekend] = {(name == "weekend") == (each.op == "in") for name in each.names[:1]}
        return phrases.conditions["weekend" if is_weekend else "weekday"]
    key = f"{each.field} {each.op}"
    special = f"{key} {'income' if metric in _INCOME else 'spending' if metric in _SPENDING else ''}"
    template = phrases.conditions.get(special) or phrases.conditions[key]
    return template.format(names=names_text(each.names, phrases))


def _amount(amount: Decimal, metric: str, currency: str, locale: str) -> str:
    """Rows are counted in every currency, so that an amount there has none."""
    if metric == "transaction_count":
        return number_text(amount, locale)
    return money_text(amount, currency, locale)
