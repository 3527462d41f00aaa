"""How gunicorn serves the API, here and in a container; it reads this file from the folder it starts in."""

import os
from typing import Any

from finpulse.process.cycles import leave_out_what_stays, look_rarely
from finpulse.process.unused_extras import import_without_extras

look_rarely()  # Before further imports: whatever they make stays.
import_without_extras("structlog", "redis", "kombu.serialization", "jwt", "flask_smorest")

import structlog

from finpulse import logs
from finpulse.config import read_settings
from finpulse.counters.counting import count_as
from finpulse.db.engine import most_connections
from finpulse.monitoring.access import metrics_token
from finpulse.pipeline.file_reading import SANDBOX
from finpulse.tracing import process as tracing
from finpulse.unknown_settings import unknown_settings

_settings = read_settings()

wsgi_app = "wsgi:app"
bind = f"[{_settings.host}]:{_settings.port}" if ":" in _settings.host else f"{_settings.host}:{_settings.port}"
# An event loop reads requests and writes answers; a thread is given complete requests alone.
worker_class = "finpulse.server.worker.GatewayWorker"
asgi_loop = "asyncio"
asgi_lifespan = "off"
worker_connections = 800
# All headers of a request together are a quarter of a megabyte at most.
limit_request_fields = 64
limit_request_field_size = 4096
workers = _settings.api_processes
threads = _settings.api_threads
# A request may wait 30 s for its job, and an upload takes as long as its line is slow.
timeout = 120
graceful_timeout = 35
keepalive = 75
# The heartbeat file would otherwise lie in /tmp, and the control socket in the user's home.
worker_tmp_dir = str(_settings.home)
control_socket_disable = True


def post_fork(server: Any, worker: Any) -> None:
    """Let all processes of the machine count together."""
    del server, worker
    count_as("api", _settings.home, most_connections(_settings))


def post_worker_init(worker: Any) -> None:
    """Trace, where that is asked for."""
    del worker
    tracing.start(_settings, "api")
    leave_out_what_stays(after_fork=True)


def worker_exit(server: Any, worker: Any) -> None:
    """Send the spans that there still are."""
    del server, worker
    tracing.stop()


def on_starting(server: Any) -> None:
    """Make the folder of the heartbeat files, and let the master log in JSON too; each worker's app does so itself.

    All workers read files in children of one server, which is started here. The metrics' token is made, or the one that
    is given is looked at. The application is loaded once, for all workers, which are forked with it: it opens no
    connection and starts no thread before its first request.
    """
    _settings.home.mkdir(parents=True, exist_ok=True)
    logs.configure(_settings.log_level)
    for sentence in unknown_settings(os.environ):
        structlog.get_logger().warning("settings.unknown", sentence=sentence)
    metrics_token(_settings)
    SANDBOX.start()
    server.app.wsgi()
    leave_out_what_stays()
