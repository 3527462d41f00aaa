"""A bank whose API may be asked by the app and by stages that a test does itself."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask

from tests.support.fake_bank import Bank
from tests.support.web_host import WebHost, web_host


@contextmanager
def allowed_bank(app: Flask, patch: pytest.MonkeyPatch, bank: Bank) -> Iterator[WebHost]:
    """Serve the bank at a place that FINPULSE_API_ALLOWED_HOSTS names, as long as the block lasts."""
    with web_host(bank) as host:
        patch.setenv("FINPULSE_API_ALLOWED_HOSTS", host.place)
        patch.setitem(
            app.config, "SETTINGS", dataclasses.replace(app.config["SETTINGS"], api_allowed_hosts=(host.place,))
        )
        yield host
