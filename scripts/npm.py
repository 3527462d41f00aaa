"""npm packages, fetched at pinned versions or unpacked already."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def packages(arguments: Sequence[str], *names: str) -> Iterator[Path]:
    """The `node_modules` of the folder that the command line names, or one with the named packages, for a while."""
    if arguments:
        yield Path(arguments[0]) / "node_modules"
        return
    with tempfile.TemporaryDirectory() as folder:
        # npm runs no script of a package, and the folder is gone afterwards.
        command = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", folder, *names]
        subprocess.run(command, check=True)
        yield Path(folder) / "node_modules"
