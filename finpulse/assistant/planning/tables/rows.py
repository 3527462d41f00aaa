"""Single transactions: the last and the first, the largest and the smallest; and lists of them."""

from __future__ import annotations

from typing import Final

from finpulse.assistant.planning.rules import MetricRule, metric_rule

ROWS: Final[tuple[MetricRule, ...]] = (
    metric_rule(
        "transactions",
        "last_time & buy get income paid purchase spend txn visit when which_day",
        takes="bill first_time go happen have make subscription take times",
        refuses="average change count first_time how_much largest least most",
        uses="@rows limit",
        consumes="day",
        order="desc",
        sort_by="date",
        one=True,
    ),
    metric_rule(
        "transactions",
        "first_time & buy get income paid purchase spend txn visit when which_day",
        takes="bill go happen have last_time make subscription take times",
        refuses="average count how_much largest last_time least most",
        uses="@rows limit",
        consumes="day",
        order="asc",
        sort_by="date",
        one=True,
    ),
    metric_rule(
        "max_transaction",
        "largest & buy purchase spend txn visit",
        takes="get go happen have make take",
        refuses="average count income share",
        uses="@rows limit",
        order="desc",
        one=True,
    ),
    metric_rule(
        "transactions",
        "least & purchase spend txn visit",
        takes="buy get go happen have make take",
        refuses="average count income share",
        uses="@rows limit",
        order="asc",
        sort_by="amount",
        one=True,
    ),
)
LISTS: Final[tuple[MetricRule, ...]] = (
    metric_rule(
        "transactions",
        "purchase txn visit",
        takes="@verbs",
        refuses="average count how_much money share together",
        order="desc",
        sort_by="date",
    ),
    metric_rule(
        "transactions",
        "everything & buy get happen make",
        takes="go have spend take",
        refuses="except except_behind average count how_much money share together",
        order="desc",
        sort_by="date",
    ),
    metric_rule(
        "transactions",
        "everything & show what & spend",
        takes="buy get go happen have make take",
        refuses="except except_behind average count how_much money share together",
        order="desc",
        sort_by="date",
    ),
    metric_rule(
        "transactions",
        "what & buy",
        takes="get make",
        refuses="average count how_much money share spend",
        order="desc",
        sort_by="date",
    ),
    metric_rule(
        "transactions",
        "when & buy get go income purchase spend txn",
        takes="happen have make take",
        refuses="average count how_much",
        named="amount category merchant",
        order="desc",
        sort_by="date",
    ),
)
