"""Fetches from providers: once, and every so often."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from finpulse.api.schemas.body import Body, Changes
from finpulse.api.schemas.fetching.api_config import ApiConfigIn, ApiConfigOut
from finpulse.api.schemas.fetching.request_fields import Every
from finpulse.api.schemas.fields import Id, Moment
from finpulse.api.schemas.whereabouts import TimeZone


class RunApiBody(Body):
    """What to fetch, and where its rows go; without an account to the default one."""

    account_id = Id(load_default=None, allow_none=True)
    api_config = fields.Nested(ApiConfigIn, required=True)


class NewFetch(Body):
    """What to fetch, and how often."""

    api_config = fields.Nested(ApiConfigIn, required=True)
    every = Every(required=True)
    time_zone = TimeZone(load_default="UTC", metadata={"description": "By whose clock days are counted."})


class FetchChanges(Changes):
    """What is to be different; `paused: false` resumes."""

    api_config = fields.Nested(ApiConfigIn)
    every = Every()
    time_zone = TimeZone()
    paused = fields.Boolean(truthy={True}, falsy={False})


class FetchOut(Schema):
    """A recurring fetch."""

    id = fields.Integer(required=True)
    account_id = fields.Integer(required=True)
    api_config = fields.Nested(ApiConfigOut, required=True)
    every = fields.String(required=True)
    time_zone = fields.String(required=True)
    status = fields.String(required=True, validate=validate.OneOf(("active", "paused")))
    reason = fields.String(
        required=True, allow_none=True, metadata={"description": "Why the last one has failed, or why it is paused."}
    )
    failures = fields.Integer(required=True, metadata={"description": "In a row; three pause it."})
    next_at = Moment(required=True, allow_none=True)
    paused_at = Moment(required=True, allow_none=True)
    succeeded_at = Moment(required=True, allow_none=True)
    last_job_id = fields.Integer(required=True, allow_none=True)
    created_at = Moment(required=True)
    updated_at = Moment(required=True)
