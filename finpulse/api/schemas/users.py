"""Users, their profile and their tokens."""

from __future__ import annotations

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from finpulse.access.personal_tokens import SCOPES
from finpulse.api.schemas.body import Body
from finpulse.api.schemas.fields import Choice, Currency, Future, LocaleCode, Moment, Secret, Text, TimeZone


class Credentials(Body):
    """What one registers and signs in with."""

    email = Text(required=True, most=1000)
    password = Secret(required=True, metadata={"description": "12 to 72 bytes in UTF-8.", "format": "password"})


class Registered(Schema):
    """A new user."""

    id = fields.Integer(required=True)
    email = fields.String(required=True)
    role = fields.String(required=True)
    created_at = Moment(required=True)


class Profile(Registered):
    """A user, as they see themselves."""

    base_currency = fields.String(required=True, allow_none=True)
    time_zone = fields.String(required=True)
    locale = fields.String(required=True, allow_none=True)
    updated_at = Moment(required=True)


class ProfileChanges(Body):
    """What a user may change; a new password needs the one there is."""

    base_currency = Currency(allow_none=True)
    time_zone = TimeZone()
    locale = LocaleCode(allow_none=True)
    password = Secret(metadata={"description": "12 to 72 bytes in UTF-8.", "format": "password"})
    current_password = Secret(metadata={"format": "password"})

    @validates_schema
    def both_passwords(self, data: dict[str, object], **_: object) -> None:
        """Refuse a new password without the old one, and the other way round."""
        for one, other in (("password", "current_password"), ("current_password", "password")):
            if one in data and other not in data:
                raise ValidationError(f"With `{one}`, this is needed too.", other)


class TokenPair(Schema):
    """Tokens of one sign-in."""

    access_token = fields.String(required=True)
    refresh_token = fields.String(required=True)
    token_type = fields.String(required=True)
    expires_in = fields.Integer(required=True, metadata={"description": "Seconds that the access token lives."})


class NewPersonalToken(Body):
    """A token for a program: what it is for, what it may do, and until when."""

    name = Text(required=True, least=1, most=120)
    scopes = fields.List(
        Choice(SCOPES),
        required=True,
        validate=validate.Length(min=1, error="It takes one scope at least."),
        metadata={"description": "read: GET alone; write: all else too; admin: /admin and /etl/health, of admins."},
    )
    expires_at = Future(load_default=None, allow_none=True, metadata={"description": "Null: until it is deleted."})


class PersonalTokenOut(Schema):
    """A token as it can be told of."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    scopes = fields.List(fields.String(), required=True)
    expires_at = Moment(required=True, allow_none=True)
    last_used_at = Moment(required=True, allow_none=True, metadata={"description": "True to a minute or so."})
    created_at = Moment(required=True)


class ShownPersonalToken(PersonalTokenOut):
    """A new token, with its text, which is never shown again."""

    token = fields.String(required=True)
