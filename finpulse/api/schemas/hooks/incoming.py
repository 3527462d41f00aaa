"""Webhooks of accounts, and what is said of an event."""

from __future__ import annotations

from marshmallow import Schema, fields

from finpulse.api.schemas.fields import Moment


class WebhookOut(Schema):
    """A webhook as it can be told of."""

    id = fields.String(required=True)
    account_id = fields.Integer(required=True)
    url = fields.String(required=True, metadata={"description": "Where the provider sends its events."})
    previous_secret_until = Moment(
        required=True, allow_none=True, metadata={"description": "So long the secret before the last one is good too."}
    )
    created_at = Moment(required=True)


class ShownWebhook(WebhookOut):
    """A webhook with its new secret, which is never shown again."""

    secret = fields.String(required=True, metadata={"description": "`whsec_` and base64, as Standard Webhooks has it."})


class EventAccepted(Schema):
    """An event was taken, now or before."""

    status = fields.String(required=True, metadata={"description": "`accepted`."})
