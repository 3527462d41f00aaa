"""Answers that clients ask for again and again: a version in one round trip, and a body only where it is new."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Final

from flask import Flask, Response, current_app, g, request

from finpulse import __version__, tokens
from finpulse.api.auth.bearer import ACCESS
from finpulse.api.auth.guards import SECURITY, let_in
from finpulse.api.http.blueprint import Blueprint, View
from finpulse.api.http.compression import compressed, takes_gzip
from finpulse.api.http.response_cache import KeptAnswer, KeptAnswers
from finpulse.db.reads import Read
from finpulse.extensions import read_without_transaction

ETAG: Final = {
    "ETag": {"description": "Another one whenever the body is another one.", "schema": {"type": "string"}},
    "Cache-Control": {
        "description": "`private, no-cache`: keep it, and ask before each use.",
        "schema": {"type": "string"},
    },
}
IF_NONE_MATCH: Final = {
    "name": "If-None-Match",
    "in": "header",
    "schema": {"type": "string"},
    "description": "The ETag of the answer that one has; while it is the newest, the answer is 304 without a body.",
}
UNCHANGED: Final = {"304": {"description": "The client has the newest answer.", "headers": ETAG}}
# A client may keep the answer for its own user, and asks before it uses it again.
HEADERS: Final = {"Cache-Control": "private, no-cache", "Vary": "Authorization, Accept-Encoding"}
KEPT: Final = "finpulse.kept"
MOST_BYTES: Final = 16 << 20


def register(app: Flask) -> None:
    """Give the app room for the answers that it keeps."""
    app.extensions[KEPT] = KeptAnswers(MOST_BYTES)


def polled(version: str) -> Callable[[View], View]:
    """Let those in who show a good access token; tell them 304 where they have the newest answer already.

    `version` is SQL for one text, null where the view raises: $1 is the owner, from $3 on come the
    values in the address. It has to change in the very transaction that changes the answer and never
    to return to what it was, as PostgreSQL's `xmin` does, the number of the transaction that wrote a
    row. It is read before the answer is made; so an answer may be newer than its tag, which the next
    request mends, and never older.
    """
    read = Read(f"SELECT {tokens.ALIVE}, {version}")

    def decorate(view: View) -> View:
        @Blueprint.doc(security=SECURITY, responses=UNCHANGED)
        @Blueprint.parameter(IF_NONE_MATCH)
        @wraps(view)
        def answered(**address: Any) -> Any:
            [current] = let_in(ACCESS, read, *address.values())
            if current is None:
                return view(**address)
            target = f"{request.path}?{request.query_string.decode('latin-1')}"
            tag = f'W/"{g.claims.owner_id}.{current}.{zlib.crc32(target.encode()):x}.{__version__}"'
            if _is_known(tag):
                return Response(status=304, headers={"ETag": tag, **HEADERS})
            return _answer(target, tag, view, address)

        return answered  # type: ignore[return-value]  # `wraps` keeps the view's signature, which mypy can't see.

    return decorate


def _is_known(tag: str) -> bool:
    """Whether the client has the answer with this tag."""
    said = request.headers.get("If-None-Match")
    return said is not None and (said == tag or request.if_none_match.contains_raw(tag))


def _answer(target: str, tag: str, view: View, address: Mapping[str, Any]) -> Response:
    """The answer in the form that the client takes, made only if it is not kept."""
    kept: KeptAnswers = current_app.extensions[KEPT]
    key = (target, tag, takes_gzip())
    known = kept.find(key)
    if known is None:
        read_without_transaction()
        made = current_app.make_response(view(**address))
        made.headers.update({"ETag": tag, **HEADERS})
        known = KeptAnswer(compressed(made).get_data(), list(made.headers))
        kept.keep(key, known)
    return Response(known.body, headers=known.headers)
