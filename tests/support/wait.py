"""Waiting for what another thread or process does, always with a deadline."""

from __future__ import annotations

import time
from collections.abc import Callable


def wait_until(holds: Callable[[], object], expected: str, seconds: float = 60, pause: float = 0.02) -> None:
    """Return once `holds()` is true; fail with the sentence of what was expected once the seconds are over."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, f"not within {seconds:g} s: {expected}"
        time.sleep(pause)
