"""What the server does about `wait`, for tests that call the application without a server."""

from __future__ import annotations

import time
from collections.abc import Iterable

from finpulse.server.answers import WSGI, Environ, StartResponse
from finpulse.server.waiting import LONGEST_PAUSE_SECONDS, WAITING, Wait


def waiting_here(app: WSGI) -> WSGI:
    """The application with a wait in the thread that calls it."""

    def serve(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        begun: list[tuple[str, list[tuple[str, str]]]] = []

        def begin(status: str, headers: list[tuple[str, str]], *_: object) -> object:
            begun.append((status, headers))
            return None

        pieces = app(environ, begin)
        body = b"".join(pieces)
        if close := getattr(pieces, "close", None):
            close()
        status, headers = begun[-1]
        waiting: Wait | None = environ.get(WAITING)
        if waiting:
            _wait(waiting)
            number, body = waiting.answer()
            status = f"{number} {'OK' if number == 200 else 'ACCEPTED'}"
            headers = [(name, value) for name, value in headers if name != "Content-Length"]
            headers.append(("Content-Length", str(len(body))))
        start_response(status, headers)
        return [body]

    return serve


def _wait(waiting: Wait) -> None:
    deadline = time.monotonic() + waiting.seconds
    while not waiting.is_over() and time.monotonic() < deadline:
        time.sleep(LONGEST_PAUSE_SECONDS / 10)
