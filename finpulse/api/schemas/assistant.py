"""Questions about one's own money, and answers with what they are made of."""

from __future__ import annotations

from typing import Any, Final, get_args

from marshmallow import Schema, fields

from finpulse.api.schemas.body import Body
from finpulse.api.schemas.fields import Currency, Day, MoneyFigure, Text, Word
from finpulse.assistant.outcome import RefusalCode
from finpulse.metrics.metric import Unit
from finpulse.metrics.plan import DIMENSIONS, FilterField, FilterOp
from finpulse.metrics.registry import METRICS

STATUSES: Final = ("answered", "clarify", "refused")
_ALWAYS: Final[dict[str, Any]] = {"required": True, "allow_none": True}


class AskedQuestion(Body):
    """A question in English, Russian or Uzbek."""

    question = Text(least=1, most=500, required=True, metadata={"example": "How much did I spend on groceries in May?"})
    as_of = Day(load_default=None, metadata={"description": "The day that it is asked on; one's own today without it."})
    currency = Currency(load_default=None)
    conversation_id = Text(
        least=1,
        most=200,
        load_default=None,
        metadata={"description": "A text of the client's; a question may refer to the one before it by the same."},
    )


class AnswerValue(Schema):
    """A figure, exact to the minor unit; the unit is a currency's code, `count`, `percent` or `days`."""

    label = fields.String(required=True)
    value = fields.String(required=True)
    unit = fields.String(required=True)


class AnswerPeriod(Schema):
    """Days, both included; from the beginning where `start` is null."""

    label = fields.String(required=True)
    start = fields.String(**_ALWAYS)
    end = fields.String(required=True)


class AnswerFilter(Schema):
    """A condition; its value is a list of names, a number as text, or two of them."""

    field = Word(get_args(FilterField), required=True)
    op = Word(get_args(FilterOp), required=True)
    value = fields.Raw(required=True, metadata={"description": "A list of names, a number as text, or two of them."})


class AnswerPlan(Schema):
    """The question as it was understood."""

    metric = Word(tuple(METRICS), required=True)
    filters = fields.Nested(AnswerFilter(many=True), required=True)
    period = fields.Nested(AnswerPeriod, **_ALWAYS)
    compare_to = fields.Nested(AnswerPeriod, **_ALWAYS)
    group_by = fields.List(Word(DIMENSIONS), required=True)
    order = Word(("asc", "desc"), **_ALWAYS)
    sort_by = Word(("date", "amount"), **_ALWAYS)
    limit = fields.Integer(**_ALWAYS)
    limit_per = Word(DIMENSIONS, **_ALWAYS)


class LeftOut(Schema):
    """How many transactions the figures leave out, and their sums, both positive."""

    count = fields.Integer(required=True)
    money_in = MoneyFigure(required=True)
    money_out = MoneyFigure(required=True)


class LeftOutCurrency(LeftOut):
    """The same of one other currency."""

    currency = fields.String(required=True)


class AnswerExclusions(Schema):
    """What of the same filters and period the figures leave out."""

    other_currencies = fields.Nested(LeftOutCurrency(many=True), required=True)
    transfers = fields.Nested(LeftOut, required=True)


class AnswerChoice(Schema):
    """One reading of the question; `question`, asked by itself, is answered."""

    label = fields.String(required=True)
    question = fields.String(required=True)


class AnswerClarification(Schema):
    """What is asked back."""

    text = fields.String(required=True)
    choices = fields.Nested(AnswerChoice(many=True), required=True)


class Refusal(Schema):
    """Why there is no answer."""

    code = Word(get_args(RefusalCode), required=True)
    sentence = fields.String(required=True)


class AssistantAnswer(Schema):
    """An answer with its receipt, a question back, or a refusal; every field is always there."""

    status = Word(STATUSES, required=True)
    answer = fields.String(required=True, metadata={"description": "In the question's language."})
    values = fields.Nested(AnswerValue(many=True), required=True)
    plan = fields.Nested(AnswerPlan, **_ALWAYS)
    rows_counted = fields.Integer(**_ALWAYS)
    excluded = fields.Nested(AnswerExclusions, **_ALWAYS)
    formula = fields.String(**_ALWAYS)
    sql = fields.String(**_ALWAYS)
    params = fields.Dict(keys=fields.String(), **_ALWAYS)
    link = fields.String(**_ALWAYS)
    data_as_of = fields.String(**_ALWAYS)
    clarify = fields.Nested(AnswerClarification(many=True), **_ALWAYS)
    suggestions = fields.List(fields.String(), **_ALWAYS)
    refusal = fields.Nested(Refusal, **_ALWAYS)
    drafted_by = fields.String(
        required=True,
        allow_none=True,
        metadata={"description": "The language model that has drafted the plan; null where the assistant understood."},
    )


class MetricOut(Schema):
    """A metric of the registry."""

    name = fields.String(required=True)
    unit = Word(get_args(Unit), required=True)
    formula = fields.String(required=True)
    dimensions = fields.List(Word(DIMENSIONS), required=True, metadata={"description": "What it may be grouped by."})
    synonyms = fields.List(fields.String(), required=True, metadata={"description": "Words for it, in all languages."})


class ExampleQuestion(Schema):
    """A question that is answered."""

    question = fields.String(required=True)
