"""Becomes another program that ends with its parent and, if asked, runs as another user."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn

from finpulse.embedded import kernel

# What a server from a wheel needs to know of the world; our own settings and secrets are not its business.
BARE_ENVIRONMENT: Final = {"PATH": os.defpath, "LC_ALL": "C"}

CHECKOUT: Final = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Identity:
    """An ordinary user to run as, and the one capability it needs to reach its files, if any."""

    uid: int
    gid: int
    capability: int | None = None


def become(
    command: Sequence[str],
    its_environment: Mapping[str, str],
    identity: Identity | None,
    parting: signal.Signals,
    parent: int | None = None,
) -> NoReturn:
    """Replace this process by the command; on Linux it gets `parting` when its parent dies.

    Where the parent is named, one that died before this could be asked for ends it too.
    """
    if identity:
        _change_user(identity)
    if sys.platform == "linux":
        kernel.signal_at_parents_death(parting)
        if parent is not None and os.getppid() != parent:
            sys.exit("The process that has started this one has ended.")
    os.execvpe(command[0], list(command), dict(its_environment))  # noqa: S606 - a fixed list; no shell is wanted


def launched(command: Sequence[str], identity: Identity | None = None) -> list[str]:
    """The command line by which a child of this process runs `command`, tied to it; as another user if one is given."""
    options = ["--uid", str(identity.uid), "--gid", str(identity.gid)] if identity else []
    if identity and identity.capability is not None:
        options += ["--capability", str(identity.capability)]
    tied = ["--parent", str(os.getpid()), *options]
    return [sys.executable, "-m", "finpulse.embedded", "launch", *tied, "--", *command]


def environment(**more: str) -> dict[str, str]:
    """This process's environment for a child: `python` is this one, and finds our code from any folder."""
    programs = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)))
    modules = os.pathsep.join(filter(None, (str(CHECKOUT), os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PATH": programs, "PYTHONPATH": modules, **more}


def _change_user(identity: Identity) -> None:
    if identity.capability is not None:
        kernel.keep_through_setuid()
    os.setgroups([])
    os.setgid(identity.gid)
    os.setuid(identity.uid)
    if identity.capability is not None:
        kernel.hold_only(identity.capability)


def main(arguments: Sequence[str]) -> NoReturn:
    """The command behind `launched`: `[--parent P] [--uid U --gid G [--capability C]] -- COMMAND…`."""
    parser = argparse.ArgumentParser(prog="python -m finpulse.embedded launch")
    parser.add_argument("--parent", type=int)
    parser.add_argument("--uid", type=int)
    parser.add_argument("--gid", type=int)
    parser.add_argument("--capability", type=int)
    parser.add_argument("command", nargs="+")
    asked = parser.parse_args(arguments)
    identity = None if asked.uid is None else Identity(asked.uid, asked.gid, asked.capability)
    its_environment = os.environ if identity is None else BARE_ENVIRONMENT
    become(asked.command, its_environment, identity, signal.SIGTERM, asked.parent)
