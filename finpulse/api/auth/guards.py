"""Guards: decorators that let a request reach a view only with a good token, and whose token it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Final, TypeVar
from uuid import UUID

from flask import g
from flask_smorest import Blueprint

from finpulse import tokens, users
from finpulse.api.auth import bearer
from finpulse.api.auth.bearer import ACCESS, REFRESH, REFUSED, Claims
from finpulse.db.reads import Read, Value
from finpulse.errors import Forbidden, Unauthenticated
from finpulse.extensions import current_reader, current_session, serve
from finpulse.problems.problem_types import ProblemType

View = TypeVar("View", bound=Callable[..., Any])

BEARER: Final = "bearer"
SECURITY_SCHEMES: Final = {BEARER: {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}}
SECURITY: Final[list[dict[str, list[str]]]] = [{BEARER: []}]
_ALIVE: Final = Read(tokens.ALIVE)


def signed_in(view: View) -> View:
    """Require a good access token."""
    return _guarded(view, ACCESS)


def refresh_token_only(view: View) -> View:
    """Require a refresh token, even one that was used before."""
    return _guarded(view, REFRESH)


def admins_only(view: View) -> View:
    """Require a good access token of an admin."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        if users.find_user(current_session(), owner_id()).role != "admin":
            raise Forbidden("This is for admins.")
        return view(*args, **kwargs)

    return signed_in(guarded)  # type: ignore[return-value]  # `wraps` keeps the view's signature, which mypy can't see.


def authenticate_request(kind: str, read: Read, **values: Value) -> list[str | None]:
    """Check the request's token, and return the other columns of a read whose first is tokens.ALIVE.

    The read is given the token's :owner_id and :family_id beside these values. The family is looked up at every
    request, so that signing out takes effect at once. Raises Unauthenticated for a token that is missing, of another
    kind, expired or revoked.
    """
    claims = bearer.request_claims()
    if claims.kind != kind:
        raise Unauthenticated(REFUSED, problem=ProblemType.INVALID_TOKEN)
    alive, *rest = current_reader().row(read, owner_id=claims.owner_id, family_id=claims.family_id, **values)
    if alive != "t":
        raise Unauthenticated("The token was revoked; sign in again.", problem=ProblemType.REVOKED_TOKEN)
    g.claims = claims
    serve(claims.owner_id)
    return rest


def owner_id() -> int:
    """The id of the user whose token the request carries."""
    return _claims().owner_id


def family_id() -> UUID:
    """The family that the request's token belongs to."""
    return _claims().family_id


def token_id() -> UUID:
    """The id of the request's token."""
    return _claims().token_id


def token_pair(user_id: int, family_id: UUID, refresh_jti: UUID) -> dict[str, Any]:
    """An access and a refresh token of a family, as TokenPair has them."""
    return {
        "access_token": bearer.sign(user_id, family_id, ACCESS, tokens.ACCESS_LIFETIME),
        "refresh_token": bearer.sign(user_id, family_id, REFRESH, tokens.REFRESH_LIFETIME, refresh_jti),
        "token_type": BEARER,
        "expires_in": int(tokens.ACCESS_LIFETIME.total_seconds()),
    }


def _guarded(view: View, kind: str) -> View:
    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        authenticate_request(kind, _ALIVE)
        return view(*args, **kwargs)

    documented: View = Blueprint.doc(security=SECURITY)(guarded)
    return documented


def _claims() -> Claims:
    claims: Claims = g.claims
    return claims
