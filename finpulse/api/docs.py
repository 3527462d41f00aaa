"""The documentation: Swagger UI and ReDoc from our own files, and where `/` leads."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, Response, redirect
from werkzeug.wrappers import Response as AnyResponse

from finpulse.api.http.limits.rate_limits import limiter

blueprint = Blueprint("docs", __name__, static_folder="static", static_url_path="/static")
limiter.exempt(blueprint)

# Both pages set styles from their scripts, and ReDoc searches in a worker that it makes of a blob.
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; worker-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@blueprint.get("/")
def root() -> AnyResponse:
    """The address that one types leads to what there is."""
    return redirect("/docs")


@blueprint.get("/docs")
def swagger_ui() -> Response:
    """Swagger UI, to read and to try."""
    return _page("docs.html")


@blueprint.get("/redoc")
def redoc() -> Response:
    """ReDoc, to read."""
    return _page("redoc.html")


def _page(name: str) -> Response:
    response = blueprint.send_static_file(name)
    response.headers["Content-Security-Policy"] = POLICY
    return response
