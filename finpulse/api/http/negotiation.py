"""Which media types an operation answers with, and a refusal where the client accepts none of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final

from flask import request
from werkzeug.exceptions import NotAcceptable

JSON: Final = "application/json"
ANY: Final = "*/*"


def media_types_of(view: object) -> tuple[str, ...]:
    """The media types of a view's bodies where it succeeds; none without a body, and where any Accept is as good."""
    if getattr(view, "answers_whatever_is_accepted", False):
        return ()
    described: Mapping[str, Any] = getattr(view, "_apidoc", {})
    told = described.get("response", {}).get("responses", {})
    bodies = (
        one
        for status, several in told.items()
        if HTTPStatus.OK <= int(status) < HTTPStatus.MULTIPLE_CHOICES
        for one in several
        if isinstance(one, dict) and one.get("schema") is not None
    )
    return tuple(dict.fromkeys(one.get("content_type") or JSON for one in bodies))


def require_acceptable(served: Sequence[str]) -> None:
    """Raise NotAcceptable where the request's Accept header takes none of these media types (RFC 9110, 12.5.1).

    Parameters are no part of it: they choose between forms of one type.
    """
    accept = request.headers.get("Accept")
    if not accept or accept == ANY or not served or ANY in served:
        return
    ranges = {value.partition(";")[0].strip().lower(): quality for value, quality in request.accept_mimetypes}
    if not any(_quality(kind, ranges) > 0 for kind in served):
        raise NotAcceptable(f"This is answered as {' or '.join(served)}, which Accept leaves out.")


def _quality(kind: str, ranges: Mapping[str, float]) -> float:
    """How much the client wants this type, by the narrowest of its ranges that holds it."""
    for name in (kind, f"{kind.partition('/')[0]}/*", ANY):
        if name in ranges:
            return ranges[name]
    return 0
