"""What recurs: subscriptions, bills and pay, with what they cost a month, when they come next, and what has changed."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from finpulse.analytics.basis.scope import resolve_scope
from finpulse.api.auth.guards import owner_id
from finpulse.extensions import current_session
from finpulse.web.blueprint import page
from finpulse.web.frame import show
from finpulse.web.recurring_found import recurring_found


@page("/recurring")
def list_recurring() -> str:
    """What goes on, by its next day, and what has ended."""
    scope = resolve_scope(current_session(), owner_id())
    found = recurring_found(scope)
    going = [each for each in found if each["state"] != "ended"]
    costs: dict[str, Decimal] = defaultdict(Decimal)
    for each in going:
        if each["kind"] != "income":
            costs[each["currency"]] += each["monthly_cost"]
    ended = [each for each in found if each["state"] == "ended"]
    return show("pages/recurring.html", going=going, ended=ended, costs=dict(costs), today=scope.today)
