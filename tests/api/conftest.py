"""Who else asks the API."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.support.client import Client


@pytest.fixture
def nobody(app: Flask) -> Client:
    """A client that has not signed in."""
    return Client(app)
