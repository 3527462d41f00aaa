"""`finpulse logs`: what the programs of the stack on this machine have written."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Final

import click

from finpulse.cli.stack.running_stack import NotRunning
from finpulse.config import home_of

POLL_SECONDS: Final = 0.3


@click.command(name="logs", short_help="Read the logs of the stack on this machine.")
@click.argument("program", required=False)
@click.option("--lines", type=click.IntRange(1), default=20, show_default=True, help="The last so many of each.")
@click.option("--follow", is_flag=True, help="Go on with what is written from now on.")
def logs(program: str | None, lines: int, follow: bool) -> None:
    """Read the logs of the stack on this machine, of all programs or of one, such as api, worker or postgres."""
    files = sorted((home_of(os.environ) / "logs").glob("*.log"))
    chosen = [file for file in files if program in (None, file.stem)]
    if not chosen:
        known = ", ".join(file.stem for file in files) or "none yet"
        raise NotRunning(f"There is no log of {program or 'any program'}; there are: {known}.")
    for file in chosen:
        for line in file.read_text("utf-8", errors="replace").splitlines()[-lines:]:
            click.echo(f"{file.stem:<11}{line}")
    if follow:
        _follow(chosen)


def _follow(files: list[Path]) -> None:
    """Print what is added to the files, until Ctrl-C; a file that was rotated is begun anew."""
    places = {file: file.stat().st_size for file in files}
    while True:
        for file in files:
            size = file.stat().st_size if file.exists() else 0
            with file.open("rb") as content:
                content.seek(places[file] if size >= places[file] else 0)
                added = content.read()
                places[file] = content.tell()
            for line in added.decode("utf-8", errors="replace").splitlines():
                click.echo(f"{file.stem:<11}{line}")
        time.sleep(POLL_SECONDS)
