"""Errors, as RFC 9457 has them."""

from __future__ import annotations

from marshmallow import Schema, fields


class Problem(Schema):
    """What went wrong, and with which request."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    detail = fields.String(required=True)
    request_id = fields.String(required=True)
    errors = fields.Dict(keys=fields.String(), values=fields.List(fields.String()))
