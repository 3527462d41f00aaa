"""The list of transactions that an answer leads to: its own rows where the list can filter so, else no fewer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import urlencode

from finpulse.assistant.vocabulary import Vocabulary
from finpulse.metrics.formulas import KINDS_COUNTED
from finpulse.metrics.plan import PlanFilter, PlanPeriod, QueryPlan

# Figures that are made of whatever the filters select.
_OF_EVERYTHING: Final = ("transactions", "transaction_count", "balance")
# The names of filters in the list's address.
_PARAMETERS: Final[Mapping[str, str]] = {"category": "category", "merchant": "merchant", "currency": "currency"}


def link_to(plan: QueryPlan, period: PlanPeriod, vocabulary: Vocabulary, currency: str) -> str:
    """An address such as /transactions?from=2026-05-01&to=2026-05-31&category=Groceries&kind=spending&currency=USD.

    Of two periods that are compared it leads to the rows of the later one.
    """
    asked: dict[str, str] = {}
    if period.start is not None:
        asked["from"] = period.start.isoformat()
    asked["to"] = period.end.isoformat()
    for each in plan.filters:
        asked |= dict(_named(each, vocabulary))
    if plan.metric not in _OF_EVERYTHING:
        asked["currency"] = currency
        kinds = KINDS_COUNTED.get(plan.metric, ("spending",))
        asked["kind"] = kinds[0] if len(kinds) == 1 else "external"
    return "/transactions?" + urlencode(asked)


def _named(each: PlanFilter, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """The list takes one name of each, and no amounts whichever way the money went."""
    if each.op != "in" or len(each.names) != 1:
        return
    [name] = each.names
    if each.field in _PARAMETERS:
        yield _PARAMETERS[each.field], name
    ids = [account.id for account in vocabulary.accounts if account.name.casefold() == name.casefold()]
    if each.field == "account" and len(ids) == 1:
        yield "account_id", str(ids[0])
