"""Users: registering, signing in, and what their profile says."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, Final

from flask import Response

from finpulse import idempotency, tokens, users
from finpulse.access import personal_tokens, second_factor
from finpulse.api.auth.guards import (
    family_id,
    is_personal,
    owner_id,
    refresh_token_only,
    require_in_person,
    signed_in,
    signed_in_by_any,
    token_id,
    token_pair,
)
from finpulse.api.http.blueprint import Blueprint
from finpulse.api.http.idempotent import PARAMETER, given_key
from finpulse.api.http.limits.rate_limits import client_key, limiter
from finpulse.api.http.limits.sign_in_limits import limit_current_password, limit_sign_ins, remember_client
from finpulse.api.http.problems import problem
from finpulse.api.schemas.users import Credentials, Profile, ProfileChanges, Registered, SignIn, TokenPair
from finpulse.errors import Unauthenticated
from finpulse.extensions import current_sealer, current_session, serve
from finpulse.models import User
from finpulse.problems.problem_types import ProblemType

blueprint = Blueprint("profile", __name__, url_prefix="/profile", description="Who is asking.")


# A user who registers has no keys yet; under this digest theirs is kept. Sign-in and refresh take no
# key: their answers are secrets, which are never kept.
REGISTERED: Final = "registered"


@blueprint.route("/register", methods=["POST"])
@limiter.limit("20 per minute", key_func=client_key)
@blueprint.parameter(PARAMETER)
@blueprint.arguments(Credentials)
@blueprint.response(201, Registered)
@blueprint.alt_response(409, response="CONFLICT")
def register_user(credentials: dict[str, str]) -> User:
    """Register."""
    key = given_key()
    user = _registered_before(key, **credentials)
    if user is None:
        user = users.create_user(current_session(), credentials["email"], credentials["password"])
        serve(user.id)
        if key is not None:
            idempotency.mark(current_session(), user.id, key, REGISTERED)
    return user


@blueprint.route("/login", methods=["POST"])
@limit_sign_ins
@blueprint.arguments(SignIn)
@blueprint.response(200, TokenPair)
@blueprint.alt_response(401, response="UNAUTHORIZED")
@blueprint.alt_response(403, response="FORBIDDEN")
def sign_in(credentials: dict[str, Any]) -> dict[str, Any]:
    """Sign in; with a second factor, by its code too."""
    user = users.authenticate(current_session(), credentials["email"], credentials["password"])
    serve(user.id)
    second_factor.require_code(current_session(), user.id, current_sealer(), credentials["code"])
    remember_client()
    family = tokens.open_family(current_session(), user.id)
    return token_pair(user.id, family.id, family.refresh_jti)


@blueprint.route("/refresh", methods=["POST"])
@refresh_token_only
@blueprint.response(200, TokenPair)
@blueprint.alt_response(401, response="UNAUTHORIZED")
def refresh_tokens() -> dict[str, Any] | Response:
    """Get the next pair of tokens.

    Each refresh token works once, and the one before the newest once more within 30 s, since two may be sent at once;
    when one comes again after that, all tokens of its sign-in are revoked.
    """
    fresh = tokens.rotate(current_session(), owner_id(), family_id(), token_id())
    if fresh is None:
        return problem(
            ProblemType.REUSED_REFRESH_TOKEN,
            "This refresh token was used before, so all of its sign-in are revoked; sign in again.",
        )
    return token_pair(owner_id(), family_id(), fresh)


@blueprint.route("/logout", methods=["POST"])
@signed_in_by_any
@blueprint.response(204)
def sign_out() -> None:
    """Sign out: both tokens are dead at once, or the personal one that the request carries."""
    if is_personal():
        personal_tokens.delete_token(current_session(), owner_id(), token_id())
    else:
        tokens.revoke(current_session(), owner_id(), family_id())


@blueprint.route("", methods=["GET"])
@signed_in
@blueprint.response(200, Profile)
def show_profile() -> dict[str, Any]:
    """Read one's profile."""
    return _shown(users.find_user(current_session(), owner_id()))


@blueprint.route("", methods=["PATCH"])
@limit_current_password
@signed_in
@blueprint.arguments(ProfileChanges)
@blueprint.response(200, Profile)
@blueprint.alt_response(409, response="CONFLICT")
def update_profile(changes: dict[str, Any]) -> dict[str, Any]:
    """Change one's profile; a new password or address ends all other sign-ins."""
    session, user = current_session(), users.find_user(current_session(), owner_id())
    if "current_password" in changes:
        require_in_person("the password or the address")
        users.check_password(user, changes.pop("current_password"))
        if "email" in changes:
            users.change_address(session, user, changes.pop("email"))
        if "password" in changes:
            users.set_password(session, user, changes.pop("password"))
        tokens.revoke_others(session, user.id, family_id())
    return _shown(users.update_profile(session, user, changes))


def _shown(user: User) -> dict[str, Any]:
    """A user as Profile tells them."""
    kept = (name for name in Profile().fields if hasattr(user, name))
    return {name: getattr(user, name) for name in kept} | {
        "second_factor": second_factor.is_on(current_session(), user.id)
    }


def _registered_before(key: str | None, email: str, password: str) -> User | None:
    """The user whom a request with this key and body has made already; the request serves that user then."""
    user = users.find_by_email(current_session(), email) if key else None
    if user is None:
        return None
    serve(user.id)
    with suppress(Unauthenticated):
        if idempotency.is_marked(current_session(), user.id, str(key), REGISTERED):
            return users.authenticate(current_session(), email, password)
    serve(None)
    return None
