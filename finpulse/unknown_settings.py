"""Variables of the environment that look like settings and are none: misspelt ones would do nothing, in silence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Final

from finpulse.config import read_settings
from finpulse.errors import SettingError

PREFIX: Final = "FINPULSE_"
MAILBOX: Final = ("DONE", "FOLDER", "HOST", "PASSWORD", "PASSWORD_FILE", "PORT", "SENDERS", "TLS", "USER")
# What is read elsewhere than with the settings: by compose, by whoever makes logins, by the command line, by tests.
ELSEWHERE: Final = frozenset(
    {
        "FINPULSE_CPUS",
        "FINPULSE_GRAFANA_PORT",
        *(f"FINPULSE_MAILBOX_{part}" for part in MAILBOX),
        "FINPULSE_PROMETHEUS_PORT",
        "FINPULSE_PROFILES",
        "FINPULSE_SHARED",
        "FINPULSE_URL",
    }
)
PASSWORDS: Final = "_DATABASE_PASSWORD"


class _Asked(Mapping[str, str]):
    """An environment that notes every name that it is asked for."""

    def __init__(self, given: Mapping[str, str]) -> None:
        self._given = given
        self.names: set[str] = set()

    def __getitem__(self, name: str) -> str:
        self.names.add(name)
        return self._given[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._given)

    def __len__(self) -> int:
        return len(self._given)


def unknown_settings(environ: Mapping[str, str]) -> list[str]:
    """A sentence for each variable of our prefix that no part of Fin-Pulse reads.

    >>> unknown_settings({"FINPULSE_RATE_LIMIT": "off"})
    ['FINPULSE_RATE_LIMIT is no setting of Fin-Pulse and does nothing; did you mean FINPULSE_RATE_LIMITS?']
    """
    known = known_settings()
    ours = sorted(name for name in environ if name.startswith(PREFIX))
    return [_sentence(name, known) for name in ours if not _is_known(name, known)]


def known_settings() -> frozenset[str]:
    """Every name that the settings are read by."""
    asked = _Asked({})
    try:
        read_settings(asked)
    except SettingError:
        raise AssertionError("an empty environment has no wrong setting") from None
    return frozenset(name for name in asked.names if name.startswith(PREFIX)) | ELSEWHERE


def _is_known(name: str, known: frozenset[str]) -> bool:
    return name in known or name.removesuffix("_FILE").endswith(PASSWORDS)


def _sentence(name: str, known: frozenset[str]) -> str:
    near = get_close_matches(name, sorted(known), n=1, cutoff=0.85)
    advice = f"did you mean {near[0]}?" if near else "docs/settings.md lists them."
    return f"{name} is no setting of Fin-Pulse and does nothing; {advice}"
