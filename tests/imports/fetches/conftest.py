"""Banks that tests of fetching ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.models import LIVE
from tests.support.bank_host import allowed_bank
from tests.support.client import Client
from tests.support.fake_bank import Bank
from tests.support.web_host import WebHost

Serve = Callable[[Bank], WebHost]


@pytest.fixture
def serve(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[Serve]:
    """Serve a bank until the test ends."""
    with ExitStack() as banks:
        yield lambda bank: banks.enter_context(allowed_bank(app, monkeypatch, bank))


@pytest.fixture(autouse=True)
def nothing_is_left_to_fetch(client: Client, other: Client, session: Session) -> Iterator[None]:
    """No worker of another test is to ask hosts that there aren't, and nothing is due any more."""
    yield
    owners = {"owners": [client.user_id, other.user_id]}
    session.execute(text("DELETE FROM fetches WHERE owner_id = ANY (:owners)"), owners)
    session.execute(text(f"UPDATE jobs SET status = 'cancelled' WHERE owner_id = ANY (:owners) AND {LIVE}"), owners)
    session.commit()
