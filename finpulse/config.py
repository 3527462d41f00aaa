"""Every setting, read once from the environment and checked there."""

from __future__ import annotations

import ipaddress
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from finpulse.credentials.database_logins import DATABASE_VARIABLES, DatabaseLogin
from finpulse.credentials.model_access import ModelAccess, read_model_access
from finpulse.credentials.secret_settings import read_secret
from finpulse.credentials.signing_keys import KeySource, check_key
from finpulse.errors import SettingError

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
CHECKOUT: Final = Path(__file__).resolve().parents[1]
SIZE_UNITS: Final = {"": 1, "KB": 1 << 10, "MB": 1 << 20, "GB": 1 << 30}
LOG_LEVELS: Final = ("debug", "info", "warning", "error")
# Tracing is set by OpenTelemetry's own variables, as operators know them from everything else that they trace.
OTLP: Final = "OTEL_EXPORTER_OTLP"


class Traces(NamedTuple):
    """Where spans go by OTLP over HTTP, empty where tracing is off, and the headers that the collector asks for."""

    endpoint: str
    headers: str


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment decided. Sizes are bytes; URLs keep their passwords, so never log one.

    `redis_url`, `message_key` and the database's URLs are empty where the environment names none, and so are the
    sources of both keys that tokens are signed with, and of those that secrets are sealed with.
    `flower_password` and `metrics_token` are empty where FINPULSE_HOME has them.
    Uploads and raw cells are kept for so many days after their import, and for good where these are 0.
    """

    home: Path
    host: str
    port: int
    flower_port: int
    database_urls: Mapping[DatabaseLogin, str]
    redis_url: str
    storage_url: str
    secret_key: KeySource
    secret_key_previous: KeySource
    encryption_keys: KeySource
    message_key: str
    flower_password: str
    metrics_token: str
    metrics_port: int
    trusted_proxies: tuple[Network, ...]
    cors_origins: tuple[str, ...]
    api_allowed_hosts: tuple[str, ...]
    assistant_model: ModelAccess
    rate_limits: bool
    upload_limit: int
    reading_seconds: int
    reading_memory: int
    ocr: bool
    user_storage: int
    user_jobs: int
    free_space: int
    keep_uploads_days: int
    keep_cells_days: int
    database_pool: int
    api_processes: int
    api_threads: int
    worker_processes: int
    bulk_processes: int
    night_processes: int
    night_share: int
    log_level: str
    traces: Traces
    heartbeat: Path | None
    inbox: Path | None

    @property
    def database_url(self) -> str:
        """Where the API and whatever has no login of its own connects."""
        return self.database_urls["api"]


def read_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read and check every variable of ours, and tracing's. Raises SettingError with its name and what it takes."""
    # Where no database and no Redis are named, they are the embedded stack's.
    given = os.environ if environ is None else environ
    running = running_services(home := home_of(given))
    return Settings(
        home=home,
        host=given.get("FINPULSE_HOST") or "127.0.0.1",
        port=_number(given, "FINPULSE_PORT", 8000, 1, 65535),
        flower_port=_number(given, "FINPULSE_FLOWER_PORT", 5555, 1, 65535),
        database_urls=_database_urls(given, running),
        redis_url=_redis_url(read_secret(given, "FINPULSE_REDIS_URL") or running.get("redis_url", "")),
        storage_url=_storage_url(given.get("FINPULSE_STORAGE_URL") or f"file://{home / 'uploads'}"),
        secret_key=_key_source(given, "FINPULSE_SECRET_KEY"),
        secret_key_previous=_key_source(given, "FINPULSE_SECRET_KEY_PREVIOUS"),
        encryption_keys=_key_source(given, "FINPULSE_ENCRYPTION_KEYS"),
        message_key=_message_key(given),
        flower_password=read_secret(given, "FINPULSE_FLOWER_PASSWORD"),
        metrics_token=read_secret(given, "FINPULSE_METRICS_TOKEN"),
        metrics_port=_number(given, "FINPULSE_METRICS_PORT", 9464, 1, 65535),
        trusted_proxies=_networks(given, "FINPULSE_TRUSTED_PROXIES"),
        api_allowed_hosts=_hosts(given, "FINPULSE_API_ALLOWED_HOSTS"),
        assistant_model=read_model_access(given),
        cors_origins=_origins(given, "FINPULSE_CORS_ORIGINS"),
        rate_limits=_switch(given, "FINPULSE_RATE_LIMITS", default=True),
        upload_limit=_size(given, "FINPULSE_UPLOAD_LIMIT", 512 << 20),
        reading_seconds=_number(given, "FINPULSE_READING_SECONDS", 30, 1, 86400),
        reading_memory=_size(given, "FINPULSE_READING_MEMORY", 1 << 30),
        ocr=_switch(given, "FINPULSE_OCR", default=find_spec("rapidocr") is not None),
        user_storage=_size(given, "FINPULSE_USER_STORAGE", 20 << 30),
        user_jobs=_number(given, "FINPULSE_USER_JOBS", 2000, 1, 1_000_000),
        free_space=_size(given, "FINPULSE_FREE_SPACE", 1 << 30),
        keep_uploads_days=_number(given, "FINPULSE_KEEP_UPLOADS", 0, 0, 36_500),
        keep_cells_days=_number(given, "FINPULSE_KEEP_CELLS", 0, 0, 36_500),
        **_strengths(given),
        log_level=_choice(given, "FINPULSE_LOG_LEVEL", "info", LOG_LEVELS),
        traces=_traces(given),
        heartbeat=_path(given, "FINPULSE_HEARTBEAT"),
        inbox=_path(given, "FINPULSE_INBOX"),
    )


def home_of(given: Mapping[str, str]) -> Path:
    """FINPULSE_HOME; else the one of the checkout that this code lies in, wherever it is called from."""
    return Path(given.get("FINPULSE_HOME") or CHECKOUT / ".finpulse").expanduser().absolute()


def _path(given: Mapping[str, str], name: str) -> Path | None:
    return Path(text).expanduser().absolute() if (text := given.get(name)) else None


def _strengths(given: Mapping[str, str]) -> dict[str, int]:
    """How many processes, threads and connections there are of each kind."""
    threads = _number(given, "FINPULSE_API_THREADS", 8, 1, 256)
    return {
        "database_pool": _number(given, "FINPULSE_DATABASE_POOL", threads, 1, 256),
        "api_processes": _number(given, "FINPULSE_API_PROCESSES", 2, 1, 64),
        "api_threads": threads,
        "worker_processes": _number(given, "FINPULSE_WORKER_PROCESSES", 2, 1, 256),
        "bulk_processes": _number(given, "FINPULSE_BULK_PROCESSES", 2, 1, 256),
        "night_processes": _number(given, "FINPULSE_NIGHT_PROCESSES", 2, 1, 256),
        "night_share": _number(given, "FINPULSE_NIGHT_SHARE", 50, 1, 100),
    }


def running_services(home: Path) -> dict[str, str]:
    """The URLs that an embedded stack wrote into its home; empty where none is running there."""
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


def _database_urls(given: Mapping[str, str], running: Mapping[str, str]) -> dict[DatabaseLogin, str]:
    """A URL for each login: its own, or else the one of FINPULSE_DATABASE_URL; without any, the running stack's."""
    own = {login: read_secret(given, variable) for login, variable in DATABASE_VARIABLES.items()}
    if not any(own.values()):
        own = {
            login: running.get(variable.removeprefix("FINPULSE_").lower(), "")
            for login, variable in DATABASE_VARIABLES.items()
        }
    return {login: _database_url(DATABASE_VARIABLES[login], url or own["api"]) for login, url in own.items()}


def _database_url(variable: str, text: str) -> str:
    """Turn any of PostgreSQL's usual URL spellings into the one that names the psycopg driver."""
    match = re.fullmatch(r"(?:postgres|postgresql)(?:\+psycopg)?(://.+)", text)
    if text and not match:
        raise SettingError(variable, _shown(text), "a URL such as postgresql://user:password@host:5432/name")
    return "postgresql+psycopg" + match[1] if match else ""


def _redis_url(text: str) -> str:
    if text and not re.match(r"(redis|rediss|unix)://.", text):
        raise SettingError("FINPULSE_REDIS_URL", _shown(text), "a URL such as redis://:password@host:6379/0")
    return text


def _shown(url: str) -> str:
    """What may be told of a URL that can't be used: how it begins, but no password."""
    return url.partition("://")[0][:20] + "://…" if "://" in url else "no URL"


def _storage_url(text: str) -> str:
    """Check that the URL's driver is known and installed, so that no upload is the first to fail for it."""
    import fsspec  # noqa: PLC0415 - commands that store nothing needn't load it, where a folder is meant.

    try:
        fsspec.get_filesystem_class(urlsplit(text).scheme)
    except ImportError as missing:
        raise SettingError("FINPULSE_STORAGE_URL", text, f"a URL whose driver is installed. {missing}") from missing
    except ValueError as unknown:
        raise SettingError("FINPULSE_STORAGE_URL", text, "a URL such as file:///folder or s3://bucket") from unknown
    return text


def _traces(given: Mapping[str, str]) -> Traces:
    headers = read_secret(given, f"{OTLP}_TRACES_HEADERS") or read_secret(given, f"{OTLP}_HEADERS")
    return Traces(_traces_endpoint(given), headers)


def _traces_endpoint(given: Mapping[str, str]) -> str:
    """Where spans go by OpenTelemetry's variables; empty where they name no place, or switch tracing off.

    Raises SettingError for another protocol than OTLP over HTTP, and where what sends spans is not installed.
    """
    own, base = f"{OTLP}_TRACES_ENDPOINT", f"{OTLP}_ENDPOINT"
    variable = own if given.get(own) else base
    url = given.get(variable, "").strip()
    is_off = given.get("OTEL_SDK_DISABLED", "").strip().lower() == "true"
    if not url or is_off or given.get("OTEL_TRACES_EXPORTER", "").strip() == "none":
        return ""
    if not re.fullmatch(r"https?://[^\s@/?#]+([/?][^\s@#]*)?", url):
        raise SettingError(variable, _shown(url), f"a URL such as http://collector:4318; secrets go to {OTLP}_HEADERS")
    protocol = given.get(f"{OTLP}_TRACES_PROTOCOL") or given.get(f"{OTLP}_PROTOCOL") or "http/protobuf"
    if protocol != "http/protobuf":
        raise SettingError(f"{OTLP}_PROTOCOL", protocol, "http/protobuf, which collectors take at port 4318")
    if find_spec("opentelemetry") is None or find_spec("opentelemetry.sdk") is None:
        raise SettingError(variable, url, "what sends spans: `pip install -r requirements-tracing.txt`")
    return url if variable == own else url.rstrip("/") + "/v1/traces"


def _message_key(given: Mapping[str, str]) -> str:
    key = read_secret(given, "FINPULSE_MESSAGE_KEY")
    return check_key("FINPULSE_MESSAGE_KEY", key) if key else ""


def _key_source(given: Mapping[str, str], name: str) -> KeySource:
    """Where a signing key comes from; whether it is a good one is told when it is read to be used."""
    path = given.get(f"{name}_FILE")
    if path and not given.get(name):
        return KeySource(name, path=Path(path).absolute())
    return KeySource(name, read_secret(given, name))


def _networks(given: Mapping[str, str], name: str) -> tuple[Network, ...]:
    text = given.get(name, "")
    try:
        return tuple(ipaddress.ip_network(part) for part in re.split(r"[,\s]+", text) if part)
    except ValueError as error:
        raise SettingError(name, text, f"networks such as 10.0.0.0/8, 192.168.1.7 ({error})") from None


def _hosts(given: Mapping[str, str], name: str) -> tuple[str, ...]:
    hosts = tuple(host for host in re.split(r"[,\s]+", given.get(name, "").lower()) if host)
    for host in hosts:
        if not re.fullmatch(r"([a-z0-9_.-]*[a-z0-9]|\[[0-9a-f:.]+\])(:\d{1,5})?", host):
            raise SettingError(name, host, "hosts, each perhaps with its port, such as bridge.local, 10.0.0.7:8443")
    return hosts


def _origins(given: Mapping[str, str], name: str) -> tuple[str, ...]:
    origins = tuple(origin for origin in re.split(r"[,\s]+", given.get(name, "")) if origin)
    for origin in origins:
        if not re.fullmatch(r"https?://([a-z0-9.-]*[a-z0-9]|\[[0-9a-f:.]+\])(:\d{1,5})?", origin):
            raise SettingError(name, origin, "whole origins, such as https://app.example.com, http://localhost:5173")
    return origins
