"""Rules and corrections."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from marshmallow import Schema, ValidationError, fields, post_load, validate

from finpulse.api.schemas.body import Body, Changes
from finpulse.api.schemas.fields import Amount, Choice, Currency, Day, Id, Known, Moment, Text, Whole, Word, shown
from finpulse.api.schemas.imports.readings import AsKept
from finpulse.api.schemas.jobs import WaitArgs
from finpulse.api.schemas.transactions.transaction_out import TransactionOut
from finpulse.cleaning.rules.conditions import OPS_OF, TEXTS
from finpulse.cleaning.rules.patterns import LONGEST_PATTERN, compile_pattern
from finpulse.cleaning.text import fold

OPS: Final = tuple(dict.fromkeys(op for ops in OPS_OF.values() for op in ops))
MOST_CONDITIONS: Final = 20
HIGHEST_PRIORITY: Final = 1_000_000


def _month_day(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 31:
        raise ValidationError(f'"{shown(value)}" is no day of a month; it takes a number from 1 to 31.')
    return value


# What reads a value, and the form in which it is kept.
_READ: Final[Mapping[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]]] = {
    "amount": (Amount().deserialize, lambda amount: format(amount, "f")),
    "date": (Day().deserialize, str),
    "day": (_month_day, int),
    "currency": (Currency().deserialize, str),
    "account_id": (Id().deserialize, int),
}


class Condition(Body):
    """One thing that must hold of a transaction."""

    field = Choice(tuple(OPS_OF), required=True, metadata={"description": "`day` is the day of the month."})
    op = Choice(OPS, required=True)
    value = fields.Raw(
        required=True,
        error_messages={"null": "This can't be null.", "required": "This is missing."},
        metadata={
            "description": "A text, where case and accents make no difference; an amount, less than zero for money "
            "out; a day; a number. For `between` a pair [from, to] of which one may be null; both ends belong to it. "
            "A regex is of RE2's language, with the letters and digits of every script for \\b, \\w and \\d, and is "
            "looked for anywhere in the text."
        },
    )

    @post_load
    def fit(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        """The condition as it is kept, once field, operator and value go together."""
        fitting = OPS_OF[data["field"]]
        if data["op"] not in fitting:
            takes = ", ".join(f'"{op}"' for op in fitting)
            raise ValidationError(f'"{data["field"]}" does not take "{data["op"]}"; it takes {takes}.', "op")
        try:
            return {**data, "value": _kept_value(**data)}
        except ValidationError as error:
            raise ValidationError({"value": error.messages}) from error


def _kept_value(field: str, op: str, value: Any) -> Any:
    if field in TEXTS:
        return _kept_text(op, value)
    if op == "between":
        return _kept_pair(field, value)
    read, keep = _READ[field]
    return keep(read(value))


def _kept_text(op: str, value: Any) -> str:
    text: str = Text(most=LONGEST_PATTERN).deserialize(value)
    if op == "regex":
        try:
            compile_pattern(text)
        except ValueError as error:
            raise ValidationError(str(error)) from error
    if op != "equals" and not fold(text):
        raise ValidationError("An empty text is in every other; say what is to be looked for.")
    return text


def _kept_pair(field: str, value: Any) -> list[Any]:
    if not isinstance(value, list) or len(value) != 2 or value == [None, None]:
        raise ValidationError("It takes a pair [from, to], of which one may be null.")
    read, keep = _READ[field]
    ends: list[Any] = [None if end is None else read(end) for end in value]
    if None not in ends and ends[0] > ends[1]:
        raise ValidationError(f"{shown(value[1])} is before {shown(value[0])}, where the range begins.")
    return [None if end is None else keep(end) for end in ends]


class Outcome(Body):
    """What a transaction is given: a category, a merchant, or both."""

    category = Text(least=1, most=80, load_default=None, allow_none=True)
    merchant = Text(least=1, most=200, load_default=None, allow_none=True)

    @post_load
    def something(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        """Refuse to give nothing."""
        if data["category"] is None and data["merchant"] is None:
            raise ValidationError("It takes a category, a merchant, or both.", "category")
        return data


def _conditions(*, required: bool = False) -> fields.List[Any]:
    return fields.List(
        fields.Nested(Condition),
        required=required,
        validate=validate.Length(1, MOST_CONDITIONS, error=f"It takes 1 to {MOST_CONDITIONS} conditions."),
        error_messages={"invalid": "It takes a list of conditions.", "required": "This is missing."},
        metadata={"description": "All of them must hold."},
    )


class RuleChanges(Changes):
    """What may be changed; `match` and `set` are replaced as a whole."""

    name = Text(most=120)
    match = _conditions()
    outcome = fields.Nested(Outcome, data_key="set")
    priority = Whole(
        -HIGHEST_PRIORITY,
        HIGHEST_PRIORITY,
        metadata={"description": "The higher decides first; of equal ones the newer rule."},
    )
    enabled = fields.Boolean(error_messages={"invalid": "It takes true or false."})
    override = fields.Boolean(
        error_messages={"invalid": "It takes true or false."},
        metadata={"description": "Whether it changes what was corrected by hand, too; else it passes over that."},
    )

    @post_load
    def flatten(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        """The fields as the table has them."""
        outcome = data.pop("outcome", {})
        return {**data, **outcome}


class NewRule(RuleChanges):
    """A rule to be."""

    match = _conditions(required=True)
    outcome = fields.Nested(Outcome, data_key="set", required=True, error_messages={"required": "This is missing."})


class OutcomeOut(Schema):
    """What a transaction is given; null stays as it is."""

    category = fields.String(required=True, allow_none=True)
    merchant = fields.String(required=True, allow_none=True)


class ConditionOut(Schema):
    """One thing that must hold of a transaction."""

    field = Word(tuple(OPS_OF), required=True)
    op = Word(OPS, required=True)
    value = fields.Raw(required=True, metadata={"description": "A text, a number, or a pair for `between`."})


class RuleOut(Schema):
    """A rule."""

    id = fields.Integer(required=True)
    name = Known(required=True, allow_none=True)
    match = fields.List(AsKept(ConditionOut), required=True)
    outcome = fields.Nested(OutcomeOut, data_key="set", required=True, attribute="*")
    priority = fields.Integer(required=True)
    enabled = fields.Boolean(required=True)
    override = fields.Boolean(required=True)
    created_at = Moment(required=True)
    updated_at = Moment(required=True)

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        """The row's own; its outcome is the row itself."""
        return obj if attr == "*" else super().get_attribute(obj, attr, default)


class SampleOut(Schema):
    """A transaction that a rule would change, and what it would be."""

    transaction = fields.Nested(TransactionOut, required=True)
    becomes = fields.Nested(OutcomeOut, required=True)


class RulePreview(Schema):
    """How many transactions a rule would change, and the newest of them."""

    count = fields.Integer(required=True)
    looked_at = fields.Integer(
        required=True,
        metadata={"description": "How many were looked at: the newest of the days that the rule is about."},
    )
    exact = fields.Boolean(
        required=True,
        metadata={"description": "Whether these are all. Else the count is of the newest, and a rule's job tells all."},
    )
    sample = fields.List(fields.Nested(SampleOut), required=True)


class TaughtOut(Schema):
    """What a correction says of its merchant; null is not said."""

    category = fields.String(required=True, allow_none=True)
    merchant = fields.String(required=True, allow_none=True, attribute="name")


class CorrectionOut(Schema):
    """What an edit of a transaction taught of its merchant."""

    id = fields.Integer(required=True)
    merchant = fields.String(required=True, metadata={"description": "As it was found."})
    outcome = fields.Nested(TaughtOut, data_key="set", required=True, attribute="*")
    money_in = fields.Boolean(required=True, metadata={"description": "Whether that transaction brought money in."})
    transaction_id = fields.Integer(required=True, metadata={"description": "The transaction that was edited."})
    created_at = Moment(required=True)
    updated_at = Moment(required=True)

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        """The row's own; what it says is the row itself."""
        return obj if attr == "*" else super().get_attribute(obj, attr, default)


class UndoArgs(WaitArgs):
    """Whether what a rule decided is taken back, too."""

    undo = fields.Boolean(
        load_default=False,
        error_messages={"invalid": "It takes true or false."},
        metadata={"description": "Whether all that it has decided is taken back."},
    )


class ForgetArgs(WaitArgs):
    """Whether what a correction decided is put back, too."""

    history = fields.Boolean(
        load_default=False,
        error_messages={"invalid": "It takes true or false."},
        metadata={"description": "Whether what it has decided is put back to what is found without it."},
    )
