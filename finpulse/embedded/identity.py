"""Which ordinary user PostgreSQL runs as when root starts it, since it refuses to run as root."""

from __future__ import annotations

import os
import pwd
import subprocess
import sys
from pathlib import Path

from finpulse.embedded import kernel
from finpulse.embedded.failure import StartFailed
from finpulse.embedded.launch import Identity, environment, launched


def database_identity(folder: Path, program: Path) -> Identity | None:
    """The user for a database under `folder` that runs `program`; None where we are an ordinary user ourselves.

    No user is made and no folder's permissions are changed. Where the user may not enter the folders above, it is
    given the one capability to do so, the least that is enough. Raises StartFailed where nothing helps.
    """
    if os.geteuid() != 0:
        return None
    uid, gid = _ordinary_user(folder)
    capabilities = (None, kernel.CAP_DAC_READ_SEARCH, kernel.CAP_DAC_OVERRIDE) if sys.platform == "linux" else (None,)
    for capability in capabilities:
        identity = Identity(uid, gid, capability)
        if _reaches(identity, folder, program):
            return identity
    raise StartFailed(
        f"PostgreSQL won't run as root, and user {pwd.getpwuid(uid).pw_name} can't enter {folder.parent} or "
        f"{program.parent}; run this as an ordinary user, or from a folder that every user may enter."
    )


def _ordinary_user(folder: Path) -> tuple[int, int]:
    """Whoever owns the data already, else the user who called sudo, else `nobody`."""
    owner = folder.stat()
    if owner.st_uid != 0:
        return owner.st_uid, owner.st_gid
    caller = os.environ.get("SUDO_UID", "0")
    try:
        user = pwd.getpwuid(int(caller)) if caller.isdigit() and caller != "0" else pwd.getpwnam("nobody")
    except KeyError:
        raise StartFailed(
            "PostgreSQL won't run as root, and there is no user `nobody` to run it as; run this as an ordinary user."
        ) from None
    return user.pw_uid, user.pw_gid


def _reaches(identity: Identity, folder: Path, program: Path) -> bool:
    """Whether the program starts as this user and the folder can be entered, which only trying tells for certain."""
    enter = ["/bin/sh", "-c", 'cd "$1" && exec "$2" --version', "sh", str(folder), str(program)]
    tried = subprocess.run(launched(enter, identity), env=environment(), capture_output=True, check=False)
    return tried.returncode == 0 and b"invalid binary" not in tried.stderr
