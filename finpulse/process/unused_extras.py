"""What libraries load only because it happens to be installed, and what no program of ours uses."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Final

# Coloured tracebacks of structlog and Celery, YAML for messages and OpenAPI, other ciphers of PyJWT and Redis: only
# the tools of development install these. The Redis client's metrics come with what traces need.
UNUSED: Final = ("rich", "pygments", "yaml", "cryptography", "opentelemetry.sdk.metrics")


def import_without_extras(*libraries: str) -> None:
    """Import libraries as if nothing of that was installed, so that a program starts alike wherever it is.

    It takes a tenth of the start of a worker. Whoever wants one of them later finds it.
    """
    hidden = [name for name in UNUSED if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]  # So Python is told that there is no such module.
    try:
        for library in libraries:
            import_module(library)
    finally:
        for name in hidden:
            del sys.modules[name]
