"""Whether the service lives, and how all its parts are."""

from __future__ import annotations

from marshmallow import Schema, fields

from finpulse.api.schemas.fields import Moment, Word


class Alive(Schema):
    """That all is well."""

    status = Word(("live", "ready"), required=True)


class Check(Schema):
    """One part: `ok`, `warning` or `failed`."""

    name = fields.String(required=True)
    status = Word(("ok", "warning", "failed"), required=True)
    message = fields.String(required=True)


class Report(Schema):
    """All parts: `healthy`, `degraded` or `unhealthy`."""

    overall_status = Word(("healthy", "degraded", "unhealthy"), required=True)
    checks = fields.List(fields.Nested(Check), required=True)
    recommendations = fields.List(fields.String(), required=True)
    timestamp = Moment(required=True)
