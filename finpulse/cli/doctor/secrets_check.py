"""Secrets: who may read their files, and whether anybody could guess them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from finpulse.cli.doctor.finding import Finding, failed, ok, warning
from finpulse.cli.secrets.secret_files import SECRETS
from finpulse.config import Settings
from finpulse.credentials.guessing import check_secret
from finpulse.credentials.secret_settings import read_secret_file
from finpulse.credentials.signing_keys import KeySource, check_key
from finpulse.errors import SettingError


def secret_findings(settings: Settings) -> Iterator[Finding]:
    """Whatever is doubtful about secrets, or that nothing is."""
    found = [*_readable(settings), *_guessable(settings)]
    yield from found or [ok("secrets", "Their files are their owner's alone, and none is easy to guess.")]


def _readable(settings: Settings) -> Iterator[Finding]:
    own = [*settings.home.glob("secrets/*"), settings.home / "services.json"]
    named = [Path(given) for name in SECRETS if (given := os.environ.get(f"{name}_FILE"))]
    for path in (*own, *named):
        if path.is_file() and (mode := stat.S_IMODE(path.stat().st_mode)) & 0o077:
            # What mounts secrets into containers often lets everybody read them, and nobody else is in there.
            yield (failed if path in own else warning)(
                "secret files", f"{path} has mode {mode:o}: others than its owner may read it.", f"chmod 600 {path}"
            )


def _guessable(settings: Settings) -> Iterator[Finding]:
    programs = {"FINPULSE_MESSAGE_KEY": settings.message_key, "FINPULSE_METRICS_TOKEN": settings.metrics_token}
    for setting, secret in (*programs.items(), *_keys(settings)):
        try:
            if secret:
                check_key(setting, secret)
        except SettingError as weak:
            yield failed("secrets", str(weak), "Change it; `finpulse rotate-keys` makes a new signing key.")
    try:
        if settings.flower_password:
            check_secret("FINPULSE_FLOWER_PASSWORD", settings.flower_password)
    except SettingError as weak:
        yield failed("secrets", str(weak), "Set another one, and start Flower anew.")


def _keys(settings: Settings) -> Iterator[tuple[str, str]]:
    for source in (settings.secret_key, settings.secret_key_previous):
        yield source.setting, _secret(source)


def _secret(source: KeySource) -> str:
    if source.path is None or not source.path.exists():
        return source.value
    return read_secret_file(f"{source.setting}_FILE", source.path)
