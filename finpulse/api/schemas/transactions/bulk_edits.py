"""Changes of many transactions at once."""

from __future__ import annotations

from typing import Any, Final

from marshmallow import Schema, ValidationError, fields, post_load, validate, validates_schema

from finpulse.api.schemas.body import Body, Changes
from finpulse.api.schemas.fields import Id, Text
from finpulse.api.schemas.jobs import WaitArgs
from finpulse.api.schemas.transactions.changes import MOST_TAGS, Tags
from finpulse.api.schemas.transactions.selection import SelectionFields

MOST_IDS: Final = 1_000


class BulkChanges(Changes):
    """What many transactions are to have."""

    category = Text(least=1, most=80, metadata={"description": "One of those that GET /categories lists."})
    merchant = Text(most=200)
    tags = Tags(most=MOST_TAGS, metadata={"description": "In the stead of those that there are."})

    @post_load
    def empty(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        """Null for tags without any, as the database has it."""
        return {**data, "tags": data["tags"] or None} if "tags" in data else data


class Filter(SelectionFields, Body):
    """Which transactions, by the names of the list's parameters; without any, all."""


class BulkEditBody(Body):
    """Which transactions, by a filter or by their ids, and what they are to have."""

    filter = fields.Nested(Filter)
    ids = fields.List(
        Id(),
        validate=validate.Length(1, MOST_IDS, error="It takes {min} to {max} ids; a filter takes any number."),
    )
    changes = fields.Nested(BulkChanges, data_key="set", required=True)

    @validates_schema
    def either(self, data: dict[str, Any], **_: object) -> None:
        """Refuse both ways to name transactions at once, and none."""
        if ("filter" in data) == ("ids" in data):
            raise ValidationError("It takes either a filter or ids.", "filter")


class BulkEditArgs(WaitArgs):
    """Whether to count alone, and how long to wait for the job's end."""

    preview = fields.Boolean(
        load_default=False,
        error_messages={"invalid": "It takes true or false."},
        metadata={"description": "Count, and change nothing."},
    )


class BulkEffectOut(Schema):
    """What a bulk edit would do."""

    count = fields.Integer(required=True, metadata={"description": "Transactions that are meant."})
    changed = fields.Integer(required=True, metadata={"description": "Those that have other values now."})
    corrected = fields.Integer(
        required=True,
        metadata={"description": "Those that were corrected by hand, or split; they get the new values, too."},
    )
    split = fields.Integer(
        required=True, metadata={"description": "Those whose category stays, since their parts have their own."}
    )
