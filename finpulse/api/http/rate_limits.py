"""Rate limits: how many requests a minute, and whose requests are counted together."""

from __future__ import annotations

from flask import request
from flask_limiter import Limiter

from finpulse.api.auth import bearer
from finpulse.errors import Unauthenticated


def rate_limit_key() -> str:
    """Whose requests are counted together: the user's, or the client's where nobody has signed in.

    A token that is revoked still counts for its user; whether it is good is for the view to say.
    """
    try:
        return f"user {bearer.shown().owner_id}"
    except Unauthenticated:
        return client_key()


def client_key() -> str:
    """The address that a request comes from."""
    return f"client {request.remote_addr}"


def sign_in_key() -> str:
    """Sign-ins are counted by the address that they name and the client that they come from."""
    body = request.get_json(silent=True)
    address = body.get("email") if isinstance(body, dict) else None
    return f"{str(address).strip().lower()[:254]} {client_key()}"


limiter = Limiter(
    rate_limit_key,
    application_limits=["600 per minute"],
    strategy="fixed-window",
    key_prefix="finpulse",
    # Where Redis is away, each process counts for itself.
    in_memory_fallback_enabled=True,
)
