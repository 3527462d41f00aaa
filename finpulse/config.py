"""Every setting, read once from the environment and checked there."""

from __future__ import annotations

import json
import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import fsspec

from finpulse.errors import SettingError

SECRET_BYTES: Final = 32
SIZE_UNITS: Final = {"": 1, "KB": 1 << 10, "MB": 1 << 20, "GB": 1 << 30}
LOG_LEVELS: Final = ("debug", "info", "warning", "error")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment decided. Sizes are bytes; URLs keep their passwords, so never log one."""

    home: Path
    host: str
    port: int
    flower_port: int
    database_url: str
    redis_url: str
    storage_url: str
    secret_key: str
    rate_limits: bool
    upload_limit: int
    database_pool: int
    api_processes: int
    api_threads: int
    worker_processes: int
    bulk_processes: int
    night_processes: int
    night_share: int
    log_level: str


def read_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read and check every FINPULSE_ variable.

    Raises SettingError with the variable's name and what it takes. Where no database or Redis is
    named, those that the embedded stack of the same FINPULSE_HOME serves are used.
    """
    given = os.environ if environ is None else environ
    home = Path(given.get("FINPULSE_HOME") or ".finpulse").expanduser().absolute()
    running = running_services(home)
    threads = _number(given, "FINPULSE_API_THREADS", 8, 1, 256)
    return Settings(
        home=home,
        host=given.get("FINPULSE_HOST") or "127.0.0.1",
        port=_number(given, "FINPULSE_PORT", 8000, 1, 65535),
        flower_port=_number(given, "FINPULSE_FLOWER_PORT", 5555, 1, 65535),
        database_url=_database_url(given.get("FINPULSE_DATABASE_URL") or running.get("database_url", "")),
        redis_url=_redis_url(given.get("FINPULSE_REDIS_URL") or running.get("redis_url", "")),
        storage_url=_storage_url(given.get("FINPULSE_STORAGE_URL") or f"file://{home / 'uploads'}"),
        secret_key=_secret_key(given, home),
        rate_limits=_switch(given, "FINPULSE_RATE_LIMITS", default=True),
        upload_limit=_size(given, "FINPULSE_UPLOAD_LIMIT", 512 << 20),
        database_pool=_number(given, "FINPULSE_DATABASE_POOL", threads, 1, 256),
        api_processes=_number(given, "FINPULSE_API_PROCESSES", 2, 1, 64),
        api_threads=threads,
        worker_processes=_number(given, "FINPULSE_WORKER_PROCESSES", 2, 1, 256),
        bulk_processes=_number(given, "FINPULSE_BULK_PROCESSES", 2, 1, 256),
        night_processes=_number(given, "FINPULSE_NIGHT_PROCESSES", 2, 1, 256),
        night_share=_number(given, "FINPULSE_NIGHT_SHARE", 50, 1, 100),
        log_level=_choice(given, "FINPULSE_LOG_LEVEL", "info", LOG_LEVELS),
    )


def running_services(home: Path) -> dict[str, str]:
    """The URLs that an embedded stack wrote into its home, or nothing where none has started there."""
    try:
        urls: dict[str, str] = json.loads((home / "services.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return urls


def _number(given: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    text = given.get(name) or str(default)
    if not re.fullmatch(r"\d{1,9}", text) or not least <= int(text) <= most:
        raise SettingError(name, text, f"a whole number from {least} to {most}")
    return int(text)


def _size(given: Mapping[str, str], name: str, default: int) -> int:
    text = given.get(name) or str(default)
    match = re.fullmatch(r"(\d{1,12}) ?(|KB|MB|GB)", text.strip().upper())
    if not match or int(match[1]) == 0:
        raise SettingError(name, text, "a size above zero, such as 512MB, 2GB or a number of bytes")
    return int(match[1]) * SIZE_UNITS[match[2]]


def _switch(given: Mapping[str, str], name: str, *, default: bool) -> bool:
    return _choice(given, name, "on" if default else "off", ("on", "off")) == "on"


def _choice(given: Mapping[str, str], name: str, default: str, choices: tuple[str, ...]) -> str:
    text = given.get(name) or default
    if text not in choices:
        raise SettingError(name, text, "one of " + ", ".join(choices))
    return text


def _database_url(text: str) -> str:
    """Any of PostgreSQL's usual URL spellings, turned into the one that names the psycopg driver."""
    match = re.fullmatch(r"(?:postgres|postgresql)(?:\+psycopg)?(://.+)", text)
    if text and not match:
        raise SettingError("FINPULSE_DATABASE_URL", text, "a URL such as postgresql://user:password@host:5432/name")
    return "postgresql+psycopg" + match[1] if match else ""


def _redis_url(text: str) -> str:
    if text and not re.match(r"(redis|rediss|unix)://.", text):
        raise SettingError("FINPULSE_REDIS_URL", text, "a URL such as redis://:password@host:6379/0")
    return text


def _storage_url(text: str) -> str:
    """A URL whose file system is known and whose driver is installed, so that no upload finds out first."""
    try:
        fsspec.get_filesystem_class(urlsplit(text).scheme)
    except ImportError as missing:
        raise SettingError("FINPULSE_STORAGE_URL", text, f"a URL whose driver is installed. {missing}") from missing
    except ValueError as unknown:
        raise SettingError("FINPULSE_STORAGE_URL", text, "a URL such as file:///folder or s3://bucket") from unknown
    return text


def _secret_key(given: Mapping[str, str], home: Path) -> str:
    """The key that signs tokens; made once and kept in FINPULSE_HOME where none is given."""
    key = given.get("FINPULSE_SECRET_KEY") or kept_secret(home, "secret-key")
    if len(key.encode()) < SECRET_BYTES:
        raise SettingError("FINPULSE_SECRET_KEY", f"{len(key.encode())} bytes", f"at least {SECRET_BYTES} bytes")
    return key


def kept_secret(home: Path, name: str) -> str:
    """A random secret that only the owner may read, made on first use and the same ever after."""
    path = home / "secrets" / name
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = path.with_name(f"{name}.{secrets.token_hex(4)}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(SECRET_BYTES))
        _keep_first(draft, path)
    return path.read_text(encoding="ascii")


def _keep_first(draft: Path, path: Path) -> None:
    """Give the draft its name unless another process was first; a link never replaces a file."""
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
