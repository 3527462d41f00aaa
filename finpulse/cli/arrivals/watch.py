"""`finpulse watch`: a folder from which statements are imported as they are put there."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import click

from finpulse.cli.arrivals.take_file import take_file
from finpulse.cli.arrivals.whole_files import WholeFiles
from finpulse.cli.identity.signed_in import Person, for_person
from finpulse.cli.person.destination import Wanted
from finpulse.config import read_settings
from finpulse.errors import FinPulseError

LOOK_SECONDS: Final = 1.0
SETTLED_SECONDS: Final = 5.0
# While the server is away or busy it is not asked every second.
RETRY_SECONDS: Final = 10.0


@click.command(name="watch", short_help="Import statements as they are put into a folder.")
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--account", metavar="NAME", help="The account's name or id; with --currency one that is new is made.")
@click.option("--currency", help="The currency of the statements, such as USD, where they don't say it.")
@click.option("--settle", type=click.FloatRange(0, 3600), default=SETTLED_SECONDS, show_default=True, metavar="SECONDS")
@click.option("--once", is_flag=True, help="End when everything that is there has been taken.")
@for_person
def watch(
    person: Person, folder: Path | None, account: str | None, currency: str | None, settle: float, once: bool
) -> None:
    """Import each file that is put into FOLDER, once it is whole: unchanged for --settle seconds, and open nowhere.

    It is moved to FOLDER/done or FOLDER/failed then, with what became of it beside it, in NAME.reason.txt. Without
    FOLDER, that of the setting FINPULSE_INBOX is watched.
    """
    watched = folder or read_settings().inbox
    if watched is None:
        raise click.UsageError("Name a folder, or set FINPULSE_INBOX.")
    watched.mkdir(parents=True, exist_ok=True)
    wanted = Wanted(account, currency and currency.upper())
    with alone_in(watched):
        watch_folder(person, watched, wanted, settle, once=once)


def watch_folder(
    person: Person,
    folder: Path,
    wanted: Wanted,
    settle: float,
    *,
    once: bool,
    fetch: Callable[[], object] = lambda: None,
) -> None:
    """Take files until Ctrl-C, or with `once` until all are taken; `fetch` brings more before each look."""
    files = WholeFiles(folder, settle)
    person.tell(f"Watching {folder} for {person.email} at {person.api.url}.")
    while True:
        fetch()
        whole = files.look()
        taken = [take_file(person, file, wanted) for file in whole]
        if once and not files.waiting(whole):
            return
        time.sleep(LOOK_SECONDS if all(taken) else RETRY_SECONDS)


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Have a folder for oneself as long as the block lasts. Raises FinPulseError where another watches it."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise FinPulseError(f"Another process watches {folder} already.") from None
        yield
    finally:
        os.close(descriptor)
