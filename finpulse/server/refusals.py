"""What the server refuses before the application sees it: a problem (RFC 9457) with the headers of every answer."""

from __future__ import annotations

import json
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any, Final

PROBLEM: Final = "application/problem+json"
HEADERS: Final = (
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    # Figures are of the moment, and of one user.
    ("Cache-Control", "no-store"),
)


class Refused(Exception):
    """The server itself refuses a request, with this status, a sentence for the client, and further headers."""

    def __init__(self, status: int, detail: str, *headers: tuple[str, str]) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = headers


def problem_fields(status: int, detail: str, request_id: str) -> dict[str, Any]:
    """The body of every problem; `errors` may be added to it."""
    title = HTTPStatus(status).phrase
    return {"type": "about:blank", "title": title, "status": status, "detail": detail, "request_id": request_id}


def refusal(
    request_id: str, status: int, detail: str, headers: Iterable[tuple[str, str]] = ()
) -> tuple[list[tuple[str, str]], bytes]:
    """Headers and body of a refusal, after which the connection is closed."""
    body = json.dumps(problem_fields(status, detail, request_id)).encode()
    own = [("Content-Type", PROBLEM), ("Content-Length", str(len(body))), ("X-Request-ID", request_id)]
    return [*own, *HEADERS, *headers, ("Connection", "close")], body
