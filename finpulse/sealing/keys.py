"""The keys that secrets are sealed with: those of the settings, else one that this machine has made for itself."""

from __future__ import annotations

import re
import secrets
from functools import lru_cache
from pathlib import Path

from finpulse.config import Settings
from finpulse.credentials.secret_settings import read_secret_file, write_secret
from finpulse.credentials.signing_keys import check_key
from finpulse.errors import SettingError
from finpulse.local_secrets import ENCRYPTION_KEYS, local_secret, secret_path
from finpulse.sealing.sealer import Sealer


def sealer(settings: Settings) -> Sealer:
    """What seals and opens by the keys as they are now: a file of them may change while we run.

    Raises SettingError where they can't be read, or one of them is too easy to guess.
    """
    return _sealer(settings.encryption_keys.setting, _text(settings))


def add_key(settings: Settings) -> None:
    """Write a new key before those that there are, which go on to open what they have sealed.

    Raises SettingError where the keys are given by value.
    """
    source = settings.encryption_keys
    if source.value:
        raise SettingError(source.setting, "given by value", f"none: name a file by {source.setting}_FILE instead")
    path = source.path or secret_path(settings.home, ENCRYPTION_KEYS)
    write_secret(path, "\n".join([secrets.token_urlsafe(48), *_keys(settings)]))


def _keys(settings: Settings) -> list[str]:
    """The keys, the one that seals first."""
    return _checked(settings.encryption_keys.setting, _text(settings))


# To judge how easily a key is guessed takes 20 ms, and a webhook has to be answered sooner than in twice that.
@lru_cache(maxsize=2)
def _sealer(setting: str, text: str) -> Sealer:
    return Sealer(_checked(setting, text))


def _checked(setting: str, text: str) -> list[str]:
    """The keys of a text. Raises SettingError where one is too easy to guess."""
    return [check_key(setting, key) for key in re.split(r"[\s,]+", text.strip())]


def _text(settings: Settings) -> str:
    """All keys in one text, as the settings or their file have them."""
    source = settings.encryption_keys
    if source.value:
        return source.value
    path: Path | None = source.path
    return read_secret_file(f"{source.setting}_FILE", path) if path else local_secret(settings.home, ENCRYPTION_KEYS)
