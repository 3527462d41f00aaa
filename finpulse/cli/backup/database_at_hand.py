"""A database to back up or to restore into: the running one, else this home's own, started for as long as it takes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from finpulse.config import Settings, read_settings
from finpulse.embedded import servers


@contextmanager
def database_at_hand() -> Iterator[Settings]:
    """The settings, with a database that answers unless it is one of one's own that is away.

    Raises SettingError and StartFailed.
    """
    settings = read_settings()
    if settings.database_urls["owner"]:
        yield settings
        return
    click.echo(f"Starting the servers of {settings.home} for this.", err=True)
    with servers(settings.home):
        yield read_settings()
