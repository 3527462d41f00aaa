"""Fin-Pulse's own HTTP API, as a client on the same machine sees it."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from decimal import Decimal
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from finpulse.config import Settings
from finpulse.errors import FinPulseError

TIMEOUT: Final = 60
CHUNK: Final = 1 << 16


class ApiError(FinPulseError):
    """The API refused; the text is its own sentence."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status


class Api:
    """The running API, asked as one user once `sign_in` was called."""

    def __init__(self, settings: Settings) -> None:
        everywhere = settings.host in {"0.0.0.0", "::"}  # noqa: S104 - compared with, not listened on
        self.host, self.port = "127.0.0.1" if everywhere else settings.host, settings.port
        self.url = f"http://[{self.host}]:{self.port}" if ":" in self.host else f"http://{self.host}:{self.port}"
        self._credentials: dict[str, str] = {}
        self._token = ""

    def sign_in(self, email: str, password: str) -> None:
        """Ask as this user from now on. Raises ApiError for a wrong address or password."""
        self._credentials = {"email": email, "password": password}
        self._token = self.post("/profile/login", self._credentials)["access_token"]

    def get(self, path: str, **query: Any) -> Any:
        """What a GET answers, its numbers exact. A token that has worn out on the way is renewed."""
        try:
            return self._ask("GET", _with_query(path, query))
        except ApiError as error:
            if error.status != 401 or not self._token:
                raise
            self.sign_in(**self._credentials)
            return self._ask("GET", _with_query(path, query))

    def post(self, path: str, body: dict[str, Any]) -> Any:
        """What a POST of JSON answers."""
        return self._ask("POST", path, json.dumps(body).encode(), {"Content-Type": "application/json"})

    def send_file(self, path: str, file: Path, **query: Any) -> Any:
        """What a POST of a form with one file answers; the file is streamed, so its size doesn't matter."""
        boundary = secrets.token_hex(16)
        name = file.name.replace("\\", "\\\\").replace('"', '\\"')
        head = (
            f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
            "Content-Type: application/octet-stream\r\n\r\n"
        ).encode()
        tail = f"\r\n--{boundary}--\r\n".encode()
        headers = {
            "Content-Type": f"multipart/form-data; boundary={boundary}",
            "Content-Length": str(len(head) + file.stat().st_size + len(tail)),
        }
        return self._ask("POST", _with_query(path, query), _form(head, file, tail), headers)

    def _ask(
        self,
        method: str,
        path: str,
        body: bytes | Iterable[bytes] | None = None,
        headers: dict[str, str] | None = None,
    ) -> Any:
        """One request. Proxies that the environment names are for other hosts, and HTTPConnection knows none."""
        authority = {"Authorization": f"Bearer {self._token}"} if self._token else {}
        connection = HTTPConnection(self.host, self.port, timeout=TIMEOUT)
        try:
            # A file may be refused before all of it is sent; the answer is there to be read all the same.
            with suppress(BrokenPipeError, ConnectionResetError):
                connection.request(method, path, body, {"Accept": "application/json", **authority, **(headers or {})})
            response = connection.getresponse()
            said = response.read()
        except (OSError, HTTPException) as error:
            raise ApiError(0, f"Fin-Pulse does not answer at {self.url}; `make run` starts it.") from error
        finally:
            connection.close()
        return _answer(response.status, said)


def _answer(status: int, said: bytes) -> Any:
    try:
        answer = json.loads(said, parse_float=Decimal) if said else None
    except ValueError:
        raise ApiError(status, f"The API answered {status}, and not in JSON.") from None
    if status >= 400:
        raise ApiError(status, _detail(status, answer))
    return answer


def _detail(status: int, problem: Any) -> str:
    told = problem if isinstance(problem, dict) else {}
    fields = "; ".join(f"{field}: {' '.join(map(str, said))}" for field, said in told.get("errors", {}).items())
    return " ".join(filter(None, (told.get("detail") or told.get("title") or f"The API answered {status}.", fields)))


def _with_query(path: str, query: dict[str, Any]) -> str:
    given = {name: value for name, value in query.items() if value is not None}
    return f"{path}?{urlencode(given)}" if given else path


def _form(head: bytes, file: Path, tail: bytes) -> Iterator[bytes]:
    yield head
    with file.open("rb") as content:
        while chunk := content.read(CHUNK):
            yield chunk
    yield tail
