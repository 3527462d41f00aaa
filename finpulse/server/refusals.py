"""What the server refuses before the application sees it: a problem (RFC 9457) with the headers of every answer."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from finpulse.problems.problem_types import ProblemType, general_type

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
    """The server itself refuses a request, as this problem, with a sentence for the client, and further headers."""

    def __init__(self, problem: ProblemType, detail: str, *headers: tuple[str, str]) -> None:
        super().__init__(detail)
        self.problem = problem
        self.detail = detail
        self.headers = headers


def problem_fields(problem: ProblemType, detail: str, request_id: str, status: int | None = None) -> dict[str, Any]:
    """The body of every problem; `errors` may be added to it. The status is the type's unless another is named."""
    return {**problem.told(detail), **({"status": status} if status else {}), "request_id": request_id}


def refusal(
    request_id: str,
    status: int,
    detail: str,
    headers: Iterable[tuple[str, str]] = (),
    problem: ProblemType | None = None,
) -> tuple[list[tuple[str, str]], bytes]:
    """Headers and body of a refusal, after which the connection is closed. Without a type the status says which."""
    body = json.dumps(problem_fields(problem or general_type(status), detail, request_id, status)).encode()
    own = [("Content-Type", PROBLEM), ("Content-Length", str(len(body))), ("X-Request-ID", request_id)]
    return [*own, *HEADERS, *headers, ("Connection", "close")], body
