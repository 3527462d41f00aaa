"""Endpoints that are told of events, and their deliveries."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from finpulse.api.schemas.body import Body, Changes
from finpulse.api.schemas.fields import Choice, Moment, Text, Word
from finpulse.deliveries.outbox import EVENTS
from finpulse.models import DELIVERY_STATUSES
from finpulse.outbound.destinations import LONGEST

_ONE_AT_LEAST = validate.Length(min=1, error="It takes one event at least.")


class NewEndpoint(Body):
    """Where events are to go, and which."""

    url = Text(
        required=True,
        least=1,
        most=LONGEST,
        metadata={"format": "uri", "example": "https://hooks.example.com/fin-pulse"},
    )
    events = fields.List(
        Choice(EVENTS),
        load_default=list(EVENTS),
        validate=_ONE_AT_LEAST,
        metadata={"description": "All of them, unless told otherwise."},
    )


class EndpointChanges(Changes):
    """What may be changed."""

    url = Text(least=1, most=LONGEST)
    events = fields.List(Choice(EVENTS), validate=_ONE_AT_LEAST)
    is_active = fields.Boolean(
        error_messages={"invalid": "It takes true or false."},
        metadata={"description": "True: events go there again, and what has waited is sent now."},
    )


class EndpointOut(Schema):
    """An endpoint as it can be told of."""

    id = fields.Integer(required=True)
    url = fields.String(required=True)
    events = fields.List(Word(EVENTS), required=True)
    is_active = fields.Boolean(required=True)
    disabled_reason = fields.String(
        required=True,
        allow_none=True,
        metadata={"description": "Why nothing is sent any more, after a day of failures."},
    )
    failing_since = Moment(required=True, allow_none=True)
    previous_secret_until = Moment(
        required=True,
        allow_none=True,
        metadata={"description": "So long events are signed with the secret before the last rotation, too."},
    )
    created_at = Moment(required=True)
    updated_at = Moment(required=True)


class ShownEndpoint(EndpointOut):
    """An endpoint with the new secret that its events are signed with, which is never shown again."""

    secret = fields.String(required=True, metadata={"description": "`whsec_` and base64, as Standard Webhooks has it."})


class AttemptOut(Schema):
    """One try to deliver an event."""

    at = fields.String(required=True, metadata={"format": "date-time"})
    status = fields.Integer(required=True, allow_none=True, metadata={"description": "Null where nothing answered."})
    error = fields.String(required=True, allow_none=True)
    milliseconds = fields.Integer(required=True)


class DeliveryOut(Schema):
    """An event for an endpoint, and each try to deliver it."""

    id = fields.Integer(required=True)
    webhook_id = fields.Function(
        lambda delivery: f"msg_{delivery.event_id.hex}",
        metadata={"type": "string", "description": "The header `webhook-id`, the same at every try."},
    )
    event = Word(EVENTS, required=True)
    status = Word(DELIVERY_STATUSES, required=True)
    body = fields.String(required=True, metadata={"description": "What is sent, as it is signed."})
    attempts = fields.List(fields.Nested(AttemptOut), required=True)
    next_attempt_at = fields.Function(
        lambda delivery: delivery.due_at.isoformat() if delivery.status == "pending" else None,
        metadata={"type": ["string", "null"], "format": "date-time"},
    )
    created_at = Moment(required=True)
