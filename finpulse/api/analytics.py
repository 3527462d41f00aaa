"""Answers about money."""

from __future__ import annotations

from typing import Any

from finpulse.analytics.account_summary import account_summary
from finpulse.analytics.basis.scope import Scope, resolve_scope
from finpulse.analytics.basis.versions import FIGURES_VERSION, STATS_VERSION
from finpulse.analytics.budget import budget_recommendations
from finpulse.analytics.dashboard import dashboard
from finpulse.analytics.recurring import recurring
from finpulse.analytics.spending import spending_by_category
from finpulse.analytics.user_stats import user_stats
from finpulse.api.auth.guards import owner_id
from finpulse.api.http.blueprint import Blueprint
from finpulse.api.http.conditional import ETAG, conditional
from finpulse.api.schemas.analytics import (
    AccountSummary,
    Budget,
    CurrencyArgs,
    Dashboard,
    Recurring,
    ScopeArgs,
    Spending,
    SpendingArgs,
    UserStatistics,
)
from finpulse.extensions import current_session

blueprint = Blueprint("analytics", __name__, url_prefix="/analytics", description="Answers about money.")


@blueprint.route("/dashboard", methods=["GET"])
@conditional(FIGURES_VERSION)
@blueprint.arguments(ScopeArgs, location="query")
@blueprint.response(200, Dashboard, headers=ETAG)
def show_dashboard(args: dict[str, Any]) -> dict[str, Any]:
    """Show everything at a glance.

    Without days: the current month up to today where it has transactions, else the last month that has.
    """
    return dashboard(current_session(), _scope(**args))


@blueprint.route("/spending-by-category", methods=["GET"])
@conditional(FIGURES_VERSION)
@blueprint.arguments(SpendingArgs, location="query")
@blueprint.response(200, Spending, headers=ETAG)
def show_spending_by_category(args: dict[str, Any]) -> dict[str, Any]:
    """Show what was spent, by category."""
    start, end = args.pop("start_date", args["start"]), args.pop("end_date", args["end"])
    return spending_by_category(current_session(), _scope(**{**args, "start": start, "end": end}))


@blueprint.route("/budget-recommendations", methods=["GET"])
@conditional(FIGURES_VERSION)
@blueprint.arguments(ScopeArgs, location="query")
@blueprint.response(200, Budget, headers=ETAG)
def show_budget_recommendations(args: dict[str, Any]) -> dict[str, Any]:
    """Show what categories cost and what they might, given the income."""
    return budget_recommendations(current_session(), _scope(**args))


@blueprint.route("/user-stats", methods=["GET"])
@conditional(STATS_VERSION)
@blueprint.arguments(CurrencyArgs, location="query")
@blueprint.response(200, UserStatistics, headers=ETAG)
def show_user_stats(args: dict[str, Any]) -> dict[str, Any]:
    """Show one's lifetime in a currency, from a row that is kept."""
    return user_stats(current_session(), owner_id(), args["currency"])


@blueprint.route("/account-summary", methods=["GET"])
@conditional(FIGURES_VERSION)
@blueprint.response(200, AccountSummary(many=True), headers=ETAG)
def show_account_summary() -> list[dict[str, Any]]:
    """Show each account at a glance."""
    return account_summary(current_session(), owner_id())


@blueprint.route("/recurring", methods=["GET"])
@conditional(FIGURES_VERSION)
@blueprint.arguments(ScopeArgs, location="query")
@blueprint.response(200, Recurring(many=True), headers=ETAG)
def show_recurring(args: dict[str, Any]) -> list[dict[str, Any]]:
    """Show subscriptions, bills and pay: what goes on by its next day, then what has ended.

    As of `to`, which is today without it, and by the transactions since `from`, three years before without it; in every
    currency unless one is named. Transfers between own accounts, and what one buys by habit, are not among it.
    """
    return recurring(current_session(), _scope(**args), args["start"], args["end"], args["currency"])


def _scope(**args: Any) -> Scope:
    return resolve_scope(current_session(), owner_id(), **args)
