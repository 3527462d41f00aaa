"""Guards: decorators that let a request reach a view only with a good token, and whose token it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Final, TypeVar
from uuid import UUID

from flask import g, request
from flask_smorest import Blueprint

from finpulse import tokens, users
from finpulse.api.auth import bearer
from finpulse.api.auth.bearer import ACCESS, REFRESH, REFUSED, Claims
from finpulse.api.auth.scopes import ANY, IN_PERSON, does_reach, note_use, require_scope, scope_of
from finpulse.api.auth.session_cookie import session_claims
from finpulse.db.reads import Read, Value
from finpulse.errors import Forbidden, Unauthenticated
from finpulse.extensions import current_reader, current_session, serve
from finpulse.problems.problem_types import ProblemType

View = TypeVar("View", bound=Callable[..., Any])

BEARER: Final = "bearer"
SECURITY_SCHEMES: Final = {
    BEARER: {
        "type": "http",
        "scheme": "bearer",
        "description": "The access token of a sign-in, or a personal access token (`fp_…`) whose scopes reach.",
    }
}
SECURITY: Final[list[dict[str, list[str]]]] = [{BEARER: []}]


class GuardedRead:
    """A read behind the look whether the request's token is still good, in one round trip.

    The two kinds of tokens have a read each: what one that knows both would plan for the other costs a third of it.
    """

    def __init__(self, *expressions: str) -> None:
        self._of_sign_in = Read(tokens.FAMILY_ALIVE, *expressions)
        self._of_program = Read(tokens.PERSONAL_ALIVE, *expressions)

    def by(self, claims: Claims) -> Read:
        """The read for a token with these claims."""
        return self._of_sign_in if claims.scopes is None else self._of_program


_ALIVE: Final = GuardedRead()


def signed_in(view: View) -> View:
    """Require a good access token: of a sign-in, or a personal one with the scope that the method takes."""
    return _guarded(view, ACCESS)


def signed_in_to_read(view: View) -> View:
    """Require a good access token of a sign-in, or a personal one that may read, though the method is POST."""
    return _guarded(view, ACCESS, "read")


def signed_in_in_person(view: View) -> View:
    """Require a good access token of a sign-in: what a personal one must not do, whatever its scopes."""
    return _guarded(view, ACCESS, IN_PERSON)


def signed_in_by_any(view: View) -> View:
    """Require a good access token of whatever kind, with whatever scopes."""
    return _guarded(view, ACCESS, ANY)


def refresh_token_only(view: View) -> View:
    """Require a refresh token, even one that was used before."""
    return _guarded(view, REFRESH)


def admins_only(view: View) -> View:
    """Require a good access token of an admin; of personal ones, one with that scope."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        require_admin()
        return view(*args, **kwargs)

    return _guarded(guarded, ACCESS, "admin")  # type: ignore[return-value]  # `wraps` keeps the view's signature.


def require_admin() -> None:
    """Raise Forbidden where the user whom the request serves is no admin."""
    if users.find_user(current_session(), owner_id()).role != "admin":
        raise Forbidden("This is for admins.")


def authenticate_request(kind: str, read: GuardedRead, scope: str | None = None, **values: Value) -> list[str | None]:
    """Check the request's token, and return the columns of a read.

    The read is given the token's :owner_id and :family_id beside these values. The family, or the personal token, is
    looked up at every request, so that signing out takes effect at once. A personal token needs this scope, and without
    one that of the method. Raises Unauthenticated for a token that is missing, of another kind, expired or revoked,
    Forbidden for a personal one whose scopes don't reach.
    """
    claims = bearer.request_claims()
    if claims.kind != kind:
        raise Unauthenticated(REFUSED, problem=ProblemType.INVALID_TOKEN)
    rest = _admitted(claims, read, **values)
    if claims.scopes is not None:
        require_scope(claims.scopes, scope or scope_of(request.method))
        note_use(claims)
    return rest


def admit_session() -> None:
    """Let the request of a browser in that shows a good session cookie. Raises Unauthenticated."""
    _admitted(session_claims(), _ALIVE)


def _admitted(claims: Claims, read: GuardedRead, **values: Value) -> list[str | None]:
    """The columns of a read for whoever has these claims, whom the request serves from here on."""
    key: dict[str, Value] = {"owner_id": claims.owner_id, "family_id": claims.family_id}
    alive, *rest = current_reader().row(read.by(claims), **key, **values)
    if alive != "t":
        raise Unauthenticated(
            "The token was revoked; sign in again, or take another one.", problem=ProblemType.REVOKED_TOKEN
        )
    g.claims = claims
    serve(claims.owner_id)
    return rest


def require_in_person(what: str) -> None:
    """Raise Forbidden where the request's token is a personal one, which must not change this."""
    if is_personal():
        raise Forbidden(
            f"No personal access token may change {what}: sign in with your password.",
            problem=ProblemType.IN_PERSON_ONLY,
        )


def is_personal() -> bool:
    """Whether the request's token is a personal one."""
    return _claims().scopes is not None


def reaches(scope: str) -> bool:
    """Whether the request's token may do what needs this scope; one of a sign-in may do whatever its user may."""
    scopes = _claims().scopes
    return scopes is None or does_reach(scopes, scope)


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


def _guarded(view: View, kind: str, scope: str | None = None) -> View:
    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        authenticate_request(kind, _ALIVE, scope)
        return view(*args, **kwargs)

    documented: View = Blueprint.doc(security=SECURITY)(guarded)
    return documented


def _claims() -> Claims:
    claims: Claims = g.claims
    return claims
