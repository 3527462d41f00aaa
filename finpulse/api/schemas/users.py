"""Users, their profile and their tokens."""

from __future__ import annotations

from typing import Any, Final, get_args

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from finpulse.access.personal_tokens import SCOPES
from finpulse.api.schemas.body import Body, Changes
from finpulse.api.schemas.fields import Choice, Currency, Future, Id, Moment, Secret, Text, Word
from finpulse.api.schemas.paging import PageArgs
from finpulse.api.schemas.whereabouts import LocaleCode, TimeZone
from finpulse.models import ENDED_STATUSES, JOB_KINDS, LIVE_STATUSES
from finpulse.users import Role

ROLES: Final = get_args(Role)
_LONGEST_EMAIL: Final = 254  # RFC 5321, 4.5.3.1.3, without its angle brackets.
_LABEL: Final = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_EMAIL: Final = rf'^[^@\s\x00-\x20"(),:;<>\[\]\\]{{1,64}}@{_LABEL}(\.{_LABEL})+$'
STATUSES: Final = (*LIVE_STATUSES, *ENDED_STATUSES)


class Email(Text):
    """An e-mail address; whether it can be one is judged where it is set."""

    def __init__(self, **kwargs: Any) -> None:
        told = {"description": "An international domain best in Punycode.", "format": "email", "pattern": _EMAIL}
        super().__init__(most=_LONGEST_EMAIL, metadata=told, **kwargs)


class Credentials(Body):
    """What one registers and signs in with."""

    email = Email(required=True)
    password = Secret(required=True, metadata={"description": "12 to 72 bytes in UTF-8.", "format": "password"})


class SignIn(Credentials):
    """What one signs in with: with a second factor, `code` is the authenticator's, or a recovery code."""

    code = Secret(load_default=None, allow_none=True)


class Registered(Schema):
    """A new user."""

    id = fields.Integer(required=True)
    email = fields.String(required=True)
    role = Word(ROLES, required=True)
    created_at = Moment(required=True)


class Profile(Registered):
    """A user, as they see themselves."""

    base_currency = fields.String(required=True, allow_none=True)
    time_zone = fields.String(required=True)
    locale = fields.String(required=True, allow_none=True)
    second_factor = fields.Boolean(required=True, metadata={"description": "Whether signing in takes a code."})
    updated_at = Moment(required=True)


class ProfileChanges(Changes):
    """What a user may change; a new address or password needs the password that there is."""

    base_currency = Currency(allow_none=True)
    time_zone = TimeZone()
    locale = LocaleCode(allow_none=True)
    email = Email()
    password = Secret(metadata={"description": "12 to 72 bytes in UTF-8.", "format": "password"})
    current_password = Secret(metadata={"format": "password"})

    @validates_schema
    def proves_itself(self, data: dict[str, object], **_: object) -> None:
        """Refuse a new address or password without the password that there is, and that one without either."""
        wanted = [name for name in ("email", "password") if name in data]
        if wanted and "current_password" not in data:
            raise ValidationError(f"With `{wanted[0]}`, this is needed too.", "current_password")
        if "current_password" in data and not wanted:
            raise ValidationError("With `current_password`, this or `email` is needed too.", "password")


class TokenPair(Schema):
    """Tokens of one sign-in."""

    access_token = fields.String(required=True)
    refresh_token = fields.String(required=True)
    token_type = Word(("bearer",), required=True)
    expires_in = fields.Integer(required=True, metadata={"description": "Seconds that the access token lives."})


class Authenticator(Schema):
    """What an authenticator is set up with."""

    secret = fields.String(required=True, metadata={"description": "In base 32, to be typed."})
    uri = fields.String(required=True, metadata={"description": "The same as `otpauth://…`, to be shown as a QR code."})


class OneTimeCode(Body):
    """A code of an authenticator."""

    code = Secret(required=True)


class PasswordAndCode(Body):
    """What proves its user beyond a token."""

    current_password = Secret(required=True, metadata={"format": "password"})
    code = Secret(load_default=None, metadata={"description": "With a second factor: its code, or a recovery code."})


class Leaving(Schema):
    """What is told where deleting all that is held takes longer than a request."""

    message = fields.String(required=True)


class RecoveryCodes(Schema):
    """Codes for whoever has lost the authenticator, each good once."""

    recovery_codes = fields.List(fields.String(), required=True)


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
    scopes = fields.List(Word(SCOPES), required=True)
    expires_at = Moment(required=True, allow_none=True)
    last_used_at = Moment(required=True, allow_none=True, metadata={"description": "True to a minute or so."})
    created_at = Moment(required=True)


class ShownPersonalToken(PersonalTokenOut):
    """A new token, with its text, which is never shown again."""

    token = fields.String(required=True)


class AdminUserOut(Registered):
    """A user, as an administrator sees them."""

    locked_at = Moment(required=True, allow_none=True)
    second_factor = fields.Boolean(required=True)


class AdminJobArgs(PageArgs):
    """Which jobs of all users."""

    status = Choice(STATUSES, load_default=None)
    kind = Choice(JOB_KINDS, load_default=None)
    user_id = Id(load_default=None)


class AdminJobOut(Schema):
    """A job, with nothing of what is in its statement."""

    id = fields.Integer(required=True)
    user_id = fields.Integer(required=True)
    account_id = fields.Integer(required=True, allow_none=True)
    kind = Word(JOB_KINDS, required=True)
    status = Word(STATUSES, required=True)
    queue = Word(("interactive", "bulk", "ocr"), required=True)
    stage = fields.String(required=True, allow_none=True)
    stage_done = fields.Integer(required=True, metadata={"description": "Rows of the stage that are done."})
    stage_total = fields.Integer(required=True)
    attempts = fields.Integer(required=True)
    sends = fields.Integer(required=True)
    rows_total = fields.Integer(required=True, allow_none=True)
    rows_inserted = fields.Integer(required=True, allow_none=True)
    rows_duplicate = fields.Integer(required=True, allow_none=True)
    rows_rejected = fields.Integer(required=True, allow_none=True)
    rows_skipped = fields.Integer(required=True, allow_none=True)
    error = fields.String(required=True, allow_none=True, metadata={"description": "The title of the problem alone."})
    request_id = fields.String(required=True, allow_none=True)
    created_at = Moment(required=True)
    started_at = Moment(required=True, allow_none=True)
    finished_at = Moment(required=True, allow_none=True)
