"""Idempotent POSTs: one with an Idempotency-Key that was answered before gets the same answer, and does nothing."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import wraps
from typing import Any, Final

from flask import Response, current_app, g, request

from finpulse import idempotency
from finpulse.api.auth.guards import owner_id
from finpulse.api.http import uploads
from finpulse.api.http.blueprint import Blueprint, View, take_all
from finpulse.api.http.documentation.operations import IDEMPOTENCY_KEY
from finpulse.db import exact_json
from finpulse.errors import InvalidInput
from finpulse.extensions import current_sealer, current_session
from finpulse.idempotency import StoredAnswer

REPLAYED: Final = "Idempotency-Replayed"
PARAMETER: Final = {
    "name": IDEMPOTENCY_KEY,
    "in": "header",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": r"^[\x20-\x7e]+$"},
    "description": "The same key with the same body gives the same answer, and nothing is done twice.",
}
# What a body that is kept under seal has in its place; no answer of ours has such a field.
SEALED: Final = "$sealed"
_KEY: Final = re.compile(r"[\x20-\x7e]{1,255}")


def idempotent(view: View) -> View:
    """Do what the view does once for each Idempotency-Key. It stands right below `signed_in`."""
    return _once(view, seals=False)


def idempotent_secret(view: View) -> View:
    """The same for a view that answers with a secret: the answer is kept under seal."""
    return _once(view, seals=True)


def _once(view: View, *, seals: bool) -> View:
    @Blueprint.parameter(PARAMETER)
    @wraps(view)
    def idempotent_view(*args: Any, **kwargs: Any) -> Any:
        key = given_key()
        if key is None:
            return view(*args, **kwargs)
        known = idempotency.claim(current_session(), owner_id(), key, digest())
        if known:
            take_all()
            return replayed(known)
        g.idempotency_key, g.seals_answer = key, seals
        response = view(*args, **kwargs)
        keep_answer(response)
        return response

    return idempotent_view  # type: ignore[return-value]  # `wraps` keeps the view's signature, which mypy can't see.


def given_key() -> str | None:
    """The request's key, or None. Raises InvalidInput for one that is no plain text."""
    key = request.headers.get(IDEMPOTENCY_KEY)
    if key is not None and not _KEY.fullmatch(key):
        raise InvalidInput({IDEMPOTENCY_KEY: ["It takes 1 to 255 printable ASCII characters."]})
    return key


def digest() -> str:
    """What makes two requests the same: address, query and body; how long to wait for the end is neither."""
    query = sorted((name, value) for name, value in request.args.items(multi=True) if name != "wait")
    return hashlib.sha256(repr((request.path, query, _body())).encode()).hexdigest()


def _body() -> tuple[bytes, ...]:
    """What stands for the body: its own digest, or that of a form's file with the form's other fields.

    A password is none of them: the file without it stands for it.
    """
    if not uploads.is_upload():
        return (hashlib.sha256(request.get_data(cache=True)).digest(),)
    upload = uploads.received_if_any()
    fields = sorted((name, value) for name, value in request.form.items(multi=True) if name != uploads.OPENED_BY)
    return (upload.sha256 if upload else b"", repr(fields).encode("utf-8", "surrogatepass"))


def replayed(known: StoredAnswer) -> Response:
    """The answer that the first request got."""
    body = b"" if known.body is None else current_app.json.dumps(_opened(known.body))
    headers = {REPLAYED: "true", **({"Location": known.location} if known.location else {})}
    return Response(body, known.status, headers, mimetype="application/json")


def answer_of(response: Response) -> StoredAnswer:
    """An answer as it is kept."""
    body = exact_json.loads(response.get_data()) if response.is_json else None
    if body is not None and g.get("seals_answer"):
        body = {SEALED: base64.b64encode(current_sealer().seal(response.get_data(as_text=True))).decode()}
    return StoredAnswer(response.status_code, response.headers.get("Location"), body)


def keep_answer(response: Response) -> None:
    """Keep the answer under the request's key, if it has one, in the transaction that does what was asked.

    A view that commits by itself calls this before; so nothing is done under a key that has no answer.
    """
    key: str | None = g.get("idempotency_key")
    if key is None or (answer := answer_of(response)) == g.get("kept_answer"):
        return
    idempotency.remember(current_session(), owner_id(), key, answer)
    g.kept_answer = answer


def _opened(body: dict[str, Any]) -> Any:
    """A kept body as it was answered. Raises Unsealable where its key is gone."""
    if body.keys() != {SEALED}:
        return body
    return exact_json.loads(current_sealer().open(base64.b64decode(body[SEALED])))
