"""Bearer tokens: signing one, and the claims of the one that a request carries."""

from __future__ import annotations

import hashlib
import math
import time
from datetime import timedelta
from functools import lru_cache
from typing import Any, Final, NamedTuple
from uuid import UUID, uuid4

from flask import current_app, request
from flask_jwt_extended import create_access_token, create_refresh_token, decode_token
from flask_jwt_extended.exceptions import JWTExtendedException
from jwt import InvalidTokenError

from finpulse.access.personal_tokens import KNOWN
from finpulse.credentials.personal_tokens import PREFIX, read_personal_token
from finpulse.credentials.signing_keys import KeyRing, SigningKey, key_of
from finpulse.db.reads import Reader
from finpulse.errors import Unauthenticated
from finpulse.extensions import current_reader, jwt
from finpulse.problems.problem_types import ProblemType

REFUSED: Final = "This is not a token that can be used here."
KEYS: Final = "finpulse.signing_keys"
ACCESS: Final = "access"
REFRESH: Final = "refresh"


class Claims(NamedTuple):
    """A token's claims: its owner, its family, its own id, its kind, and when it expires, in epoch seconds.

    A personal access token is a family of its own, with scopes; one of a sign-in may do whatever its user may.
    """

    owner_id: int
    family_id: UUID
    token_id: UUID
    kind: str
    expires_at: float
    scopes: frozenset[str] | None = None


def sign(owner_id: int, family_id: UUID, kind: str, lifetime: timedelta, token_id: UUID | None = None) -> str:
    """A signed token with these claims."""
    claims = {"family": str(family_id), "jti": str(token_id or uuid4()), "type": kind}
    create = create_refresh_token if kind == REFRESH else create_access_token
    names_key = {"kid": _keys()[0].kid}
    token: str = create(str(owner_id), additional_claims=claims, additional_headers=names_key, expires_delta=lifetime)
    return token


def request_claims() -> Claims:
    """The claims of the request's token, whether or not it is revoked.

    Raises Unauthenticated where there is no token, or one that is not ours or has expired.
    """
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        raise Unauthenticated("Sign in first: this takes an access token in the Authorization header.")
    token = token.strip()
    claims = personal_claims(token) if token.startswith(PREFIX) else signed_claims(token)
    if claims.expires_at <= time.time():
        way_on = "refresh it, or sign in again" if claims.scopes is None else "make another one"
        raise Unauthenticated(f"The token has expired; {way_on}.", problem=ProblemType.EXPIRED_TOKEN)
    return claims


def signed_claims(token: str) -> Claims:
    """The claims of a token that one of our keys has signed, even if it has expired. Raises Unauthenticated."""
    return _verified(token, _keys())


def unexpired_claims(token: str, kind: str) -> Claims:
    """The claims of a token of this kind that is still good, whether or not it is revoked. Raises Unauthenticated."""
    claims = signed_claims(token)
    if claims.kind != kind:
        raise Unauthenticated(REFUSED, problem=ProblemType.INVALID_TOKEN)
    if claims.expires_at <= time.time():
        raise Unauthenticated("It has expired; sign in again.", problem=ProblemType.EXPIRED_TOKEN)
    return claims


def personal_claims(token: str) -> Claims:
    """The claims of a personal access token that its owner has, or had until lately. Raises Unauthenticated."""
    shown = read_personal_token(token)
    if shown is None:
        raise Unauthenticated(REFUSED, problem=ProblemType.INVALID_TOKEN)
    return _known(current_reader(), *shown)


def digest_key() -> bytes:
    """A key for digests of what shall not be told, the same until the second rotation from now."""
    return hashlib.sha256(b"digest:" + _keys()[-1].secret.encode()).digest()


# A client sends the same token hundreds of times, and its claims don't change, so its signature is verified once.
@lru_cache(maxsize=4096)
def _verified(token: str, _keys_then: tuple[SigningKey, ...]) -> Claims:
    """The claims of a token that one of the keys has signed, even if it has expired.

    Raises Unauthenticated for any other, which is not cached.
    """
    try:
        payload = decode_token(token, allow_expired=True)
        return Claims(
            int(payload["sub"]), UUID(payload["family"]), UUID(payload["jti"]), payload["type"], int(payload["exp"])
        )
    except (InvalidTokenError, JWTExtendedException, LookupError, ValueError, TypeError, AttributeError) as error:
        raise Unauthenticated(REFUSED, problem=ProblemType.INVALID_TOKEN) from error


# What a token's hash says never changes either; that it is still there is looked up at every request.
@lru_cache(maxsize=4096)
def _known(reader: Reader, owner_id: int, token_hash: bytes) -> Claims:
    """The claims of this owner's personal token with this hash. Raises Unauthenticated where there is none."""
    [known] = reader.row(KNOWN, owner_id=owner_id, token_hash=token_hash.hex())
    if known is None:
        raise Unauthenticated(REFUSED, problem=ProblemType.INVALID_TOKEN)
    token_id, scopes, *expiry = known.split(" ")
    expires_at = float(expiry[0]) if expiry else math.inf
    return Claims(owner_id, UUID(token_id), UUID(token_id), ACCESS, expires_at, frozenset(scopes.split(",")))


@jwt.encode_key_loader
def _signing_key(_identity: str) -> str:
    """The key with which new tokens are signed."""
    return _keys()[0].secret


@jwt.decode_key_loader
def _verifying_key(header: dict[str, Any], _claims: dict[str, Any]) -> str:
    """The key that a token names. Raises LookupError where it is none of ours."""
    return key_of(_keys(), header.get("kid")).secret


def _keys() -> tuple[SigningKey, ...]:
    ring: KeyRing = current_app.extensions[KEYS]
    return ring.active()
