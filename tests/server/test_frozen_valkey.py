"""While Valkey is frozen, uploads are taken, limits still hold, and nothing is 500."""

from __future__ import annotations

import os
import signal
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import psutil
import pytest
from flask import Flask

from finpulse.config import Settings
from tests.support.api_server import ApiServer, Reply, import_rows, serving
from tests.support.client import Client

THREADS = 4


@contextmanager
def frozen(port: int) -> Iterator[None]:
    """Stop the Valkey that listens on this port of ours, and let it go on afterwards."""
    (valkey,) = (
        child
        for child in psutil.Process().children(recursive=True)
        if child.name() == "valkey-server" and any(each.laddr.port == port for each in child.net_connections())
    )
    os.kill(valkey.pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(valkey.pid, signal.SIGCONT)


@pytest.fixture
def server(app: Flask) -> Iterator[ApiServer]:
    with serving(THREADS, FINPULSE_RATE_LIMITS="on") as server:
        yield server


def test_a_frozen_valkey_costs_neither_uploads_nor_limits(
    server: ApiServer, settings: Settings, client: Client
) -> None:
    port = int(settings.redis_url.rsplit(":", 1)[1].split("/")[0])
    with frozen(port), ThreadPoolExecutor(8) as senders:
        uploads = [senders.submit(import_rows, server, client, n, wait=0) for n in range(8)]
        assert [upload.result().status for upload in uploads] == [202] * 8
        email = f"{uuid.uuid4().hex}@example.com"
        attempts = [senders.submit(_sign_in, server, email) for _ in range(20)]
        statuses = [attempt.result().status for attempt in attempts]
    assert 429 in statuses
    assert set(statuses) <= {401, 429, 503}


def _sign_in(server: ApiServer, email: str) -> Reply:
    body = f'{{"email": "{email}", "password": "correct horse battery"}}'
    return server.ask("POST", "/profile/login", body=body, Content_Type="application/json")
