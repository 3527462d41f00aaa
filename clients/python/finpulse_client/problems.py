"""Problems as exceptions: whatever the API refuses is raised, with its code and its sentences."""

from __future__ import annotations

import httpx


class ProblemError(Exception):
    """The API refused. `code` is what a program looks at, and `errors` has sentences by field of the input.

    The code is empty where the answer was no problem of this API, such as that of a proxy in between.
    """

    def __init__(self, status: int, code: str, detail: str, request_id: str, errors: dict[str, list[str]]) -> None:
        super().__init__(detail)
        self.status = status
        self.code = code
        self.detail = detail
        self.request_id = request_id
        self.errors = errors


def raise_problem(response: httpx.Response) -> None:
    """Raise ProblemError for an answer that is one; httpx calls this with each answer."""
    if response.status_code < httpx.codes.BAD_REQUEST:
        return
    response.read()
    try:
        told = response.json()
    except ValueError:
        told = {}
    told = told if isinstance(told, dict) else {}
    detail = told.get("detail") or f"The API answered {response.status_code}."
    raise ProblemError(
        response.status_code, told.get("code", ""), detail, told.get("request_id", ""), told.get("errors", {})
    )
