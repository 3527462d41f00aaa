"""Fin-Pulse's own HTTP API, as a client on the same machine sees it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import httpx

from finpulse.config import Settings
from finpulse.db import exact_json
from finpulse.errors import FinPulseError

TIMEOUT: Final = 60


class ApiError(FinPulseError):
    """The API refused; the text is its own sentence, and `fields` are those that it speaks of.

    The status is 0 where it did not answer.
    """

    def __init__(self, status: int, detail: str, fields: frozenset[str] = frozenset()) -> None:
        super().__init__(detail)
        self.status = status
        self.fields = fields


class Api:
    """The running API, asked as one user once `sign_in` was called."""

    def __init__(self, settings: Settings) -> None:
        everywhere = settings.host in {"0.0.0.0", "::"}  # noqa: S104 - compared with, not listened on
        host, port = "127.0.0.1" if everywhere else settings.host, settings.port
        self.url = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
        # Proxies that the environment names are for other hosts.
        # On one machine, to compress an answer costs more than to send it.
        headers = {"Accept": "application/json", "Accept-Encoding": "identity"}
        self._http = httpx.Client(base_url=self.url, timeout=TIMEOUT, trust_env=False, headers=headers)
        self._credentials: dict[str, str] = {}
        self.access_token = ""

    def sign_in(self, email: str, password: str) -> None:
        """Ask as this user from now on. Raises ApiError for a wrong address or password."""
        self._credentials = {"email": email, "password": password}
        self._http.headers.pop("Authorization", None)
        self.access_token = self.post("/profile/login", self._credentials)["access_token"]
        self._http.headers["Authorization"] = f"Bearer {self.access_token}"

    def get(self, path: str, **query: Any) -> Any:
        """What a GET answers, its numbers exact. An access token that has expired is replaced by signing in again."""
        try:
            return self._ask("GET", path, params=_given(query))
        except ApiError as error:
            if error.status != httpx.codes.UNAUTHORIZED or not self.access_token:
                raise
            self.sign_in(**self._credentials)
            return self._ask("GET", path, params=_given(query))

    def post(self, path: str, body: dict[str, Any]) -> Any:
        """What a POST of JSON answers."""
        return self._ask("POST", path, json=body)

    def patch(self, path: str, body: dict[str, Any]) -> Any:
        """What a PATCH of JSON answers."""
        return self._ask("PATCH", path, json=body)

    def send_file(self, path: str, file: Path, **query: Any) -> Any:
        """What a POST of a form with one file answers; the file is streamed, so its size doesn't matter."""
        with file.open("rb") as content:
            form = {"file": (file.name, content, "application/octet-stream")}
            return self._ask("POST", path, params=_given(query), files=form)

    def _ask(self, method: str, path: str, **options: Any) -> Any:
        """One request. Raises ApiError where it is refused, or nobody answers."""
        try:
            response = self._http.request(method, path, **options)
        except httpx.TransportError as error:
            raise ApiError(0, f"Fin-Pulse does not answer at {self.url}; `make run` starts it.") from error
        return _answer(response.status_code, response.content)


def _answer(status: int, content: bytes) -> Any:
    try:
        answer = exact_json.loads(content) if content else None
    except ValueError:
        raise ApiError(status, f"The API answered {status}, and not in JSON.") from None
    if status >= httpx.codes.BAD_REQUEST:
        problem = answer if isinstance(answer, dict) else {}
        raise ApiError(status, _detail(status, problem), frozenset(problem.get("errors", {})))
    return answer


def _detail(status: int, problem: dict[str, Any]) -> str:
    """The sentences of a problem: its own, then those about each field."""
    sentences = {field: " ".join(map(str, about)) for field, about in problem.get("errors", {}).items()}
    fields = "; ".join(f"{field}: {about}" for field, about in sentences.items())
    detail = problem.get("detail") or problem.get("title") or f"The API answered {status}."
    return " ".join(filter(None, (detail, fields)))


def _given(query: dict[str, Any]) -> dict[str, Any] | None:
    """The parameters that have a value; None without any, since an empty dict would cut off a query in the path."""
    return {name: value for name, value in query.items() if value is not None} or None
