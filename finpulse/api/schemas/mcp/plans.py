"""Plans as a program states them, in the shape in which an answer tells its own."""

from __future__ import annotations

from marshmallow import Schema, fields

from finpulse.api.schemas.assistant import MetricOut
from finpulse.api.schemas.body import Body
from finpulse.api.schemas.fields import Choice, Currency, Day, Text, Whole
from finpulse.assistant.drafting.stated_plan import FIELDS, HIGHEST_LIMIT, OPS, ORDERS, SORTS
from finpulse.metrics.plan import DIMENSIONS
from finpulse.metrics.registry import METRICS


class PeriodArguments(Body):
    """Days, both included; from the beginning where `start` is null."""

    label = Text(most=40)
    start = Text(most=10, allow_none=True, load_default=None, metadata={"example": "2026-05-01"})
    end = Text(most=10, required=True, metadata={"example": "2026-05-31"})


class FilterArguments(Body):
    """A condition; all of them have to hold."""

    field = Choice(FIELDS, required=True)
    op = Choice(OPS, required=True, metadata={"description": "Amounts are compared; all else is `in` or `not_in`."})
    value = fields.Raw(
        required=True,
        metadata={"description": "A list of names as the user has them; for amount a number, two for `between`."},
    )


class PlanArguments(Body):
    """Which figure, of which transactions and days, compared to what, in which groups."""

    metric = Choice(tuple(METRICS), required=True)
    filters = fields.List(fields.Nested(FilterArguments), load_default=list)
    period = fields.Nested(PeriodArguments, allow_none=True, metadata={"description": "Left out: the metric's usual."})
    compare_to = fields.Nested(PeriodArguments, allow_none=True, metadata={"description": "An earlier period."})
    group_by = fields.List(Choice(DIMENSIONS), load_default=list, metadata={"maxItems": 2})
    order = Choice(ORDERS, allow_none=True)
    sort_by = Choice(SORTS, allow_none=True)
    limit = Whole(1, HIGHEST_LIMIT, allow_none=True, metadata={"description": "The first so many groups or rows."})
    limit_per = Choice(DIMENSIONS, allow_none=True, metadata={"description": "The first so many in each of these."})
    as_of = Day(load_default=None, metadata={"description": "As if it were this day; else the user's today."})
    currency = Currency(load_default=None, metadata={"description": "Else that of the profile, or of most rows."})


class NoArguments(Body):
    """Nothing."""


class MetricsOut(Schema):
    """The metrics that there are."""

    metrics = fields.List(fields.Nested(MetricOut), required=True)
