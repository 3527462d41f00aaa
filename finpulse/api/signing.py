"""Who is asking: bearer tokens, and what they open."""

from __future__ import annotations

from functools import wraps
from typing import Any, Final
from uuid import UUID

from flask import Flask, Response
from flask_jwt_extended import (
    create_access_token,
    create_refresh_token,
    get_jwt,
    get_jwt_identity,
    verify_jwt_in_request,
)
from werkzeug.exceptions import Forbidden

from finpulse import tokens, users
from finpulse.api.blueprint import Blueprint, View
from finpulse.api.problems import problem
from finpulse.extensions import current_session, jwt

FAMILY: Final = "family"
BEARER: Final = "bearer"
SECURITY_SCHEMES: Final = {BEARER: {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}}


def register(app: Flask) -> None:
    """Set how tokens are signed, how long they live, and what is said of those that are no good."""
    settings = app.config["SETTINGS"]
    app.config.update(
        JWT_SECRET_KEY=settings.secret_key,
        JWT_ACCESS_TOKEN_EXPIRES=tokens.ACCESS_LIFETIME,
        JWT_REFRESH_TOKEN_EXPIRES=tokens.REFRESH_LIFETIME,
    )
    jwt.init_app(app)
    jwt.token_in_blocklist_loader(_is_dead)
    jwt.unauthorized_loader(
        lambda _: _refused("Sign in first: this takes an access token in the Authorization header.")
    )
    jwt.invalid_token_loader(lambda _: _refused("This is not a token that can be used here."))
    jwt.expired_token_loader(lambda *_: _refused("The token has worn out; refresh it, or sign in again."))
    jwt.revoked_token_loader(lambda *_: _refused("The token was revoked; sign in again."))


def signed_in(view: View) -> View:
    """Let only those in who show a good access token."""
    return _guarded(view, refresh=False)


def refreshing(view: View) -> View:
    """Let only those in who show a refresh token, even one that was spent."""
    return _guarded(view, refresh=True)


def admins_only(view: View) -> View:
    """Let only admins in."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        if users.find_user(current_session(), owner_id()).role != "admin":
            raise Forbidden("This is for admins.")
        return view(*args, **kwargs)

    return signed_in(guarded)  # type: ignore[return-value]  # `wraps` keeps the view's signature, which mypy can't see.


def owner_id() -> int:
    """The id of the user who is asking."""
    return int(get_jwt_identity())


def family_id() -> UUID:
    """The family that the token of this request belongs to."""
    return UUID(get_jwt()[FAMILY])


def token_id() -> UUID:
    """The id of the token of this request."""
    return UUID(get_jwt()["jti"])


def pair(user_id: int, family: UUID, refresh_jti: UUID) -> dict[str, Any]:
    """An access and a refresh token of a family, as sign-in answers them."""
    claims = {FAMILY: str(family)}
    return {
        "access_token": create_access_token(str(user_id), additional_claims=claims),
        "refresh_token": create_refresh_token(str(user_id), additional_claims={**claims, "jti": str(refresh_jti)}),
        "token_type": BEARER,
        "expires_in": int(tokens.ACCESS_LIFETIME.total_seconds()),
    }


def _guarded(view: View, *, refresh: bool) -> View:
    @Blueprint.doc(security=[{BEARER: []}])
    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        verify_jwt_in_request(refresh=refresh)
        return view(*args, **kwargs)

    return guarded  # type: ignore[return-value]  # `wraps` keeps the view's signature, which mypy can't see.


def _is_dead(header: dict[str, Any], payload: dict[str, Any]) -> bool:
    """Whether the token's family was revoked; looked up at every request, so that logging out is at once."""
    del header
    return not tokens.is_alive(current_session(), int(payload["sub"]), UUID(payload[FAMILY]))


def _refused(detail: str) -> Response:
    return problem(401, detail)
