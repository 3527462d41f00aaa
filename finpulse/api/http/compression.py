"""Compression: what is long goes out as gzip to whoever takes it, and what is streamed stays so."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator
from typing import Final

from flask import Flask, Response, request

from finpulse.server.waiting import WAITING

# Below this, headers and handling cost more than the bytes that are saved.
LEAST_BYTES: Final = 1024
# The next levels take twice the time for another 5 %.
LEVEL: Final = 4
TYPES: Final = frozenset(
    {
        "application/json",
        "application/problem+json",
        "text/csv",
        "text/html",
        "text/css",
        "text/javascript",
        "image/svg+xml",
    }
)
GZIP: Final = "gzip"
# zlib writes gzip's header and trailer with this window.
GZIP_WINDOW: Final = 16 + zlib.MAX_WBITS


def register(app: Flask) -> None:
    """Compress the answers of this app."""
    app.after_request(compressed)


def takes_gzip() -> bool:
    """Whether the client wants gzip at all, and at least as much as the bytes as they are."""
    accepted = request.headers.get("Accept-Encoding", "").lower()
    if GZIP not in accepted:  # Spares most programs' requests the parsing.
        return False
    return request.accept_encodings.best_match([GZIP, "identity"]) == GZIP


def compressed(response: Response) -> Response:
    """The answer, compressed if that is worth it and was not done before."""
    if not _is_worth_it(response):
        return response
    response.vary.add("Accept-Encoding")
    if takes_gzip():
        response.headers["Content-Encoding"] = GZIP
        if response.is_streamed:
            response.response = _pieces(response.iter_encoded())
        else:
            response.set_data(gzip.compress(response.get_data(), LEVEL, mtime=0))
    return response


def _is_worth_it(response: Response) -> bool:
    length = response.content_length
    return (
        (length is None or length >= LEAST_BYTES)
        and response.mimetype in TYPES
        and not response.direct_passthrough
        and "Content-Encoding" not in response.headers
        and WAITING not in request.environ  # Another body may take this one's place, and is not compressed here.
    )


def _pieces(plain: Iterable[bytes]) -> Iterator[bytes]:
    """Each piece goes out as soon as it is there."""
    packer = zlib.compressobj(LEVEL, wbits=GZIP_WINDOW)
    for piece in plain:
        yield packer.compress(piece) + packer.flush(zlib.Z_SYNC_FLUSH)
    yield packer.flush()
