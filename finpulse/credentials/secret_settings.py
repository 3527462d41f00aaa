"""Secrets among the settings: given by value or, better, by a file's name, and refused where everybody knows them."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from finpulse.errors import SettingError

LONGEST: Final = 1 << 16
# What .env.example has told people to replace. It was public, so whoever kept it has no secret.
PLACEHOLDER: Final = "change-me"


def read_secret(given: Mapping[str, str], name: str) -> str:
    """A secret by its variable, or out of the file that the variable with `_FILE` names; empty without either.

    Raises SettingError where both are given, the file can't be read, or the secret is one of the examples.
    """
    value, path = given.get(name, ""), given.get(f"{name}_FILE", "")
    if value and path:
        raise SettingError(name, "given beside its file", f"a value here or a file in {name}_FILE, and not both")
    return read_secret_file(f"{name}_FILE", Path(path)) if path else _checked(name, value)


def read_secret_file(name: str, path: Path) -> str:
    """A secret's file without blanks around it. Raises SettingError with the variable's name where there is none."""
    try:
        with path.open(encoding="utf-8") as file:
            secret = file.read(LONGEST).strip()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is no text"
        raise SettingError(name, str(path), f"a file that can be read ({why})") from None
    if not secret:
        raise SettingError(name, str(path), "a file with a secret in it, and this one is empty")
    return _checked(name, secret)


def write_secret(path: Path, secret: str, mode: int = 0o600) -> None:
    """Write a secret's file for its owner alone, or for whom the mode says; whoever looks finds the old or the new."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(secret)
        file.flush()
        os.fsync(file.fileno())
    draft.chmod(mode)
    draft.replace(path)


def _checked(name: str, secret: str) -> str:
    if PLACEHOLDER in secret:
        raise SettingError(name, "the example's", "a secret of your own, which the example only stands for")
    return secret
