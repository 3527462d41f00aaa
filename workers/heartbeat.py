"""A sign of life for whoever watches a process that answers nobody: a file that is touched as long as it works."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from celery.signals import heartbeat_sent

from finpulse.config import read_settings


def give_sign_of_life() -> None:
    """Touch the file of FINPULSE_HEARTBEAT, where one is named."""
    if file := _file():
        file.touch()


@heartbeat_sent.connect
def live_as_worker(**_: Any) -> None:
    """A worker tells others every two seconds that it lives, as long as its loop comes round and it has its broker."""
    give_sign_of_life()


@cache
def _file() -> Path | None:
    return read_settings().heartbeat
