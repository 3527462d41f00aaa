"""An account into which a test imports statements, stage by stage and without a worker."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.client import Client
from tests.support.jobs import IMPORT_STAGES, Run, upload

Bring = Callable[[str], Any]


@pytest.fixture
def account(client: Client) -> int:
    return client.account()


@pytest.fixture
def bring(client: Client, run: Run, account: int, empty_queue: None) -> Bring:
    """Import a statement into the account; its job."""

    def bring_here(content: str) -> Any:
        return client.get(f"/etl/jobs/{upload(client, content, account, IMPORT_STAGES, run)}")

    return bring_here
