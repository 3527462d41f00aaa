"""Bearer tokens: how they are signed, and whose the token of a request is."""

from __future__ import annotations

import time
from datetime import timedelta
from functools import lru_cache
from typing import Any, Final, NamedTuple
from uuid import UUID, uuid4

import jwt
from flask import current_app, request

from finpulse.config import Settings
from finpulse.errors import Unauthenticated

ALGORITHM: Final = "HS256"
REQUIRED: Final = ["exp", "sub", "jti", "type", "family"]
REFUSED: Final = "This is not a token that can be used here."
ACCESS: Final = "access"
REFRESH: Final = "refresh"


class Claims(NamedTuple):
    """What a token says: whose it is, of which family, its own id, its kind, and until when, in epoch seconds."""

    owner_id: int
    family: UUID
    token_id: UUID
    kind: str
    expires: int


def sign(owner_id: int, family: UUID, kind: str, lifetime: timedelta, token_id: UUID | None = None) -> str:
    """A token that says so."""
    now = int(time.time())
    claims: dict[str, Any] = {
        "sub": str(owner_id),
        "family": str(family),
        "jti": str(token_id or uuid4()),
        "type": kind,
        "iat": now,
        "exp": now + int(lifetime.total_seconds()),
    }
    return jwt.encode(claims, _secret(), ALGORITHM)


def shown() -> Claims:
    """What the request's token says, be it revoked or not.

    Raises Unauthenticated where there is none, or one that is not ours or has worn out.
    """
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        raise Unauthenticated("Sign in first: this takes an access token in the Authorization header.")
    claims = _verified(token.strip(), _secret())
    if claims.expires <= time.time():
        raise Unauthenticated("The token has worn out; refresh it, or sign in again.")
    return claims


# A client shows the same token hundreds of times, and its signature doesn't change.
@lru_cache(maxsize=4096)
def _verified(token: str, secret: str) -> Claims:
    """The claims of a token that we have signed. Raises Unauthenticated for any other, which is not remembered."""
    try:
        said = jwt.decode(token, secret, [ALGORITHM], options={"require": REQUIRED, "verify_exp": False})
        return Claims(int(said["sub"]), UUID(said["family"]), UUID(said["jti"]), said["type"], int(said["exp"]))
    except (jwt.InvalidTokenError, ValueError, TypeError, AttributeError) as error:
        raise Unauthenticated(REFUSED) from error


def _secret() -> str:
    settings: Settings = current_app.config["SETTINGS"]
    return settings.secret_key
