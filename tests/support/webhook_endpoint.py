"""An endpoint of a user's that a test plays: what it is told, and what is said of the deliveries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from standardwebhooks import Webhook

from tests.support.client import Client
from tests.support.web_host import WebHost

GOOD = "Date,Amount,Description\n2026-03-01,-3.20,Zorblatt Emporium\n2026-03-02,-4.10,Bread\n"
UNSIGNED = "Date,Amount,Description\n2026-03-05,1.00,Bread\n2026-04-02,2.00,Milk\n"


@dataclass
class Endpoint:
    """An endpoint of a user's, at a host of the test's own that answers as it is told to."""

    host: WebHost
    status: int = 204
    id: int = 0
    secret: str = ""
    answering: Callable[[], object] = lambda: None

    def events(self) -> list[Any]:
        """What was sent, each verified by its signature."""
        verified = Webhook(self.secret)
        return [verified.verify(asked.body, asked.headers) for asked in self.host.asked]


def deliveries(client: Client, endpoint: Endpoint) -> list[Any]:
    found: list[Any] = client.get(f"/webhook-endpoints/{endpoint.id}/deliveries")
    return found
