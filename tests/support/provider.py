"""A provider that signs its events, by Standard Webhooks or as Uzum does, and sends them to an account's webhook."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from standardwebhooks import Webhook
from werkzeug.test import TestResponse

from tests.support.client import Client


@dataclass
class Provider:
    """Whoever knows a webhook's address and its secret; it has no account here."""

    client: Client
    url: str
    secret: str

    def send(self, data: Any, event_id: str | None = None, age: float = 0, body: bytes | None = None) -> TestResponse:
        """Send an event by Standard Webhooks, signed so many seconds ago."""
        content = body or json.dumps({"type": "transaction.created", "data": data}).encode()
        event_id, at = event_id or f"msg_{uuid.uuid4().hex}", datetime.fromtimestamp(int(time.time() - age), UTC)
        signature = Webhook(self.secret).sign(event_id, at, content.decode())
        stamp = str(int(at.timestamp()))
        return self.post(content, {"webhook-id": event_id, "webhook-timestamp": stamp, "webhook-signature": signature})

    def send_uzum(self, event: dict[str, Any], age: float = 0) -> TestResponse:
        """Send Uzum's event, signed so many seconds ago."""
        stamp = int((time.time() - age) * 1000)
        body = json.dumps({"timestamp": stamp, **event}).encode()
        signature = hmac.new(self.secret.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
        return self.post(body, {"X-Signature": signature})

    def post(self, body: bytes, headers: dict[str, str]) -> TestResponse:
        path = urlsplit(self.url).path
        return self.client.http.post(path, data=body, headers=headers, content_type="application/json")


def provider_of(client: Client, account_id: int) -> Provider:
    """The provider of a new webhook of this account."""
    made = client.post(f"/accounts/{account_id}/webhooks")
    return Provider(Client(client.http.application), made["url"], made["secret"])


def reference(number: int) -> str:
    """An id as a bank gives it: more than a number of the row."""
    return f"txn_8f3a{number:04}c91b"


def payment(number: int, amount: str = "-12.34") -> dict[str, str]:
    """A transaction as a provider tells it."""
    return {
        "id": reference(number),
        "date": "2026-11-02",
        "amount": amount,
        "description": f"Zorblatt Emporium {number}",
    }
