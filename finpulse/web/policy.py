"""What a browser may do with a page: load nothing but what we serve, run nothing that stands in the page itself."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from flask import Flask, Response

from finpulse.web import csrf

POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HTML: Final = "text/html"
BODILESS: Final = frozenset({HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED})
VARY: Final = "Accept, Cookie, HX-Request"


def register(app: Flask) -> None:
    """Say so with every page that has no policy of its own; what is no page gets that of all answers."""
    app.after_request(_tell)


def _tell(response: Response) -> Response:
    # Flask calls an answer without a body HTML too, which is mostly the API's.
    if (
        response.status_code not in BODILESS
        and response.mimetype == HTML
        and "Content-Security-Policy" not in response.headers
    ):
        response.headers["Content-Security-Policy"] = POLICY
        # A form's address is of no interest to other hosts; to ourselves it says which page sent it.
        response.headers["Referrer-Policy"] = "same-origin"
        response.vary.update(VARY.split(", "))
        csrf.keep_cookie(response)
    return response
