"""What this machine allows: namespaces of one's own, a file system that can be filled, a clock that can be moved."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

INSIDE: Final = "CHAOS_IN_NAMESPACES"
FOLDER_BYTES: Final = 6 << 30
# From the package `libfaketime` of Debian and others.
CLOCKS: Final = tuple(
    Path("/usr/lib", arch, "faketime", "libfaketime.so.1") for arch in ("x86_64-linux-gnu", "aarch64-linux-gnu", "")
)


def enter_namespaces() -> None:
    """Become the same program in a network and a file system of its own, where this machine allows that."""
    if os.environ.get(INSIDE) or not _may_enter():
        return
    command = ["unshare", "--net", "--mount", sys.executable, "-m", "scripts.chaos", *sys.argv[1:]]
    os.execvpe(command[0], command, {**os.environ, INSIDE: "1"})  # noqa: S606 - a fixed list; no shell is wanted


def is_inside() -> bool:
    """Whether network and file system are our own."""
    return bool(os.environ.get(INSIDE))


def set_network(state: str) -> None:
    """Take the network of our namespace `down` or `up`."""
    _run("ip", "link", "set", "lo", state)


@contextmanager
def own_file_system(folder: Path) -> Iterator[None]:
    """Let the folder be a small file system of its own, in a file beside it, where we are inside namespaces."""
    if is_inside():
        image = folder.with_suffix(".image")
        with image.open("wb") as file:
            file.truncate(FOLDER_BYTES)
        _run("mkfs.ext4", "-q", "-F", "-m", "0", str(image))
        _run("mount", "-o", "loop", str(image), str(folder))
        image.unlink()  # It lives on as long as it is mounted.
        folder.chmod(0o700)
    try:
        yield
    finally:
        if is_inside():
            _run("umount", "--lazy", str(folder))


def clock_library() -> Path | None:
    """What moves a program's clock when it is loaded first; None where it is not installed."""
    return next((path for path in CLOCKS if path.exists()), None)


def lacking() -> list[str]:
    """A sentence for everything that can't be done here."""
    told = []
    if not is_inside():
        needs = "root, `unshare`, `ip`, `mkfs.ext4`"
        told.append(f"No namespaces ({needs}): the network is not lost as a whole, and no disk is filled.")
    if clock_library() is None:
        told.append("No libfaketime: clocks are not moved (Debian's package `libfaketime`).")
    return told


def _may_enter() -> bool:
    if os.geteuid() != 0 or not all(map(shutil.which, ("unshare", "ip", "mkfs.ext4"))):
        return False
    tried = ["unshare", "--net", "--mount", "ip", "link", "set", "lo", "up"]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
