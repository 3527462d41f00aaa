"""A sign of life for whoever watches a process that answers nobody: a file that is touched as long as it works."""

from __future__ import annotations

from finpulse.config import Settings


def give_sign_of_life(settings: Settings) -> None:
    """Touch the file of FINPULSE_HEARTBEAT, where one is named."""
    if settings.heartbeat:
        settings.heartbeat.touch()
