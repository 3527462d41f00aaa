"""Secrets that this machine makes for itself: each is made once, and kept in a file under FINPULSE_HOME."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Final

RANDOM_BYTES: Final = 32
SIGNING_KEY: Final = "secret-key"
PREVIOUS_SIGNING_KEY: Final = "secret-key-previous"
ENCRYPTION_KEYS: Final = "encryption-keys"
METRICS_TOKEN: Final = "metrics-token"  # noqa: S105 - its name, and not the token itself.


def local_secret(home: Path, name: str) -> str:
    """A random secret that only the owner of the file may read: made at its first use, the same ever after.

    Processes that ask for it for the first time at once all get the same one.
    """
    path = secret_path(home, name)
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = path.with_name(f"{name}.{secrets.token_hex(4)}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(RANDOM_BYTES))
        _publish_first(draft, path)
    return path.read_text(encoding="ascii")


def secret_path(home: Path, name: str) -> Path:
    """The file of such a secret."""
    return home / "secrets" / name


def _publish_first(draft: Path, path: Path) -> None:
    """Give the draft its name, unless another process was first: a link never replaces a file."""
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
