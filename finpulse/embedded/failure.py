"""Why something on this machine could not start, as a sentence for whoever typed the command."""

from __future__ import annotations

from finpulse.errors import FinPulseError


class StartFailed(FinPulseError):
    """A server or the stack can't start; the text says why and what to do about it."""
