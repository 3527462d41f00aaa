"""Other code for a stack to run than the checkout's: a copy with changes, or the code of an earlier revision."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from finpulse.embedded.launch import CHECKOUT
from finpulse.errors import FinPulseError

PACKAGES: Final = ("finpulse", "workers", "migrations", "scripts")
FILES: Final = ("celeryconfig.py", "flowerconfig.py", "gunicorn.conf.py", "wsgi.py", "pyproject.toml")
# What the changed code calls; it is copied beside the packages.
STRIKE: Final = Path(__file__).with_name("strike.py")


class NotInCode(FinPulseError):
    """A text that is to be replaced is not in the code, or not once."""


class Change(NamedTuple):
    """A text of a module, which must be there once, and what stands in its place."""

    module: str
    before: str
    after: str

    def applied(self, source: str) -> str:
        """The module's source with the change. Raises NotInCode."""
        if (found := source.count(self.before)) != 1:
            raise NotInCode(f"{self.module} has this {found} times, and once was expected: {self.before!r}")
        return source.replace(self.before, self.after)


def changed_code(folder: Path, changes: Iterable[Change]) -> Path:
    """A copy of the checkout's code in a new folder, with the changes. Raises NotInCode."""
    folder.mkdir(parents=True)
    for name in PACKAGES:
        # With what is compiled of it, which holds for files of the same size and time: a dozen programs start at once.
        shutil.copytree(CHECKOUT / name, folder / name)
    for name in FILES:
        shutil.copy(CHECKOUT / name, folder / name)
    shutil.copy(STRIKE, folder / "chaos_strike.py")
    for change in changes:
        path = folder / change.module
        path.write_text(change.applied(path.read_text("utf-8")), "utf-8")
    return folder


def code_of(revision: str, folder: Path) -> Path:
    """The code of an earlier revision in a new folder. Raises NotInCode where git has no such revision here."""
    command = ["git", "-C", str(CHECKOUT), "archive", "--format=tar", revision]
    archive = subprocess.run(command, capture_output=True, check=False)
    if archive.returncode != 0:
        raise NotInCode(f"git has no code of {revision}: {archive.stderr.decode().strip()}")
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as files:
        files.extractall(folder, filter="data")
    return folder
