"""Income and spending."""

from __future__ import annotations

from typing import Final

from finpulse.assistant.planning.rules import MetricRule, metric_rule

FIGURES: Final[tuple[MetricRule, ...]] = (
    metric_rule(
        "income",
        "income paid",
        takes="breakdown get go have make trend txn",
        refuses="average count spend when",
        uses="@rows @groups",
    ),
    metric_rule(
        "income",
        "get make & how_much money",
        takes="breakdown trend",
        refuses="average count largest least most spend when",
        uses="@rows @groups",
    ),
    metric_rule(
        "spending",
        "spend",
        takes="breakdown buy get go happen have make purchase subscription take trend txn",
        refuses="average count income visit when",
        uses="@rows @groups",
    ),
    metric_rule(
        "spending",
        "by how_much largest least money most together what & buy get go purchase subscription take txn",
        takes="breakdown get happen have make spend trend",
        refuses="average count income visit when",
        uses="@rows @groups",
    ),
    metric_rule(
        "spending",
        "buy purchase",
        takes="breakdown trend",
        refuses="average count income show what when",
        uses="@rows @groups",
        named="account category merchant",
    ),
    metric_rule(
        "spending",
        "",
        takes="breakdown go subscription take trend",
        refuses="average count have income now when",
        uses="@rows @groups",
        named="category dimension merchant",
    ),
)
