"""Averages, shares, what is left, and counts."""

from __future__ import annotations

from typing import Final

from finpulse.assistant.planning.rules import MetricRule, metric_rule

RATIOS: Final[tuple[MetricRule, ...]] = (
    metric_rule(
        "avg_monthly_income",
        "average & get income make paid",
        takes="monthly per_month",
        refuses="count daily per_day per_week purchase spend txn weekly",
        uses="account category compare currency group merchant period",
        consumes="month",
    ),
    metric_rule(
        "avg_monthly_spending",
        "burn_rate",
        takes="average monthly per_month spend",
        uses="@rows compare group",
        consumes="month",
    ),
    metric_rule(
        "avg_monthly_spending",
        "average & monthly per_month",
        takes="bill buy go spend subscription",
        refuses="count daily income per_day per_week purchase txn visit weekly",
        uses="@rows compare group",
        consumes="month",
    ),
    metric_rule(
        "avg_daily_spending",
        "average & daily per_day",
        takes="buy go spend",
        refuses="count income monthly per_month per_week purchase txn visit weekly",
        uses="@rows compare group",
        consumes="day",
    ),
    metric_rule(
        "avg_transaction",
        "average & buy purchase txn visit",
        takes="get go happen have make spend take",
        refuses="count daily income monthly per_day per_month per_week weekly",
        uses="@rows @groups",
    ),
    metric_rule(
        "avg_transaction",
        "average & spend",
        refuses="count daily income monthly per_day per_month per_week weekly",
        uses="@rows @groups",
        named="day_type merchant",
    ),
    metric_rule(
        "savings_rate",
        "savings_rate",
        takes="have income monthly",
        uses="compare group period",
    ),
    metric_rule(
        "savings_rate",
        "share & income make & left save",
        takes="get go have spend",
        uses="compare group period",
    ),
    metric_rule(
        "share_of_spending",
        "share",
        takes="buy go make purchase spend take",
        refuses="average change count income save",
        uses="@rows @groups",
        named="category dimension merchant",
    ),
    metric_rule(
        "net_cash_flow",
        "net",
        takes="get have income left lose make spend",
        uses="@groups account currency period",
    ),
    metric_rule(
        "net_cash_flow",
        "save",
        takes="get income left lose make",
        refuses="average share will",
        uses="@groups account currency period",
    ),
    metric_rule(
        "net_cash_flow",
        "left & after_spending income",
        takes="have make spend",
        refuses="average budget share",
        uses="account compare currency group period",
    ),
    metric_rule(
        "net_cash_flow",
        "left",
        takes="have spend",
        refuses="average budget share",
        uses="compare currency group period",
    ),
    metric_rule(
        "net_cash_flow",
        "spend & get income make & less more & than",
        uses="currency period",
    ),
    metric_rule(
        "merchant_count",
        "count & merchants",
        takes="@verbs purchase visit",
        refuses="average first_time new txn",
        uses="@rows compare group",
        consumes="merchant",
    ),
    metric_rule(
        "transaction_count",
        "count & purchase times txn visit",
        takes="@verbs",
        refuses="average income",
        uses="@rows @groups",
    ),
    metric_rule(
        "transaction_count",
        "often times most_often",
        takes="@verbs merchants most purchase txn visit",
        refuses="average first_time how_much income last_time when",
        uses="@rows @groups",
    ),
)
