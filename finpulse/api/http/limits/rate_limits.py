"""Rate limits: how many requests a minute, and by which key they are counted.

Keys are digests, so that neither the log nor Redis holds anybody's e-mail or network address.
"""

from __future__ import annotations

import hashlib

from flask import current_app
from flask_limiter import Limiter

from finpulse.api.auth import bearer
from finpulse.api.auth.session_cookie import any_claims
from finpulse.api.http.limits.client_address import client_network
from finpulse.config import Settings
from finpulse.errors import Unauthenticated


def rate_limit_key() -> str:
    """The user of the request's token or cookie, or the client's address where there is no good one.

    A revoked token still counts for its user; whether it is revoked is checked later, by the view's guard.
    """
    try:
        return f"user {any_claims().owner_id}"
    except Unauthenticated:
        return client_key()


def client_key() -> str:
    """The network address that the request comes from."""
    return f"client {digest(client_network())}"


def digest(text: str) -> str:
    """What stands for a text in a key. Without our secret nobody can find the text by trying all there are."""
    return hashlib.blake2b(text.encode(errors="replace"), digest_size=16, key=bearer.digest_key()).hexdigest()


limiter = Limiter(
    rate_limit_key,
    application_limits=["600 per minute"],
    strategy="fixed-window",
    key_prefix="finpulse",
)


@limiter.request_filter
def _counts_nothing() -> bool:
    """Whether this app is not to count. The limiter is one for all apps of a process, each with its own settings."""
    settings: Settings = current_app.config["SETTINGS"]
    return not settings.rate_limits
