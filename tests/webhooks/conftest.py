"""An endpoint that is told of a user's jobs, and the sending of what is due to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from finpulse.config import Settings
from finpulse.deliveries.send import claim_endpoint, deliver
from finpulse.outbound.destinations import AllowedHosts
from finpulse.sealing.keys import sealer
from tests.support.client import Client
from tests.support.web_host import Asked, Reply, web_host
from tests.support.webhook_endpoint import Endpoint


@pytest.fixture
def endpoint(client: Client, app: Flask, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Endpoint]:
    def answer(_: Asked) -> Reply:
        made.answering()
        return Reply(made.status, b"thanks")

    with web_host(answer) as host:
        monkeypatch.setitem(app.config, "SETTINGS", replace(settings, api_allowed_hosts=(host.place,)))
        made = Endpoint(host)
        body = client.post("/webhook-endpoints", {"url": host.url("/hook")})
        made.id, made.secret = body["id"], body["secret"]
        yield made


@pytest.fixture
def send(sweeper_session: Session, settings: Settings, endpoint: Endpoint) -> Callable[[], None]:
    """Send whatever is due, as the sender does."""

    def send_here() -> None:
        while claimed := claim_endpoint(sweeper_session):
            deliver(sweeper_session, claimed, AllowedHosts((endpoint.host.place,)), sealer(settings))

    return send_here
