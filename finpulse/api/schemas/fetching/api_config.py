"""What to ask of which provider, as it comes in, and what may be told of it."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from finpulse.api.schemas.body import Body
from finpulse.api.schemas.fetching.request_fields import Headers, Params
from finpulse.api.schemas.fields import Choice, Whole
from finpulse.fetching.api_config import API_TYPES, MOST_PAGES, USUAL_PAGES, ApiConfig


class ApiConfigIn(Body):
    """What to ask of which provider. What may be secret is sealed, and never told again."""

    type = Choice(
        API_TYPES,
        load_default="generic",
        metadata={"description": "Whose shape the answers have; generic finds the list and its pages by itself."},
    )
    url = fields.String(
        required=True,
        validate=validate.Length(1, 4000),
        metadata={"description": "https alone. For simplefin a setup token or the access URL."},
    )
    headers = Headers(load_default=dict)
    params = Params(
        load_default=dict, metadata={"description": "`account` tells one of several, of simplefin and plaid."}
    )
    body = fields.Dict(
        keys=fields.String(), load_default=None, allow_none=True, metadata={"description": "JSON; then POST is used."}
    )
    source = fields.String(
        load_default=None,
        allow_none=True,
        validate=validate.Regexp(
            r"^[\w .()-]{1,60}(?!\n)$", error="It takes up to 60 letters, digits, blanks and .-_()."
        ),
        metadata={"description": "What the file is called; else it is the host."},
    )
    pages = Whole(1, MOST_PAGES, load_default=USUAL_PAGES, metadata={"description": "How many pages there may be."})

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> ApiConfig:
        """The configuration."""
        return ApiConfig(**data)


class ApiConfigOut(Schema):
    """What may be told of a configuration: of headers, params and body the names alone."""

    type = fields.String(required=True, validate=validate.OneOf(API_TYPES))
    url = fields.String(required=True)
    headers = fields.List(fields.String(), required=True)
    params = fields.List(fields.String(), required=True)
    body = fields.List(fields.String(), required=True)
    source = fields.String(required=True, allow_none=True)
    pages = fields.Integer(required=True)
