"""Bearer tokens: how they are signed, and whose the token of a request is."""

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
    """What a token says: whose it is, of which family, its own id, its kind, and until when, in epoch seconds."""

    owner_id: int
    family: UUID
    token_id: UUID
    kind: str
    expires: int


def sign(owner_id: int, family: UUID, kind: str, lifetime: timedelta, token_id: UUID | None = None) -> str:
    """A token that says so."""
    claims = {"family": str(family), "jti": str(token_id or uuid4())}
    made = create_access_token if kind == ACCESS else create_refresh_token
    token: str = made(str(owner_id), additional_claims=claims, expires_delta=lifetime)
    return token


def shown() -> Claims:
    """What the request's token says, be it revoked or not.

    Raises Unauthenticated where there is none, or one that is not ours or has worn out.
    """
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        raise Unauthenticated("Sign in first: this takes an access token in the Authorization header.")
    claims = _verified(token.strip(), current_app.config["JWT_SECRET_KEY"])
    if claims.expires <= time.time():
        raise Unauthenticated("The token has worn out; refresh it, or sign in again.")
    return claims


# A client shows the same token hundreds of times, and what it says doesn't change; whether it has worn out does.
@lru_cache(maxsize=4096)
def _verified(token: str, _secret: str) -> Claims:
    """The claims of a token that was signed with this secret, the app's.

    Raises Unauthenticated for any other, which is not remembered.
    """
    try:
        said = decode_token(token, allow_expired=True)
        return Claims(int(said["sub"]), UUID(said["family"]), UUID(said["jti"]), said["type"], int(said["exp"]))
    except (InvalidTokenError, JWTExtendedException, LookupError, ValueError, TypeError, AttributeError) as error:
        raise Unauthenticated(REFUSED) from error
