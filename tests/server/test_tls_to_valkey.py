"""Valkey over TLS: rate limits, messages, workers and readiness, and nobody who can't prove who they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask

from finpulse.config import Settings
from tests.support.api_server import ApiServer, import_rows, serving
from tests.support.client import Client
from tests.support.processes import running, worker
from tests.support.tls_front import tls_front


@pytest.fixture
def encrypted(settings: Settings, tmp_path: Path) -> Iterator[str]:
    """The URL of our Valkey by TLS, and the authority that vouches for it."""
    plain = urlsplit(settings.redis_url)
    with tls_front(plain.port or 0, tmp_path) as (port, authority):
        address = f"rediss://{plain.username}:{plain.password}@127.0.0.1:{port}/0"
        yield f"{address}?ssl_cert_reqs=required&ssl_ca_certs={authority}"


def _ready(server: ApiServer) -> int:
    return server.ask("GET", "/health/ready").status


@pytest.mark.usefixtures("empty_queue")
def test_everything_works_over_tls(app: Flask, client: Client, encrypted: str) -> None:
    with (
        pytest.MonkeyPatch.context() as patch,
        serving(FINPULSE_REDIS_URL=encrypted, FINPULSE_RATE_LIMITS="on") as server,
    ):
        patch.setenv("FINPULSE_REDIS_URL", encrypted)
        with running(*worker()):
            assert _ready(server) == 200
            assert import_rows(server, client, 1, wait=30).status == 200


def test_an_unknown_authority_is_refused(app: Flask, encrypted: str) -> None:
    with serving(FINPULSE_REDIS_URL=encrypted.split("&ssl_ca_certs", maxsplit=1)[0]) as server:
        assert _ready(server) == 503
