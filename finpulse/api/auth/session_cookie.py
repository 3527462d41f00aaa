"""The cookie by which a browser is signed in to the pages: a signed token of a family, as those of the API are.

Whatever changes something by it needs the page's own token beside it (finpulse.web.csrf), so the API doesn't take it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final
from uuid import UUID

from flask import Response, request

from finpulse import tokens
from finpulse.api.auth.bearer import Claims, request_claims, sign, unexpired_claims
from finpulse.errors import Unauthenticated

COOKIE: Final = "finpulse_session"
SESSION: Final = "session"
# As long as the family of a sign-in is kept (finpulse.tokens).
LIFETIME: Final = tokens.REFRESH_LIFETIME


def session_claims() -> Claims:
    """The claims of the request's cookie, whether or not its family is revoked. Raises Unauthenticated."""
    token = request.cookies.get(COOKIE)
    if not token:
        raise Unauthenticated("Sign in first.")
    return unexpired_claims(token, SESSION)


def any_claims() -> Claims:
    """The claims of the request's token or, where it brings none, of its cookie: for what only counts or limits.

    Raises Unauthenticated where it has neither.
    """
    return request_claims() if "Authorization" in request.headers else session_claims()


def set_session(response: Response, owner_id: int, family_id: UUID) -> None:
    """Let the browser show that it is signed in, to us alone and to no script."""
    set_cookie(response, COOKIE, sign(owner_id, family_id, SESSION, LIFETIME), LIFETIME)


def set_cookie(response: Response, name: str, value: str, lifetime: timedelta) -> None:
    """A cookie of ours: for no script, for no request that another site makes, and where it can be, for TLS alone."""
    response.set_cookie(name, value, max_age=lifetime, secure=over_tls(), httponly=True, samesite="Lax", path="/")


def clear_session(response: Response) -> None:
    """Let the browser forget it."""
    response.delete_cookie(COOKIE, secure=over_tls(), httponly=True, samesite="Lax", path="/")


def over_tls() -> bool:
    """Whether the browser has asked over TLS; whoever invents the header keeps a cookie from nobody but themselves."""
    return request.is_secure or request.headers.get("X-Forwarded-Proto") == "https"
