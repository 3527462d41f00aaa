"""How often somebody may try a password: at an address, from a client, and within a sign-in.

A stranger must not find a password, and must not keep its owner out either. So a client from which the owner has signed
in before is counted alone, and so is, a few times, any client that comes to an address that many others are trying.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Final

from flask import request
from limits import RateLimitItem, RateLimitItemPerDay, parse_many
from redis.exceptions import RedisError

from finpulse.api.auth.session_cookie import any_claims
from finpulse.api.http.limits.client_address import client_network
from finpulse.api.http.limits.rate_limits import client_key, digest, limiter
from finpulse.credentials.addresses import LONGEST, counted_form
from finpulse.errors import Unauthenticated

# Of one client at one address, whoever they are.
OWN_TRIES: Final = "10 per minute"
# Of one client at all addresses from which it has not signed in before.
TRIES_OF_A_CLIENT: Final = "30 per minute;200 per hour"
# Of all clients together that have not signed in at this address before: beyond it, the address is under attack, and
# each of them has these few tries left. Any number of attackers so leaves the owner's own, wherever the owner is.
TRIES_AT_AN_ADDRESS: Final = tuple(parse_many("10 per minute;50 per hour"))
TRIES_UNDER_ATTACK: Final = "3 per 6 hours"
TRIES_OF_A_SIGN_IN: Final = "5 per minute;20 per hour"
# For what has no body to say it in: an address would end in logs.
PASSWORD_HEADER: Final = "X-Current-Password"  # noqa: S105 - its name alone.
# The fields that are to prove who is signed in.
PROOFS: Final = frozenset({"current_password", "code"})
REMEMBERED: Final[RateLimitItem] = RateLimitItemPerDay(1, 30)


def remember_client() -> None:
    """Know this client at this address for some weeks, since it has signed in there."""
    if limiter.enabled:
        with suppress(RedisError):  # It is the next sign-in then that is remembered.
            limiter.limiter.clear(REMEMBERED, "known", _pair_key())
            limiter.limiter.hit(REMEMBERED, "known", _pair_key())


def forget_clients(address: str) -> None:
    """Forget what is counted at an address, and that this client is known there; other clients' digests expire."""
    if limiter.enabled:
        with suppress(RedisError):
            limiter.limiter.clear(REMEMBERED, "known", digest(f"{counted_form(address)} {client_network()}"))
            for limit in TRIES_AT_AN_ADDRESS:
                limiter.limiter.clear(limit, "tries", digest(counted_form(address)))


def limit_sign_ins(view: Any) -> Any:
    """Limit the tries of a view whose body names an address and a password."""
    for limit in (
        limiter.limit(TRIES_UNDER_ATTACK, key_func=_pair_key, exempt_when=_not_under_attack),
        limiter.limit(TRIES_OF_A_CLIENT, key_func=client_key, exempt_when=_is_known),
        limiter.limit(OWN_TRIES, key_func=_pair_key),
    ):
        view = limit(view)
    return view


def limit_current_password(view: Any) -> Any:
    """Limit the tries of a view that takes the password or a code again, within the sign-in of the token.

    Its owner's other sign-ins have tries of their own.
    """
    return limiter.limit(TRIES_OF_A_SIGN_IN, key_func=_family_key, exempt_when=_without_password)(view)


def _is_known() -> bool:
    return not limiter.limiter.test(REMEMBERED, "known", _pair_key())


def _not_under_attack() -> bool:
    """Count a stranger's try; whether the address has not had too many of them."""
    if _is_known():
        return True
    counted = [limiter.limiter.hit(limit, "tries", digest(_address())) for limit in TRIES_AT_AN_ADDRESS]
    return all(counted)


def _pair_key() -> str:
    return digest(f"{_address()} {client_network()}")


def _address() -> str:
    """The address that the body names, in its one form."""
    return counted_form(str(_body().get("email"))[: 2 * LONGEST])


def _family_key() -> str:
    return f"sign-in {any_claims().family_id}"


def _without_password() -> bool:
    """Whether the request tries no password; one without a good token is refused before that."""
    try:
        any_claims()
    except Unauthenticated:
        return True
    return PASSWORD_HEADER not in request.headers and PROOFS.isdisjoint(_body())


def _body() -> Mapping[str, Any]:
    if request.mimetype == "application/x-www-form-urlencoded":  # A page's form.
        return request.form
    body = request.get_json(silent=True)
    return body if isinstance(body, dict) else {}
