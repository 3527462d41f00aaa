"""Transactions as they are told, and what came in."""

from __future__ import annotations

from typing import Any, Final

from flask import g
from marshmallow import Schema, fields, validate

from finpulse.api.schemas.fields import Hex, Known, Moment, Money, Told
from finpulse.categorisation.rules import rule_ids
from finpulse.db.sessions import OWNER
from finpulse.extensions import current_session
from finpulse.imports.raw_rows import RawRowView

# What has decided about a category.
CATEGORY_SOURCES: Final = ("rule", "learned", "given", "merchant", "words", "model", "none")


class Listed(fields.List[Any]):
    """A list that goes out; an empty one where the database has none."""

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> list[Any] | None:
        return super()._serialize(value or [], attr, obj, **kwargs)


class SplitOut(Schema):
    """A part of a transaction that its user has split."""

    amount = Money(required=True)
    category = fields.String(required=True)
    note = Known(required=True, allow_none=True)


class AttachmentOut(Schema):
    """A link to what belongs to a transaction."""

    url = fields.String(required=True)
    title = Known(required=True, allow_none=True)


class RuleId(Told, fields.Integer):
    """The id of a rule that has decided; null once it is deleted, since it leads nowhere then."""

    def tell(self, value: int) -> int | None:
        if "own_rules" not in g:
            session = current_session()
            g.own_rules = rule_ids(session, session.info[OWNER])
        return value if value in g.own_rules else None


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
    category_source = Known(required=True, validate=validate.OneOf(CATEGORY_SOURCES))
    external_id = Known(required=True, allow_none=True)
    transaction_hash = Hex(attribute="fingerprint", required=True, allow_none=True)
    rule_id = RuleId(
        required=True,
        allow_none=True,
        metadata={"description": "The rule that decided; null once it is deleted, though what it decided may stay."},
    )
    correction_id = fields.Integer(
        required=True,
        allow_none=True,
        metadata={"description": "The correction that decided; it answers 404 once it is forgotten."},
    )
    processed = fields.Boolean(required=True)
    note = Known(required=True, allow_none=True)
    tags = Listed(fields.String(), required=True)
    splits = Listed(fields.Nested(SplitOut), attribute="parts", required=True)
    attachments = Listed(fields.Nested(AttachmentOut), required=True)
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
    category_source = Known(required=True, allow_none=True, validate=validate.OneOf(CATEGORY_SOURCES))
    updated_at = Moment(required=True, allow_none=True)
    raw = fields.List(fields.String(), required=True, allow_none=True)

    def get_attribute(self, obj: RawRowView, attr: str, default: Any) -> Any:
        """The row's own, else what is known of its values, else null."""
        del default
        return getattr(obj, attr) if hasattr(obj, attr) else getattr(obj.known, attr, None)
