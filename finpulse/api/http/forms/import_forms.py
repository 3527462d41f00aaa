"""The forms of imports: what they take, how that is documented, and what of them is read beside the file."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from flask import request
from marshmallow import ValidationError

from finpulse.api.http import uploads
from finpulse.api.http.blueprint import Blueprint, View
from finpulse.api.http.forms.multipart import LIMITS
from finpulse.api.schemas.fields import Id, shown
from finpulse.api.schemas.inputs import repeated, unknown_name
from finpulse.db import exact_json
from finpulse.errors import InvalidInput

URLENCODED: Final = "application/x-www-form-urlencoded"
FILE: Final = {uploads.FIELD: {"type": "string", "format": "binary"}}
ACCOUNT_ID: Final = {"account_id": {"type": "integer", "minimum": 1, "description": "Here or in the query."}}
READING: Final = {
    "reading": {
        "type": "string",
        "contentMediaType": "application/json",
        "maxLength": LIMITS["reading"],
        "description": "Parts of the reading that are to be different, as a JSON object; a preview shows a whole one.",
    }
}
PASSWORD: Final = {
    uploads.OPENED_BY: {
        "type": "string",
        "format": "password",
        "maxLength": LIMITS[uploads.OPENED_BY],
        "description": "Opens a PDF that needs one. It is used once, to store the file without it, and kept nowhere.",
    }
}


def form_of(*fields: dict[str, Any], file_needed: bool = True) -> dict[str, Any]:
    """A form with a file and these fields, as OpenAPI describes a body; `takes_form` takes just these."""
    properties = {name: described for field in (FILE, *fields) for name, described in field.items()}
    schema: dict[str, Any] = {"type": "object", "properties": properties, "additionalProperties": False}
    if file_needed:
        schema["required"] = [uploads.FIELD]
    shown = {"schema": schema, "example": {uploads.FIELD: "statement.csv", "account_id": 1}}
    return {"required": file_needed, "content": {uploads.FORM: shown}}


UPLOAD_FORM: Final = form_of(ACCOUNT_ID, PASSWORD)
PREVIEW_FORM: Final = form_of(ACCOUNT_ID, PASSWORD, READING)
RUN_FORM: Final[dict[str, Any]] = {
    **form_of(ACCOUNT_ID, PASSWORD, READING, file_needed=False),
    "description": "The file may be left out where the query names a plan.",
}


def takes_form(form: dict[str, Any]) -> Callable[[View], View]:
    """Let a view take a form with a file and the fields that `form` describes; a form with any other is refused."""
    known = list(form["content"][uploads.FORM]["schema"]["properties"])

    def decorate(view: View) -> View:
        @wraps(view)
        def with_form(*args: Any, **kwargs: Any) -> Any:
            _check_names(known, file_needed=form["required"])
            return view(*args, **kwargs)

        marked = Blueprint.takes_body(uploads.takes_upload(with_form))
        documented: Callable[[View], View] = Blueprint.doc(requestBody=form)
        return documented(marked)  # type: ignore[arg-type]  # `wraps` keeps the signature, which mypy can't see.

    return decorate


def _check_names(known: list[str], *, file_needed: bool) -> None:
    """Raises InvalidInput for fields and files that aren't known or come twice, and for a body that is no form."""
    if request.content_length and request.mimetype not in (uploads.FORM, URLENCODED):
        raise InvalidInput({uploads.FIELD: [f"It takes {uploads.FORM}; found {shown(request.mimetype)}."]})
    nothing = uploads.received_if_any() is None and file_needed
    names = [name for fields in (request.form, request.files) for name, _ in fields.items(multi=True)]
    unknown = {name: [unknown_name("field", name, known)] for name in names if name not in known}
    missing = {uploads.FIELD: [uploads.MISSING]} if unknown and nothing else {}
    if said := {**repeated(names), **unknown, **missing}:
        raise InvalidInput(said)


def named_account(in_query: int | None) -> int | None:
    """The account that the query or the form names. Raises InvalidInput where they name two."""
    in_form = account_id_field()
    if None not in (in_query, in_form) and in_query != in_form:
        raise InvalidInput({"account_id": [f"The query says {in_query} and the form {in_form}; give one of them."]})
    return in_query or in_form


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
