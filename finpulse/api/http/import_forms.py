"""The forms of imports: how they are documented, and what of them is read beside the file."""

from __future__ import annotations

from typing import Any, Final

from marshmallow import ValidationError

from finpulse.api.http import uploads
from finpulse.api.schemas.fields import Id
from finpulse.db import exact_json
from finpulse.errors import InvalidInput

UPLOAD_FORM: Final[dict[str, Any]] = {
    "required": True,
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "required": [uploads.FIELD],
                "properties": {uploads.FIELD: {"type": "string", "format": "binary"}},
            }
        }
    },
}

_READING: Final = {
    "type": "string",
    "contentMediaType": "application/json",
    "description": "Parts of the reading that are to be different, as a JSON object; see the `reading` of a preview.",
}
_FORM_FIELDS: Final = UPLOAD_FORM["content"]["multipart/form-data"]["schema"]["properties"]
PREVIEW_FORM: Final[dict[str, Any]] = {
    "required": True,
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "required": [uploads.FIELD],
                "properties": {
                    **_FORM_FIELDS,
                    "account_id": {"type": "integer", "description": "Here or in the query."},
                    "reading": _READING,
                },
            }
        }
    },
}
RUN_FORM: Final[dict[str, Any]] = {
    "required": False,
    "description": "The file may be left out where the query names a plan.",
    "content": {
        "multipart/form-data": {"schema": {"type": "object", "properties": {**_FORM_FIELDS, "reading": _READING}}}
    },
}


def account_id_field() -> int | None:
    """The form's `account_id`. Raises InvalidInput where it is no id."""
    text = uploads.field("account_id")
    try:
        return None if text is None else int(Id().parse(text))
    except ValidationError as error:
        raise InvalidInput({"account_id": [str(message) for message in error.messages]}) from error


def reading_field() -> dict[str, Any]:
    """The form's `reading`, {} without one. Raises InvalidInput where it is no JSON object."""
    text = uploads.field("reading") or "{}"
    try:
        overrides = exact_json.loads(text)
    except (ValueError, RecursionError):
        overrides = None
    if not isinstance(overrides, dict):
        raise InvalidInput({"reading": ['It takes a JSON object such as {"date_order": "dmy"}.']})
    return overrides
