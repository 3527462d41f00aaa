"""What was looked at, how it is, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from finpulse.health.report import ADVICE, Check, Status


class Finding(NamedTuple):
    """A check as in the health report, with its advice; the advice of what is ok is empty."""

    name: str
    status: Status
    message: str
    advice: str = ""


def ok(name: str, message: str) -> Finding:
    """Something is as it should be."""
    return Finding(name, "ok", message)


def warning(name: str, message: str, advice: str) -> Finding:
    """Something works, and may not for long, or not as it should."""
    return Finding(name, "warning", message, advice)


def failed(name: str, message: str, advice: str) -> Finding:
    """Something doesn't work, or puts data at risk."""
    return Finding(name, "failed", message, advice)


def of_health(checks: Iterable[Check]) -> list[Finding]:
    """The checks of `/etl/health`, with their advice."""
    return [
        Finding(check.name, check.status, check.message, "" if check.status == "ok" else ADVICE[check.name])
        for check in checks
    ]
