"""`finpulse import`: statements into the running stack, with a progress bar and what became of the rows."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from finpulse.cli.client import Api
from finpulse.cli.dashboard import show_dashboard
from finpulse.cli.demo import DEMO_EMAIL, demo_password
from finpulse.cli.statement import import_statement
from finpulse.config import read_settings


@click.command(name="import")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--account", type=int, help="The account's id; the default account where none is given.")
@click.option("--email", default=DEMO_EMAIL, show_default=True, help="Whose statements these are.")
@click.option("--password", help="That user's password; asked for where it is needed and not given.")
def command(files: tuple[Path, ...], account: int | None, email: str, password: str | None) -> None:
    """Import statements through the HTTP API of the running stack, and show the dashboard."""
    settings = read_settings()
    if password is None:
        password = demo_password(settings) if email == DEMO_EMAIL else click.prompt("Password", hide_input=True)
    api = Api(settings)
    api.sign_in(email, password)
    completed = [import_statement(api, file, account) for file in files]
    show_dashboard(api)
    sys.exit(0 if all(completed) else 1)
