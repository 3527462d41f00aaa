"""What recurs, budgets, forecasts, unusual and new things, balances: metrics with words of their own."""

from __future__ import annotations

from typing import Final

from finpulse.assistant.planning.rules import MetricRule, metric_rule

SPECIAL: Final[tuple[MetricRule, ...]] = (
    metric_rule(
        "lifetime_snapshot",
        "lifetime",
        takes="balance finances have income net spend",
        uses="period",
    ),
    metric_rule(
        "split_503020",
        "needs_wants",
        takes="breakdown compare finances go income save savings share spend take",
        refuses="average count largest most",
        uses="period",
    ),
    metric_rule(
        "recurring_price_change",
        "price_rise & @recurring",
        takes="change get happen have more purchase spend than txn",
        uses="kind merchant period",
    ),
    metric_rule(
        "recurring_price_change",
        "price_rise",
        takes="get happen have spend txn",
        uses="merchant period",
        named="merchant",
    ),
    metric_rule(
        "recurring_price_change",
        "price_rise & merchants what",
        takes="get have spend",
        uses="period",
        consumes="merchant",
    ),
    metric_rule(
        "recurring_upcoming",
        "upcoming",
        takes="@recurring buy get go happen have income left purchase spend txn visit when will",
        uses="kind merchant period",
        period="ahead",
    ),
    metric_rule(
        "forecast_balance",
        "forecast will & balance forecast have how_much left money",
        takes="finances spend_nothing upcoming",
        uses="account period",
        period="ahead",
    ),
    metric_rule(
        "recommended_budget",
        "budget spend & recommend",
        takes="have make monthly on_what per_month will",
        refuses="average income largest most",
        uses="category period",
        period="six_months",
        consumes="category month",
    ),
    metric_rule(
        "budget_remaining",
        "budget can_spend over_budget",
        takes="categories get go happen have high left monthly more over spend than",
        refuses="average income recommend",
        uses="category group period",
        period="this_month",
        consumes="month",
    ),
    metric_rule(
        "anomaly_list",
        "anomaly",
        takes="accounts buy get go happen have high largest make merchants purchase spend txn upcoming visit",
        uses="account category merchant period",
        consumes="account merchant",
    ),
    metric_rule(
        "new_merchants",
        "first_time new & merchants where",
        takes="buy get go happen have spend",
        refuses="average count last_time when",
        uses="account category period",
        consumes="merchant",
        groups="merchant",
    ),
    metric_rule(
        "recurring_monthly_cost",
        "@recurring & monthly per_month",
        takes="have purchase spend txn",
        refuses="average count upcoming when",
        uses="kind merchant",
        period="none",
        consumes="month",
    ),
    metric_rule(
        "recurring_list",
        "@recurring",
        takes="count get have income make spend txn",
        refuses="average how_much share when",
        uses="kind merchant",
        period="none",
    ),
    metric_rule(
        "balance",
        "balance",
        takes="accounts finances get have left savings",
        refuses="average forecast will",
        uses="account currency group period",
        period="none",
    ),
    metric_rule(
        "balance",
        "have left & how_much money",
        takes="accounts savings",
        refuses="after_spending average forecast will",
        uses="account currency",
        period="none",
        consumes="account",
    ),
)
