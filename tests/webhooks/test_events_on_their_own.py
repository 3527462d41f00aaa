"""With a worker and a sweeper, an event becomes a transaction by itself."""

from __future__ import annotations

import pytest

from tests.support.client import Client
from tests.support.provider import payment, provider_of

pytestmark = pytest.mark.usefixtures("worker")


def test_events_are_imported_without_anybody_asking(client: Client) -> None:
    account = client.account()
    provider = provider_of(client, account)
    for number in (1, 2):
        assert provider.send(payment(number)).status_code == 202
    [job] = client.get("/etl/jobs", kind="webhook")
    assert client.finished(job["id"])["status"] == "completed"
    assert len(client.transactions(account_id=account)) == 2
