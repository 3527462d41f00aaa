"""Bearer tokens: signing one, and the claims of the one that a request carries."""

from __future__ import annotations

import hashlib
import time
from datetime import timedelta
from functools import lru_cache
from typing import Any, Final, NamedTuple
from uuid import UUID, uuid4

import jwt
from flask import current_app, request
from jwt.types import Options

from finpulse.credentials.signing_keys import KeyRing, SigningKey, candidates
from finpulse.errors import Unauthenticated

REFUSED: Final = "This is not a token that can be used here."
KEYS: Final = "finpulse.signing_keys"
ALGORITHM: Final = "HS256"
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
    now, key = int(time.time()), _keys()[0]
    claims = {"sub": str(owner_id), "family": str(family_id), "jti": str(token_id or uuid4()), "type": kind}
    moments = {"iat": now, "exp": now + int(lifetime.total_seconds())}
    return jwt.encode({**claims, **moments}, key.secret, ALGORITHM, headers={"kid": key.kid})


def request_claims() -> Claims:
    """The claims of the request's token, whether or not it is revoked.

    Raises Unauthenticated where there is no token, or one that is not ours or has expired.
    """
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        raise Unauthenticated("Sign in first: this takes an access token in the Authorization header.")
    claims = _verified(token.strip(), _keys())
    if claims.expires_at <= time.time():
        raise Unauthenticated("The token has expired; refresh it, or sign in again.")
    return claims


def digest_key() -> bytes:
    """A key for digests of what shall not be told, the same until the second rotation from now."""
    return hashlib.sha256(b"digest:" + _keys()[-1].secret.encode()).digest()


# A client sends the same token hundreds of times, and its claims don't change, so its signature is verified once.
@lru_cache(maxsize=4096)
def _verified(token: str, keys: tuple[SigningKey, ...]) -> Claims:
    """The claims of a token that one of the keys has signed, even if it has expired.

    Raises Unauthenticated for any other, which is not cached.
    """
    try:
        payload = _payload(token, keys)
        return Claims(
            int(payload["sub"]), UUID(payload["family"]), UUID(payload["jti"]), payload["type"], int(payload["exp"])
        )
    except (jwt.InvalidTokenError, LookupError, ValueError, TypeError, AttributeError) as error:
        raise Unauthenticated(REFUSED) from error


def _payload(token: str, keys: tuple[SigningKey, ...]) -> dict[str, Any]:
    """What a good token says. Raises InvalidTokenError where none of the keys has signed it."""
    # Moments are compared where a token is used, and a clock that runs behind another's refuses no fresh token.
    options: Options = {"verify_exp": False, "verify_iat": False, "verify_nbf": False}
    for key in candidates(keys, jwt.get_unverified_header(token).get("kid")):
        try:
            return jwt.decode(token, key.secret, algorithms=[ALGORITHM], options=options)
        except jwt.InvalidSignatureError:
            continue  # A token without a `kid` may be another key's.
    raise jwt.InvalidSignatureError("No key of ours has signed it.")


def _keys() -> tuple[SigningKey, ...]:
    ring: KeyRing = current_app.extensions[KEYS]
    return ring.active()
