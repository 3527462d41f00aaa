"""Bearer tokens: signing one, and the claims of the one that a request carries."""

from __future__ import annotations

import time
from datetime import timedelta
from functools import lru_cache
from typing import Final, NamedTuple
from uuid import UUID, uuid4

from flask import current_app, request
from flask_jwt_extended import create_access_token, create_refresh_token, decode_token
from flask_jwt_extended.exceptions import JWTExtendedException
from jwt import InvalidTokenError

from finpulse.errors import Unauthenticated

REFUSED: Final = "This is not a token that can be used here."
ACCESS: Final = "access"
REFRESH: Final = "refresh"


class Claims(NamedTuple):
    """A token's claims: its owner, its family, its own id, its kind, and when it expires, in epoch seconds."""

    owner_id: int
    family_id: UUID
    token_id: UUID
    kind: str
    expires_at: int


def sign(owner_id: int, family_id: UUID, kind: str, lifetime: timedelta, token_id: UUID | None = None) -> str:
    """A signed token with these claims."""
    claims = {"family": str(family_id), "jti": str(token_id or uuid4())}
    create = create_access_token if kind == ACCESS else create_refresh_token
    token: str = create(str(owner_id), additional_claims=claims, expires_delta=lifetime)
    return token


def request_claims() -> Claims:
    """The claims of the request's token, whether or not it is revoked.

    Raises Unauthenticated where there is no token, or one that is not ours or has expired.
    """
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        raise Unauthenticated("Sign in first: this takes an access token in the Authorization header.")
    claims = _verified(token.strip(), current_app.config["JWT_SECRET_KEY"])
    if claims.expires_at <= time.time():
        raise Unauthenticated("The token has expired; refresh it, or sign in again.")
    return claims


# A client sends the same token hundreds of times, and its claims don't change, so its signature is verified once.
@lru_cache(maxsize=4096)
def _verified(token: str, _secret: str) -> Claims:
    """The claims of a token that was signed with the app's secret, even if it has expired.

    Raises Unauthenticated for any other, which is not cached.
    """
    try:
        payload = decode_token(token, allow_expired=True)
        return Claims(
            int(payload["sub"]), UUID(payload["family"]), UUID(payload["jti"]), payload["type"], int(payload["exp"])
        )
    except (InvalidTokenError, JWTExtendedException, LookupError, ValueError, TypeError, AttributeError) as error:
        raise Unauthenticated(REFUSED) from error
