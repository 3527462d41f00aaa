"""Settings that contradict each other, or what they are for."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Iterator
from typing import Final
from urllib.parse import parse_qs, urlsplit

import psutil

from finpulse.cli.doctor.finding import Finding, failed, ok, warning
from finpulse.config import Settings
from finpulse.credentials.database_logins import DATABASE_VARIABLES
from finpulse.unknown_settings import unknown_settings

_SAFE_MODES: Final = ("require", "verify-ca", "verify-full")


def setting_findings(settings: Settings) -> Iterator[Finding]:
    """Whatever is doubtful about the settings, or that nothing is."""
    of_settings = (_network, _encryption, _model, _limits, _work)
    found = [*_unknown(), *(finding for check in of_settings for finding in check(settings))]
    yield from found or [ok("settings", "None contradicts another.")]


def is_public(settings: Settings) -> bool:
    """Whether the API listens where other machines may reach it."""
    return not _is_here(settings.host)


def _unknown() -> Iterator[Finding]:
    for sentence in unknown_settings(os.environ):
        yield warning("unknown setting", sentence, "Correct its name, or take it out.")


def _network(settings: Settings) -> Iterator[Finding]:
    if any(network.prefixlen == 0 for network in settings.trusted_proxies):
        yield failed(
            "trusted proxies",
            "FINPULSE_TRUSTED_PROXIES trusts every address, so that any client can say it is another.",
            "Name the networks of your reverse proxies alone.",
        )
    elif is_public(settings) and not settings.trusted_proxies:
        yield warning(
            "trusted proxies",
            f"The API listens on {settings.host} and trusts no proxy: behind one, all clients count as one.",
            "Behind a reverse proxy, name its network by FINPULSE_TRUSTED_PROXIES; without one, listen behind one.",
        )
    if not settings.rate_limits:
        yield (failed if is_public(settings) else warning)(
            "rate limits",
            "FINPULSE_RATE_LIMITS is off: passwords may be guessed as fast as the machine goes.",
            "Set it to on, or leave it out.",
        )
    if settings.log_level == "debug":
        yield warning(
            "log level", "FINPULSE_LOG_LEVEL is debug: logs grow fast, and tell more than is needed.", "Set it to info."
        )


def _encryption(settings: Settings) -> Iterator[Finding]:
    """Connections that leave this machine, and more than a network of containers, as anybody on the way reads them."""
    for login, variable in DATABASE_VARIABLES.items():
        url = urlsplit(settings.database_urls[login])
        mode = parse_qs(url.query).get("sslmode", ["prefer"])[0]
        if _is_far(url.hostname) and mode not in _SAFE_MODES:
            yield warning(
                "encryption",
                f"{variable} leads to {url.hostname} with sslmode {mode}, which may go unencrypted.",
                "Add ?sslmode=verify-full to it, and sslrootcert where its authority is your own.",
            )
            break
    broker = urlsplit(settings.redis_url)
    if broker.scheme == "redis" and _is_far(broker.hostname):
        yield warning(
            "encryption", f"FINPULSE_REDIS_URL leads to {broker.hostname} unencrypted.", "Use rediss:// with TLS there."
        )
    store = urlsplit(os.environ.get("AWS_ENDPOINT_URL", ""))
    if settings.storage_url.startswith("s3://") and store.scheme == "http" and _is_far(store.hostname):
        yield warning("encryption", f"Uploads go to {store.hostname} unencrypted.", "Use https:// in AWS_ENDPOINT_URL.")


def _model(settings: Settings) -> Iterator[Finding]:
    """A language model that is half set up, or asked where anybody on the way reads the questions and the key."""
    url, model, key = settings.assistant_model
    if not url and (model or key):
        yield warning(
            "language model", "It has a name or a key, but no FINPULSE_ASSISTANT_URL: none is asked.", "Set that too."
        )
    parts = urlsplit(url)
    if parts.scheme == "http" and _is_far(parts.hostname):
        yield warning(
            "encryption", f"Questions go to the language model at {parts.hostname} unencrypted.", "Use https:// there."
        )


def _limits(settings: Settings) -> Iterator[Finding]:
    if settings.upload_limit > settings.user_storage:
        yield warning(
            "limits",
            f"FINPULSE_UPLOAD_LIMIT ({settings.upload_limit >> 20:,} MB) is above FINPULSE_USER_STORAGE "
            f"({settings.user_storage >> 20:,} MB): a file that is allowed can never be stored.",
            "Set the second to a multiple of the first.",
        )
    keep, cells = settings.keep_uploads_days, settings.keep_cells_days
    if keep and (not cells or cells > keep):
        kept = f"for {cells} days" if cells else "for good"
        yield warning(
            "retention",
            f"Uploads go after {keep} days, and the cells of their rows stay {kept}, with all that the file said.",
            "Where statements are to go for privacy's sake, set FINPULSE_KEEP_CELLS to as many days or fewer.",
        )


def _work(settings: Settings) -> Iterator[Finding]:
    if settings.night_processes > settings.bulk_processes:
        yield warning(
            "night",
            f"FINPULSE_NIGHT_PROCESSES is {settings.night_processes}, and {settings.bulk_processes} processes do the "
            "night's work: large statements find none free.",
            "Set it to FINPULSE_BULK_PROCESSES or less.",
        )
    readers = settings.worker_processes + settings.bulk_processes + settings.api_processes
    needed, there = readers * settings.reading_memory, psutil.virtual_memory().total
    if needed > there:
        yield warning(
            "memory",
            f"{readers} processes may each read a file with FINPULSE_READING_MEMORY of "
            f"{settings.reading_memory >> 20:,} MB, and this machine has {there >> 20:,} MB.",
            "Set it lower, or have fewer processes; the kernel ends processes when memory is gone.",
        )


def _is_far(host: str | None) -> bool:
    """Whether a host is another machine; a name without a dot is one of a network of containers."""
    return bool(host) and "." in str(host) and not _is_here(str(host))


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
