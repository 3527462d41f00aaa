"""Accounts."""

from __future__ import annotations

from marshmallow import Schema, fields

from finpulse.api.schemas.body import Body
from finpulse.api.schemas.fields import Choice, Currency, Figure, Moment, Text
from finpulse.models import ACCOUNT_TYPES, PROVIDERS


class NewAccount(Body):
    """An account to be."""

    name = Text(required=True, least=1, most=120)
    provider = Choice(PROVIDERS, required=True)
    account_type = Choice(ACCOUNT_TYPES, load_default="checking")
    currency = Currency(load_default=None, allow_none=True)


class AccountChanges(Body):
    """What may be changed."""

    name = Text(least=1, most=120)
    provider = Choice(PROVIDERS)
    account_type = Choice(ACCOUNT_TYPES)
    currency = Currency()
    is_active = fields.Boolean(error_messages={"invalid": "It takes true or false."})


class AccountOut(Schema):
    """An account; the balance is the sum of its counted transactions in its own currency."""

    id = fields.Integer(required=True)
    name = fields.String(required=True)
    provider = fields.String(required=True)
    account_type = fields.String(required=True)
    currency = fields.String(required=True)
    balance = Figure(required=True)
    is_active = fields.Boolean(required=True)
    created_at = Moment(required=True)
    updated_at = Moment(required=True)


class Deleted(Schema):
    """That it is gone."""

    message = fields.String(required=True)
