"""Scopes: what a personal access token may do, and when one was used last."""

from __future__ import annotations

import time
from threading import Lock
from typing import Final
from uuid import UUID

import structlog
from cachetools import TTLCache
from sqlalchemy.exc import DBAPIError

from finpulse.access import personal_tokens
from finpulse.access.personal_tokens import COARSE, MOST_TOKENS
from finpulse.api.auth.bearer import Claims
from finpulse.db.sessions import owner_session
from finpulse.errors import Forbidden
from finpulse.extensions import db
from finpulse.problems.problem_types import ProblemType

log = structlog.get_logger()

# What no scope allows, and what each does.
IN_PERSON: Final = "in person"
ANY: Final = "any"
# Which scopes each need is met by: whoever may write may read, and an administrator's scope is about nothing else.
_REACHES: Final = {
    "read": {"read", "write"},
    "write": {"write"},
    "admin": {"admin"},
    IN_PERSON: frozenset[str](),
    ANY: {"read", "write", "admin"},
}


def scope_of(method: str) -> str:
    """The scope that a request of this method needs."""
    return "read" if method in ("GET", "HEAD") else "write"


def does_reach(scopes: frozenset[str], needed: str) -> bool:
    """Whether one of a token's scopes allows what needs this one."""
    return bool(scopes & _REACHES[needed])


def require_scope(scopes: frozenset[str], needed: str) -> None:
    """Raise Forbidden, which says what is needed, where none of a token's scopes reaches."""
    if does_reach(scopes, needed):
        return
    if needed == IN_PERSON:
        why = "No personal access token may do this: sign in with your password."
        raise Forbidden(why, problem=ProblemType.IN_PERSON_ONLY)
    has = ", ".join(sorted(scopes))
    why = f"This needs a token with the scope `{needed}`; this one has {has}."
    raise Forbidden(why, problem=ProblemType.MISSING_SCOPE)


class _Noted:
    """Which tokens this process has noted as used within the last minute."""

    tokens: Final[TTLCache[UUID, bool]] = TTLCache(64 * MOST_TOKENS, COARSE.total_seconds(), time.monotonic)
    lock: Final = Lock()


def note_use(claims: Claims) -> None:
    """Note that the token is used, once a minute at most; where that can't be written, the request goes on."""
    with _Noted.lock:
        if claims.token_id in _Noted.tokens:
            return
        _Noted.tokens[claims.token_id] = True
    try:
        with owner_session(db.engine, claims.owner_id) as session:
            personal_tokens.note_use(session, claims.owner_id, claims.token_id)
    except DBAPIError as error:
        log.warning("personal_token.use_not_noted", error=type(error).__name__)
