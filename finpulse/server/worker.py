"""gunicorn's worker for the API: its event loop with our limits of time, and a WSGI application behind it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any, Final

import structlog
from gunicorn.asgi.protocol import ASGIProtocol
from gunicorn.workers import gasgi

from finpulse.counters.instruments import REFUSALS
from finpulse.logs import request_id_of
from finpulse.server.gateway import Gateway
from finpulse.server.listening import SharingLoop
from finpulse.server.refusals import refusal

log = structlog.get_logger()

# A new connection brings its first headers within this time; for later ones `keepalive` says how long they may take.
HEADERS_SECONDS: Final = 10
# What is closed may still take in what was written to it.
CLOSING_SECONDS: Final = 10
# A worker that ends still answers what clients have sent before they could know.
LINGER_SECONDS: Final = 1


class Connection(ASGIProtocol):  # type: ignore[misc]  # gunicorn ships no types.
    """One connection."""

    _headers_limit: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:
        """Wait for headers; where there are too many connections, the one that has waited longest is closed."""
        self.worker.make_room()
        self.worker.idle[self] = None
        super().connection_made(transport)
        self._headers_limit = self.worker.loop.call_later(HEADERS_SECONDS, self._too_slow)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        self.worker.idle.pop(self, None)
        self._cancel_headers_limit()
        super().connection_lost(exc)

    def _on_headers_complete(self) -> bool:
        self.worker.idle.pop(self, None)
        self._cancel_headers_limit()
        skips_body: bool = super()._on_headers_complete()
        return skips_body

    def _arm_keepalive_timer(self) -> None:
        self.worker.idle[self] = None
        super()._arm_keepalive_timer()

    def _is_websocket_upgrade(self, request: object) -> bool:
        """There are none; a request that asks for one is answered like any other."""
        del request
        return False

    def _send_error_response(self, status: int, message: str, extra_headers: Any = ()) -> None:
        """Refuse what is no HTTP that we take, as a problem."""
        REFUSALS.labels(status).inc()
        detail = message if status < 500 else "The server can't answer this request."
        request_id = request_id_of(None)  # What it has sent can't be trusted to name it.
        log.info("request.refused", request_id=request_id, path=None, status=status, reason=message)
        headers, body = refusal(request_id, status, detail, extra_headers)
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers)
        self._safe_write(f"HTTP/1.1 {status} {self._get_reason_phrase(status)}\r\n{lines}\r\n".encode("latin-1") + body)

    def _close_transport(self) -> None:
        """Close, but don't wait for ever until the client has taken the rest."""
        super()._close_transport()
        self.worker.loop.call_later(CLOSING_SECONDS, self.transport.abort)

    def close_idle(self) -> None:
        """Close a connection that waits for a request."""
        self._close_transport()
        if self._request_ready is not None:
            self._request_ready.set()

    def _too_slow(self) -> None:
        self._send_error_response(408, "The headers of the request came too slowly, or not at all.")
        self.close_idle()

    def _cancel_headers_limit(self) -> None:
        if self._headers_limit is not None:
            self._headers_limit.cancel()
            self._headers_limit = None


# gunicorn has no setting for the class of a connection.
gasgi.ASGIProtocol = Connection


class GatewayWorker(gasgi.ASGIWorker):  # type: ignore[misc]  # gunicorn ships no types.
    """Serves `wsgi_app` in `threads` threads."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        # Connections that wait for a request, those that have waited longest first.
        self.idle: dict[Connection, None] = {}

    @classmethod
    def check_config(cls, cfg: Any, log: Any) -> None:
        """Threads are no mistake here."""

    def _setup_event_loop(self) -> None:
        self.loop = SharingLoop()
        asyncio.set_event_loop(self.loop)

    def load_wsgi(self) -> None:
        """Load the application, and put the gateway before it."""
        self.asgi = Gateway(self.app.wsgi(), self.cfg.threads, Path(self.cfg.worker_tmp_dir))

    def make_room(self) -> None:
        """Close the connection that has waited longest for a request, where there are as many as there may be."""
        if self.nr_conns >= self.worker_connections and self.idle:
            next(iter(self.idle)).transport.abort()

    async def _shutdown(self) -> None:
        """Let nobody wait any longer, answer what has come, and close the connections that are idle."""
        for server in self.servers:
            server.close()
        self.asgi.waiting_room.close()
        self.asgi.following_room.close()
        await asyncio.sleep(LINGER_SECONDS)
        for connection in list(self.idle):
            connection.close_idle()
        await super()._shutdown()
