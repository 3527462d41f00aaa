"""Transactions, and what came in."""

from __future__ import annotations

from typing import Any, Final

from marshmallow import Schema, ValidationError, fields, post_load, validates_schema

from finpulse.api.schemas.body import Body
from finpulse.api.schemas.fields import Amount, Currency, Day, Hex, Id, Known, Moment, Money, Text
from finpulse.api.schemas.inputs import Query
from finpulse.api.schemas.paging import PageArgs
from finpulse.imports.raw_rows import RawRowView
from finpulse.transactions.filters import Selection

CHANGEABLE: Final = ("category", "merchant", "description", "date", "note")


class NewTransaction(Body):
    """A transaction to be; less than zero is money out."""

    amount = Amount(required=True, metadata={"type": ["string", "number"]})
    currency = Currency(load_default=None, allow_none=True)
    day = Day(data_key="date", load_default=None, allow_none=True)
    merchant = Text(load_default="", most=200)
    category = Text(load_default="", most=80)
    description = Text(load_default="", most=1000)
    account_id = Id(load_default=None, allow_none=True)


class TransactionChanges(Body):
    """What may be changed; amount, currency and account are what the bank said."""

    category = Text(least=1, most=80, metadata={"description": "One of those that GET /categories lists."})
    merchant = Text(most=200)
    description = Text(most=1000)
    day = Day(data_key="date")
    note = Text(most=1000, allow_none=True, metadata={"description": "Null takes it away."})

    @validates_schema
    def something(self, data: dict[str, Any], **_: object) -> None:
        """Refuse to change nothing."""
        if not data:
            raise ValidationError(f"It takes at least one of {', '.join(CHANGEABLE)}.")


class EditArgs(Query):
    """For whom else a change of category or merchant holds."""

    remember = fields.Boolean(
        load_default=True,
        error_messages={"invalid": "It takes true or false."},
        metadata={"description": "Whether a category or merchant holds for that merchant from now on."},
    )
    history = fields.Boolean(
        load_default=False,
        error_messages={"invalid": "It takes true or false."},
        metadata={
            "description": "Whether it holds for the merchant's earlier transactions, too. Where those are many, a "
            "job sees to them, and Location says which."
        },
    )

    @validates_schema
    def consistent(self, data: dict[str, Any], **_: object) -> None:
        """Refuse a history of what is not to be remembered."""
        if data["history"] and not data["remember"]:
            raise ValidationError("Only what is remembered can hold for earlier ones; leave remember out.", "history")


class TransactionArgs(PageArgs):
    """Which transactions."""

    account_id = Id()
    job_id = Id()
    start = Day(data_key="from")
    end = Day(data_key="to")
    category = Text()
    merchant = Text()
    currency = Currency()
    min_amount = Amount()
    max_amount = Amount()
    processed = fields.Boolean(error_messages={"invalid": "It takes true or false."})
    q = Text(metadata={"description": 'Words of description or merchant; "quoted" for a phrase, -word to leave out.'})

    @validates_schema
    def right_way_round(self, data: dict[str, Any], **_: object) -> None:
        """Refuse a range that ends before it begins."""
        for name, first, last in (("to", "start", "end"), ("max_amount", "min_amount", "max_amount")):
            if first in data and last in data and data[first] > data[last]:
                raise ValidationError(f"{data[last]} is before {data[first]}, where the range begins.", name)

    @post_load
    def gather(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        """The filters as one selection, beside the page."""
        page = {"limit": data.pop("limit"), "cursor": data.pop("cursor")}
        return {**page, "selection": Selection(**data)}


class TransactionOut(Schema):
    """A transaction; what nobody knows is null."""

    id = fields.Integer(required=True)
    account_id = fields.Integer(required=True)
    job_id = fields.Integer(required=True, allow_none=True)
    line = fields.Integer(required=True, allow_none=True)
    date = fields.Date(required=True)
    amount = Money(required=True)
    currency = fields.String(required=True)
    description = Known(required=True, allow_none=True)
    merchant = Known(required=True, allow_none=True)
    category = Known(required=True, allow_none=True)
    category_source = Known(required=True)
    external_id = Known(required=True, allow_none=True)
    transaction_hash = Hex(attribute="fingerprint", required=True, allow_none=True)
    rule_id = fields.Integer(
        required=True,
        allow_none=True,
        metadata={"description": "The rule that decided; it answers 404 once it is deleted."},
    )
    correction_id = fields.Integer(
        required=True,
        allow_none=True,
        metadata={"description": "The correction that decided; it answers 404 once it is forgotten."},
    )
    processed = fields.Boolean(required=True)
    note = Known(required=True, allow_none=True)
    transfer_id = fields.Integer(
        required=True,
        allow_none=True,
        metadata={"description": "The transfer between own accounts that it is half of."},
    )
    created_at = Moment(required=True)
    updated_at = Moment(required=True)


class IncomingOut(TransactionOut):
    """What came in: cells as they stood, and a transaction's fields as far as they are known."""

    id = fields.Integer(required=True, allow_none=True)
    date = fields.Date(required=True, allow_none=True)
    amount = Money(required=True, allow_none=True)
    currency = fields.String(required=True, allow_none=True)
    category_source = Known(required=True, allow_none=True)
    updated_at = Moment(required=True, allow_none=True)
    raw = fields.List(fields.String(), required=True, allow_none=True)

    def get_attribute(self, obj: RawRowView, attr: str, default: Any) -> Any:
        """The row's own, else what is known of its values, else null."""
        del default
        return getattr(obj, attr) if hasattr(obj, attr) else getattr(obj.known, attr, None)
