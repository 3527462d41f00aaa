"""What all tests of limits, headers and bodies share."""

from __future__ import annotations

import pytest

from tests.support.client import CHEAP_HASH


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """How many tries there are is what matters here, and not what each of them costs."""
    monkeypatch.setattr("finpulse.users.BCRYPT_COST", 4)
    monkeypatch.setattr("finpulse.users._NOBODYS_HASH", CHEAP_HASH.encode())
