"""Who is asking: bearer tokens, and what they open."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Final, TypeVar
from uuid import UUID

from flask import g
from flask_smorest import Blueprint
from werkzeug.exceptions import Forbidden

from finpulse import tokens, users
from finpulse.api.auth import bearer
from finpulse.api.auth.bearer import ACCESS, REFRESH, REFUSED, Claims
from finpulse.db.reads import Read
from finpulse.errors import Unauthenticated
from finpulse.extensions import current_reader, current_session

View = TypeVar("View", bound=Callable[..., Any])

BEARER: Final = "bearer"
SECURITY_SCHEMES: Final = {BEARER: {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}}
SECURITY: Final[list[dict[str, list[str]]]] = [{BEARER: []}]
_ALIVE: Final = Read(f"SELECT {tokens.ALIVE}")


def signed_in(view: View) -> View:
    """Let only those in who show a good access token."""
    return _guarded(view, ACCESS)


def refreshing(view: View) -> View:
    """Let only those in who show a refresh token, even one that was spent."""
    return _guarded(view, REFRESH)


def admins_only(view: View) -> View:
    """Let only admins in."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        if users.find_user(current_session(), owner_id()).role != "admin":
            raise Forbidden("This is for admins.")
        return view(*args, **kwargs)

    return signed_in(guarded)  # type: ignore[return-value]  # `wraps` keeps the view's signature, which mypy can't see.


def let_in(kind: str, read: Read, *values: int | str) -> list[str | None]:
    """Let those in who show a good token, and answer the rest of a read that begins with tokens.ALIVE.

    The token's family is looked up at every request, so that logging out is at once. Raises
    Unauthenticated for a token that is missing, of another kind, worn out or revoked.
    """
    claims = bearer.shown()
    if claims.kind != kind:
        raise Unauthenticated(REFUSED)
    alive, *rest = current_reader().row(read, claims.owner_id, claims.family, *values)
    if alive != "t":
        raise Unauthenticated("The token was revoked; sign in again.")
    g.claims = claims
    return rest


def owner_id() -> int:
    """The id of the user who is asking."""
    return _claims().owner_id


def family_id() -> UUID:
    """The family that the token of this request belongs to."""
    return _claims().family


def token_id() -> UUID:
    """The id of the token of this request."""
    return _claims().token_id


def pair(user_id: int, family: UUID, refresh_jti: UUID) -> dict[str, Any]:
    """An access and a refresh token of a family, as sign-in answers them."""
    return {
        "access_token": bearer.sign(user_id, family, ACCESS, tokens.ACCESS_LIFETIME),
        "refresh_token": bearer.sign(user_id, family, REFRESH, tokens.REFRESH_LIFETIME, refresh_jti),
        "token_type": BEARER,
        "expires_in": int(tokens.ACCESS_LIFETIME.total_seconds()),
    }


def _guarded(view: View, kind: str) -> View:
    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        let_in(kind, _ALIVE)
        return view(*args, **kwargs)

    documented: View = Blueprint.doc(security=SECURITY)(guarded)
    return documented


def _claims() -> Claims:
    claims: Claims = g.claims
    return claims
