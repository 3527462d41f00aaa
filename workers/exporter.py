"""Serves the metrics of a machine that has workers and no API: `python -m workers.exporter`."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterable
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import structlog

from finpulse.config import Settings, read_settings
from finpulse.errors import Unauthenticated
from finpulse.logs import configure
from finpulse.monitoring.access import metrics_token, require_token
from finpulse.monitoring.page import CONTENT_TYPE, MetricsPage

log = structlog.get_logger()


class ThreadedServer(ThreadingMixIn, WSGIServer):
    """A thread a connection: whoever is slow keeps nobody else waiting."""

    daemon_threads = True


class QuietHandler(WSGIRequestHandler):
    """Gives a client ten seconds, and says nothing of each."""

    timeout = 10

    def log_message(self, *_: Any) -> None:
        """Prometheus asks four times a minute."""


class Exporter:
    """A WSGI application with one page, for whoever has the token."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._page = MetricsPage(settings, shared=False)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer any GET with the page."""
        try:
            require_token(self._settings, environ.get("HTTP_AUTHORIZATION", ""))
        except Unauthenticated as refused:
            headers = [("Content-Type", "text/plain; charset=utf-8"), ("WWW-Authenticate", "Bearer")]
            start_response("401 Unauthorized", headers)
            return [f"{refused}\n".encode()]
        body = self._page.text()
        start_response("200 OK", [("Content-Type", CONTENT_TYPE), ("Content-Length", str(len(body)))])
        return [body]


def main() -> None:
    """Serve until SIGTERM or SIGINT."""
    settings = read_settings()
    configure(settings.log_level)
    metrics_token(settings)
    server = make_server(settings.host, settings.metrics_port, Exporter(settings), ThreadedServer, QuietHandler)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: threading.Thread(target=server.shutdown).start())
    log.info("exporter.serves", host=settings.host, port=settings.metrics_port)
    server.serve_forever()


if __name__ == "__main__":
    main()
