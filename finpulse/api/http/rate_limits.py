"""Rate limits: how many requests a minute, and by which key they are counted."""

from __future__ import annotations

from flask import request
from flask_limiter import Limiter

from finpulse.api.auth import bearer
from finpulse.errors import Unauthenticated


def rate_limit_key() -> str:
    """The user of the request's token, or the client's address where there is no good token.

    A revoked token still counts for its user; whether it is revoked is checked later, by the view's guard.
    """
    try:
        return f"user {bearer.request_claims().owner_id}"
    except Unauthenticated:
        return client_key()


def client_key() -> str:
    """The network address that the request comes from."""
    return f"client {request.remote_addr}"


def sign_in_key() -> str:
    """The e-mail address that a sign-in names, and the client's network address."""
    body = request.get_json(silent=True)
    email = body.get("email") if isinstance(body, dict) else None
    return f"{str(email).strip().lower()[:254]} {client_key()}"


limiter = Limiter(
    rate_limit_key,
    application_limits=["600 per minute"],
    strategy="fixed-window",
    key_prefix="finpulse",
)
