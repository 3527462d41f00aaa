"""Where the person signed in, and by which token: kept in a file of the user's config folder."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from platformdirs import user_config_path

from finpulse.credentials.secret_settings import write_secret

VARIABLE: Final = "FINPULSE_PROFILES"


@dataclass(frozen=True, slots=True)
class Profile:
    """A server, who one is there, and the token that says so."""

    url: str
    email: str
    token_id: int
    token: str


def profiles_path() -> Path:
    """The file of all profiles; FINPULSE_PROFILES names another one."""
    return Path(os.environ.get(VARIABLE) or user_config_path("finpulse") / "profiles.json")


def current_profile() -> Profile | None:
    """The one that was signed in last."""
    known = _known()
    return known[-1] if known else None


def profile_of(url: str) -> Profile | None:
    """The one for this server."""
    return next((each for each in _known() if each.url == url), None)


def keep(profile: Profile) -> None:
    """Keep a profile, in the place of the one for its server, as the one that was signed in last."""
    _write([*(each for each in _known() if each.url != profile.url), profile])


def forget(profile: Profile) -> None:
    """Forget a profile."""
    _write([each for each in _known() if each.url != profile.url])


def _known() -> list[Profile]:
    try:
        entries = json.loads(profiles_path().read_text(encoding="utf-8"))
        return [Profile(**each) for each in entries]
    except (FileNotFoundError, ValueError, TypeError):
        return []  # What nobody can read is written anew by the next sign-in.


def _write(profiles: list[Profile]) -> None:
    write_secret(profiles_path(), json.dumps([asdict(each) for each in profiles], indent=1))
