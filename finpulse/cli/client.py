"""Fin-Pulse's own HTTP API, as a client sees it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import httpx

from finpulse.config import Settings
from finpulse.db import exact_json
from finpulse.errors import FinPulseError

TIMEOUT: Final = 60


class ApiError(FinPulseError):
    """The API refused; the text is its own sentence, and `fields` are those that it speaks of.

    The status is 0 where it did not answer. `code` is that of the problem, empty where it names none.
    """

    def __init__(self, status: int, detail: str, fields: frozenset[str] = frozenset(), code: str = "") -> None:
        super().__init__(detail)
        self.status = status
        self.fields = fields
        self.code = code


class Api:
    """An API at this address, asked as one user once `sign_in` or `use_token` was called."""

    def __init__(self, url: str) -> None:
        self.url = url
        # On one machine, to compress an answer costs more than to send it, and proxies are for other hosts.
        is_near = httpx.URL(url).host in {"127.0.0.1", "::1", "localhost"}
        encoding = "identity" if is_near else "gzip"
        headers = {"Accept": "application/json", "Accept-Encoding": encoding}
        self._http = httpx.Client(base_url=url, timeout=TIMEOUT, trust_env=not is_near, headers=headers)
        self._credentials: dict[str, str] = {}
        self.access_token = ""

    def sign_in(self, email: str, password: str, **more: str) -> None:
        """Ask as this user from now on. Raises ApiError for a wrong address or password."""
        self._credentials = {"email": email, "password": password, **more}
        self._http.headers.pop("Authorization", None)
        self.use_token(self.post("/profile/login", self._credentials)["access_token"])

    def use_token(self, token: str) -> None:
        """Ask as whoever has this token from now on."""
        self.access_token = token
        self._http.headers["Authorization"] = f"Bearer {token}"

    def get(self, path: str, **query: Any) -> Any:
        """What a GET answers, its numbers exact. An access token that has expired is replaced by signing in again."""
        try:
            return self._ask("GET", path, params=_given(query))
        except ApiError as error:
            if error.status != httpx.codes.UNAUTHORIZED or not self._credentials:
                raise
            self.sign_in(**self._credentials)
            return self._ask("GET", path, params=_given(query))

    def pages(self, path: str, limit: int, **query: Any) -> Iterator[Any]:
        """The first `limit` entries of a list, page by page."""
        options: dict[str, Any] = {"params": _given({**query, "limit": min(limit, 500)})}
        left = limit
        while left > 0:
            response = self._respond("GET", path, **options)
            entries = _answer(response)[:left]
            yield from entries
            left -= len(entries)
            following = response.links.get("next", {}).get("url")
            if not following:
                return
            path, options = following, {}

    def post(self, path: str, body: dict[str, Any], **query: Any) -> Any:
        """What a POST of JSON answers."""
        return self._ask("POST", path, json=body, params=_given(query))

    def patch(self, path: str, body: dict[str, Any]) -> Any:
        """What a PATCH of JSON answers."""
        return self._ask("PATCH", path, json=body)

    def delete(self, path: str, **query: Any) -> Any:
        """What a DELETE answers; None for nothing."""
        return self._ask("DELETE", path, params=_given(query))

    def send_file(
        self, path: str, file: Path, key: str | None = None, password: str | None = None, **query: Any
    ) -> Any:
        """What a POST of a form with one file answers; the file is streamed, so its size doesn't matter.

        Under the same `key` the same file is taken once, however often it is sent within a day. `password` opens a
        PDF that needs one.
        """
        headers = {"Idempotency-Key": key} if key else {}
        with file.open("rb") as content:
            form = {"file": (file.name, content, "application/octet-stream")}
            fields = _given({"password": password})
            return self._ask("POST", path, params=_given(query), data=fields, files=form, headers=headers)

    @contextmanager
    def streamed(self, path: str, accept: str, **query: Any) -> Iterator[Iterator[bytes]]:
        """The pieces of a long answer of this media type. Raises ApiError where it is refused."""
        with (
            self._reached(),
            self._http.stream("GET", path, params=_given(query), headers={"Accept": accept}) as answer,
        ):
            if answer.is_error:
                answer.read()
                _answer(answer)
            yield answer.iter_bytes()

    def _ask(self, method: str, path: str, **options: Any) -> Any:
        """One request. Raises ApiError where it is refused, or nobody answers."""
        return _answer(self._respond(method, path, **options))

    def _respond(self, method: str, path: str, **options: Any) -> httpx.Response:
        with self._reached():
            return self._http.request(method, path, **options)

    @contextmanager
    def _reached(self) -> Iterator[None]:
        """Raise ApiError where nobody answers."""
        try:
            yield
        except httpx.TransportError as error:
            raise ApiError(0, f"Fin-Pulse does not answer at {self.url}; `make run` starts it.") from error


def local_url(settings: Settings) -> str:
    """Where the API of these settings is reached on its own machine."""
    everywhere = settings.host in {"0.0.0.0", "::"}  # noqa: S104 - compared with, not listened on
    host = "127.0.0.1" if everywhere else settings.host
    return f"http://[{host}]:{settings.port}" if ":" in host else f"http://{host}:{settings.port}"


def _answer(response: httpx.Response) -> Any:
    status, content = response.status_code, response.content
    try:
        answer = exact_json.loads(content) if content else None
    except ValueError:
        raise ApiError(status, f"The API answered {status}, and not in JSON.") from None
    if status >= httpx.codes.BAD_REQUEST:
        problem = answer if isinstance(answer, dict) else {}
        fields = frozenset(problem.get("errors", {}))
        raise ApiError(status, _detail(status, problem), fields, str(problem.get("code", "")))
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
