"""Tracing of a process: begun where a setting names a collector, and ended with what there still is to send."""

from __future__ import annotations

import sys
from typing import Final

from finpulse.config import Settings

# What sends spans takes 200 ms and 13 MB to load, so a process that needs none doesn't load it.
_SENDER: Final = "finpulse.tracing.otlp"


def start(settings: Settings, part: str) -> None:
    """Trace this process, which is `api`, `worker` or `sweeper`, where the settings name a collector.

    A process that was forked starts for itself, since the thread that sends is not forked with it.
    """
    if settings.traces.endpoint:
        from finpulse.tracing import otlp  # noqa: PLC0415 - as the comment says.

        otlp.start(part, *settings.traces)


def stop() -> None:
    """Send what there is, for two seconds at most, and trace no more."""
    if _SENDER in sys.modules:
        sys.modules[_SENDER].stop()
