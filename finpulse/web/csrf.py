"""The token that every form brings back, by which we know that our own page has sent it and not another site's.

It is a digest of what the browser keeps in a cookie that no script and no other site sees. It looks different on every
page, so that whoever watches the length of compressed pages learns nothing of it.
"""

from __future__ import annotations

import hashlib
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import timedelta
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

from flask import Response, g, request

from finpulse.api.auth import bearer
from finpulse.api.auth.session_cookie import session_claims, set_cookie
from finpulse.errors import Forbidden, Unauthenticated

FIELD: Final = "csrf_token"
HEADER: Final = "X-CSRF-Token"
# Of a browser that is not signed in yet; it is set where a form is shown, and good as long as the tab is likely to be.
COOKIE: Final = "finpulse_form"
LIFETIME: Final = timedelta(days=1)
_BYTES: Final = 32
_STALE: Final = "This page is from before you signed in or out. Load it anew, and send the form again."


def token() -> str:
    """The token for the forms of this answer."""
    mask = secrets.token_bytes(_BYTES)
    return urlsafe_b64encode(mask + _mixed(mask, _digest(_kept() or _new_kept()))).decode()


def require_token() -> None:
    """Raise Forbidden where a request that changes something brings no token of ours, or comes from elsewhere."""
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        raise Forbidden("A page of another site has sent this form.")
    kept = _kept()
    if kept is None or not secrets.compare_digest(_shown(), _digest(kept)):
        raise Forbidden(_STALE)


def keep_cookie(response: Response) -> Response:
    """Give the browser what the token of its first form stands on."""
    if fresh := g.get("csrf_kept"):
        set_cookie(response, COOKIE, fresh, LIFETIME)
    return response


def _kept() -> str | None:
    """What the browser keeps: the family of its sign-in, else what a form has given it."""
    try:
        return str(session_claims().family_id)
    except Unauthenticated:
        return request.cookies.get(COOKIE) or g.get("csrf_kept")


def _new_kept() -> str:
    fresh: str = g.setdefault("csrf_kept", UUID(bytes=secrets.token_bytes(16)).hex)
    return fresh


def _digest(kept: str) -> bytes:
    return hashlib.blake2b(kept.encode(), digest_size=_BYTES, key=bearer.digest_key(), person=b"finpulse-form").digest()


def _shown() -> bytes:
    """The digest that the request shows, in its header or its form; nothing where it shows none."""
    text = request.headers.get(HEADER) or request.form.get(FIELD) or ""
    try:
        both = urlsafe_b64decode(text.encode("ascii"))
    except ValueError:
        return b""
    return _mixed(both[:_BYTES], both[_BYTES:]) if len(both) == 2 * _BYTES else b""


def _mixed(mask: bytes, text: bytes) -> bytes:
    return bytes(left ^ right for left, right in zip(mask, text, strict=True))
