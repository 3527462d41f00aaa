"""Conditional requests: one round trip for a response's version, and the response only where that is new."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Final

from flask import Flask, Response, current_app, g, request

from finpulse import __version__
from finpulse.api.auth.bearer import ACCESS
from finpulse.api.auth.guards import SECURITY, GuardedRead, authenticate_request
from finpulse.api.http.blueprint import Blueprint, View, take_query
from finpulse.api.http.compression import compressed, takes_gzip
from finpulse.api.http.money_form import money_as_text
from finpulse.api.http.response_cache import CachedResponse, ResponseCache
from finpulse.db.server_runs import RUN, begin_run
from finpulse.extensions import db

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
    "description": "The ETag of the response that you have; while it is the newest, the answer is 304 without a body.",
}
UNCHANGED: Final = {"304": {"description": "The client has the newest answer.", "headers": ETAG}}
# A client may cache the response for its own user, and asks before it uses it again.
HEADERS: Final = {"Cache-Control": "private, no-cache", "Vary": "Authorization, Accept, Accept-Encoding"}
CACHE: Final = "finpulse.response_cache"
# Some thousand dashboards, in each process of the API.
CACHE_BYTES: Final = 6 << 20


def register(app: Flask) -> None:
    """Give the app its cache of responses."""
    app.extensions[CACHE] = ResponseCache(CACHE_BYTES)


def conditional(version: str) -> Callable[[View], View]:
    """Require a good access token, and answer 304 where the client has the newest response already.

    `version` is an SQL expression for finpulse.db.reads, a text that is null where the view raises; it may name
    :owner_id and the values in the address. It has to change in the very transaction that changes the response and
    never to return to what it was, as PostgreSQL's `xmin` does, the number of the transaction that wrote a row, within
    one run of the server, whose token comes with it (finpulse.db.server_runs). It is read before the response is made:
    so a response may be newer than its ETag, which the next request mends, and never older, but for a crash in between,
    after which the ETag means nothing.
    """
    read = GuardedRead(RUN, version)

    def decorate(view: View) -> View:
        @Blueprint.doc(security=SECURITY, responses=UNCHANGED)
        @Blueprint.parameter(IF_NONE_MATCH)
        @wraps(view)
        def answered(**address: Any) -> Any:
            run, current = authenticate_request(ACCESS, read, **address)
            if current is None:
                return view(**address)
            if run is None:
                begin_run(db.engine)
                run, current = authenticate_request(ACCESS, read, **address)
            target = f"{request.path}?{request.query_string.decode('latin-1')}"
            form = ".text" if money_as_text() else ""
            tag = f'W/"{g.claims.owner_id}.{run}.{current}.{zlib.crc32(target.encode()):x}.{__version__}{form}"'
            if _client_has(tag):
                take_query()
                return Response(status=304, headers={"ETag": tag, **HEADERS})
            return _response(target, tag, view, address)

        return answered  # type: ignore[return-value]  # `wraps` keeps the view's signature, which mypy can't see.

    return decorate


def _client_has(tag: str) -> bool:
    """Whether the client has the response with this ETag."""
    header = request.headers.get("If-None-Match")
    return header is not None and (header == tag or request.if_none_match.contains_raw(tag))


def _response(target: str, tag: str, view: View, address: Mapping[str, Any]) -> Response:
    """The response in the form that the client takes, from the cache or from the view."""
    cache: ResponseCache = current_app.extensions[CACHE]
    # An older version of the same response is never asked for again, so that the newest takes its place.
    key = (g.claims.owner_id, target, takes_gzip())
    cached = cache.find(key, tag)
    if cached is not None:
        take_query()
    else:
        response = current_app.make_response(view(**address))
        response.headers.update({"ETag": tag, **HEADERS})
        cached = CachedResponse(tag, compressed(response).get_data(), list(response.headers))
        cache.add(key, cached)
    return Response(cached.body, headers=cached.headers)
