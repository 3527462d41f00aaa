"""Which transactions, in which order, and what they sum up to."""

from __future__ import annotations

from typing import Any, Final, get_args

from marshmallow import Schema, ValidationError, fields, post_load, validates_schema

from finpulse.api.schemas.fields import Amount, Choice, Currency, Day, Id, Money, Text
from finpulse.api.schemas.inputs import Input, Query
from finpulse.api.schemas.paging import PageArgs
from finpulse.exports.formats import FORMATS
from finpulse.transactions.filters import KindOfMoney, MoneyKind, Selection
from finpulse.transactions.orders import SORTS, order_of


class SelectionFields(Input):
    """Which transactions, wherever that is said."""

    account_id = Id()
    job_id = Id()
    start = Day(data_key="from")
    end = Day(data_key="to")
    category = Text(metadata={"description": "Of what was split, its parts' categories count."})
    merchant = Text()
    currency = Currency()
    min_amount = Amount()
    max_amount = Amount()
    processed = fields.Boolean(error_messages={"invalid": "It takes true or false."})
    kind = Choice(
        get_args(MoneyKind),
        metadata={
            "description": "What the figures count as income, spending or transfer; `external` is income and spending. "
            "Of what was split, its parts count. The sum of what is listed is the figure."
        },
    )
    tag = Text(least=1, most=40, metadata={"description": "In whatever case."})
    q = Text(
        metadata={
            "description": "Words of description or merchant, or their beginnings, in whatever case and accents; "
            '"quoted" for a phrase, -word to leave out, `or` between two of which one will do.'
        }
    )

    @validates_schema
    def right_way_round(self, data: dict[str, Any], **_: object) -> None:
        """Refuse a range that ends before it begins."""
        for name, first, last in (("to", "start", "end"), ("max_amount", "min_amount", "max_amount")):
            if first in data and last in data and data[first] > data[last]:
                raise ValidationError(f"{data[last]} is before {data[first]}, where the range begins.", name)

    @post_load
    def gather(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        """The filters as one selection, beside the rest."""
        rest = {name: data.pop(name) for name in data.keys() - SELECTION_FIELDS}
        kind = KindOfMoney(data.pop("kind")) if "kind" in data else None
        return {**rest, "selection": Selection(**data, kind=kind)}


SELECTION_FIELDS: Final = frozenset(SelectionFields().fields)


class SelectionArgs(SelectionFields, Query):
    """Which transactions."""


class OrderedFields(SelectionFields):
    """Which transactions, and in which order, wherever that is said."""

    sort = Choice(
        SORTS,
        load_default=SORTS[0],
        metadata={
            "description": "`date`: the newest day first; `amount`: the largest first; `created_at`: what was stored "
            "last first. `-` before it reverses."
        },
    )

    @post_load
    def arrange(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        """The order as the list takes it."""
        return {**data, "order": order_of(data.pop("sort"))}


class OrderedArgs(OrderedFields, Query):
    """Which transactions, and in which order."""


class TransactionArgs(OrderedArgs, PageArgs):
    """Which transactions, in which order, and which page of them."""


class ExportArgs(OrderedArgs):
    """Which transactions, in which order, and as what."""

    format_name = Choice(
        tuple(FORMATS),
        data_key="format",
        load_default="csv",
        metadata={"description": "`csv`, `jsonl` and `ofx` come back as duplicates where they are imported again."},
    )


class CurrencySumsOut(Schema):
    """The transactions in one currency; both sums are positive."""

    currency = fields.String(required=True)
    count = fields.Integer(required=True)
    money_in = Money(required=True)
    money_out = Money(required=True)
    net = Money(required=True)


class TotalsOut(Schema):
    """How many transactions a filter selects, and what they sum up to."""

    count = fields.Integer(required=True)
    sums = fields.List(fields.Nested(CurrencySumsOut), required=True)
