"""The keys that tokens are signed with: the one that signs, the one before it, and how they change while we run."""

from __future__ import annotations

import hashlib
import secrets
import threading
from pathlib import Path
from typing import Final, NamedTuple

import structlog

from finpulse.credentials.guessing import check_secret
from finpulse.credentials.secret_settings import read_secret_file, write_secret
from finpulse.errors import SettingError

log = structlog.get_logger()

Stamp = tuple[int, int] | None
LEAST_BYTES: Final = 32  # As many as HMAC-SHA-256 puts out (RFC 7518, 3.2).
# A key of 32 random digits of any kind is far above it; words, repeats and rows of the keyboard are below.
LEAST_GUESSES: Final = 1e24


class SigningKey(NamedTuple):
    """A key, and the id (`kid`) that the tokens which it has signed carry."""

    kid: str
    secret: str


class KeySource(NamedTuple):
    """Where a key comes from: a value that stays, or a file that may change while we run."""

    setting: str
    value: str = ""
    path: Path | None = None


class KeyRing:
    """The keys in use, the one that signs first. Files are looked at again, so that rotating them needs no restart."""

    def __init__(self, current: KeySource, previous: KeySource) -> None:
        self._sources = (current, previous)
        self._lock = threading.Lock()
        self._stamps = self._seen()
        self._keys = self._read()

    def active(self) -> tuple[SigningKey, ...]:
        """All keys whose tokens are good now."""
        if (stamps := self._seen()) != self._stamps:
            with self._lock:
                self._renew(stamps)
        return self._keys

    def _renew(self, stamps: tuple[Stamp, ...]) -> None:
        """Take the files as they are now; where they hold no good keys, those that are known stay in use."""
        self._stamps = stamps
        try:
            self._keys = self._read()
        except SettingError as error:
            log.error("signing_keys.unusable", reason=str(error))
        else:
            log.info("signing_keys.read", kids=[key.kid for key in self._keys])

    def _seen(self) -> tuple[Stamp, ...]:
        """What tells of each file whether it is another than before."""
        return tuple(_stamp(source.path) for source in self._sources)

    def _read(self) -> tuple[SigningKey, ...]:
        current, previous = (_secret_of(source) for source in self._sources)
        if not current:
            first = self._sources[0]
            raise SettingError(first.setting, str(first.path or ""), "a key, or a file with one in it")
        return tuple(signing_key(secret) for secret in dict.fromkeys([current, previous]) if secret)


def signing_key(secret: str) -> SigningKey:
    """A key with its id, which tells nothing about it."""
    return SigningKey(hashlib.sha256(b"kid:" + secret.encode()).hexdigest()[:16], secret)


def check_key(setting: str, key: str) -> str:
    """Return the key. Raises SettingError for one that is too short, or that somebody could guess."""
    size = len(key.encode())
    if size < LEAST_BYTES:
        raise SettingError(setting, f"{size} bytes", f"at least {LEAST_BYTES} bytes")
    return check_secret(setting, key, LEAST_GUESSES)


def key_of(keys: tuple[SigningKey, ...], kid: str | None) -> SigningKey:
    """The key that has signed a token with this `kid`. Raises LookupError where it is none of these.

    A token without one is of a time before keys were told apart, and so of the oldest key.
    """
    return keys[-1] if kid is None else {key.kid: key for key in keys}[kid]


def rotate(current: Path, previous: Path, *, keep: bool) -> SigningKey:
    """Write a new key, and keep the one there was as the previous; or none, where its tokens shall be good no more.

    At every moment in between, a process that looks finds files by which all tokens are good that should be.
    """
    if keep:
        write_secret(previous, read_secret_file("FINPULSE_SECRET_KEY", current))
    secret = secrets.token_urlsafe(48)
    write_secret(current, secret)
    if not keep:
        previous.unlink(missing_ok=True)
    return signing_key(secret)


def _stamp(path: Path | None) -> Stamp:
    try:
        found = path.stat() if path else None
    except OSError:
        return None
    return (found.st_ino, found.st_mtime_ns) if found else None


def _secret_of(source: KeySource) -> str:
    if source.path is None:
        return check_key(source.setting, source.value) if source.value else ""
    if not source.path.exists():  # There is no key before the first.
        return ""
    return check_key(str(source.path), read_secret_file(f"{source.setting}_FILE", source.path))
