"""Styles, scripts and pictures of the pages, each under an address with its digest, so that browsers may keep it."""

from __future__ import annotations

import hashlib
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from flask import Flask, Response, url_for

from finpulse.api.http.limits.rate_limits import limiter
from finpulse.errors import NotFound
from finpulse.web.blueprint import blueprint

FOLDER: Final = Path(__file__).parent / "static"
TYPES: Final = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
FOREVER: Final = "public, max-age=31536000, immutable"


class Asset(NamedTuple):
    """A file as it is sent: its bytes, their media type, and a digest of them."""

    body: bytes
    media_type: str
    digest: str


def register(app: Flask) -> None:
    """Let templates name an asset by `asset`."""
    app.jinja_env.globals["asset"] = asset_address


@blueprint.get("/assets/<digest>/<path:name>")
@limiter.exempt
def send_asset(digest: str, name: str) -> Response:
    """A file; an older digest gets the newest, which a browser then doesn't keep."""
    asset = _assets().get(name)
    if asset is None:
        raise NotFound("There is no such file.")
    kept = FOREVER if digest == asset.digest else "no-cache"
    return Response(asset.body, mimetype=asset.media_type, headers={"Cache-Control": kept})


@cache
def asset_address(name: str) -> str:
    """Where the browser finds the file of this name, which pages ask dozens of times. Raises KeyError for no file."""
    return url_for("web.send_asset", digest=_assets()[name].digest, name=name)


@lru_cache(maxsize=1)
def _assets() -> dict[str, Asset]:
    """All files that pages load, by their path under the folder."""
    files = (path for path in sorted(FOLDER.rglob("*")) if path.suffix in TYPES)
    return {path.relative_to(FOLDER).as_posix(): _asset(path) for path in files}


def _asset(path: Path) -> Asset:
    body = path.read_bytes()
    return Asset(body, TYPES[path.suffix], hashlib.sha256(body).hexdigest()[:12])
