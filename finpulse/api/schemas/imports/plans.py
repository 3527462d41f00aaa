"""Plans, and what they would bring."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, validate

from finpulse.api.schemas.fields import Id, Known, Moment, Money, Word
from finpulse.api.schemas.imports.readings import AsKept, ReadingOut
from finpulse.api.schemas.inputs import Query
from finpulse.api.schemas.jobs import QuestionOut, Rows
from finpulse.api.schemas.transactions.transaction_out import CATEGORY_SOURCES
from finpulse.imports.ledger import OUTCOMES
from finpulse.imports.plans import PlanPreview


class PreviewArgs(Query):
    """Where the rows would go; without an account to the default one."""

    account_id = Id(load_default=None)


class SampleRow(Schema):
    """A row of the file as it would be; one that is rejected or skipped has no values, and a reason."""

    line = fields.Integer(required=True)
    outcome = Word(OUTCOMES, required=True)
    reason = fields.String(required=True, allow_none=True)
    date = fields.Date(dump_default=None, allow_none=True)
    amount = Money(dump_default=None, allow_none=True)
    currency = fields.String(dump_default=None, allow_none=True)
    description = Known(dump_default=None, allow_none=True)
    merchant = Known(dump_default=None, allow_none=True)
    category = Known(dump_default=None, allow_none=True)
    category_source = Known(dump_default=None, allow_none=True, validate=validate.OneOf(CATEGORY_SOURCES))
    external_id = Known(dump_default=None, allow_none=True)


class PreviewOut(Schema):
    """What would happen; nothing is stored but the plan, which is good for a day."""

    plan_id = fields.Integer(required=True)
    account_id = fields.Integer(required=True)
    filename = fields.String(required=True)
    reading = AsKept(ReadingOut, required=True)
    questions = fields.List(fields.Nested(QuestionOut), required=True)
    sample = fields.List(fields.Nested(SampleRow), required=True)
    counts = fields.Nested(Rows, required=True)
    complete = fields.Boolean(
        required=True,
        metadata={"description": "False where the file is longer than what was looked at, which `counts` is about."},
    )
    expires_at = Moment(required=True)


def preview_body(preview: PlanPreview) -> dict[str, Any]:
    """A preview as PreviewOut tells it."""
    plan, rows = preview.plan, preview.preview
    return {
        "plan_id": plan.id,
        "account_id": plan.account_id,
        "filename": plan.filename,
        "reading": plan.reading,
        "questions": plan.questions,
        "sample": rows.sample,
        "counts": rows.counts,
        "complete": rows.complete,
        "expires_at": plan.expires_at,
    }
