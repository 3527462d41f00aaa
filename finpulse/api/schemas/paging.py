"""The query of a list: how many rows, and after which."""

from __future__ import annotations

from typing import Final

from marshmallow import Schema, fields, validate

from finpulse.api.schemas.fields import Text

MOST: Final = 500


class PageArgs(Schema):
    """How many rows, and after which."""

    limit = fields.Integer(
        load_default=100,
        validate=validate.Range(1, MOST, error=f"It takes a number from 1 to {MOST}."),
        error_messages={"invalid": f"It takes a number from 1 to {MOST}."},
    )
    cursor = Text(load_default=None, metadata={"description": "From the Link header of the page before."})
