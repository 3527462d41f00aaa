"""`finpulse import`: statements into the running stack, with a progress bar and what became of the rows."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from finpulse.cli.client import Api
from finpulse.cli.dashboard import show_dashboard
from finpulse.cli.demo import DEMO_EMAIL, demo_password
from finpulse.cli.statement import import_statement
from finpulse.config import Settings, read_settings


@click.command(name="import", short_help="Import statements into the running stack.")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--account", type=int, help="The account's id; the default account where none is given.")
@click.option("--email", default=DEMO_EMAIL, show_default=True, help="Whose statements these are.")
@click.option("--password-stdin", is_flag=True, help="Read that user's password from standard input.")
def command(files: tuple[Path, ...], account: int | None, email: str, password_stdin: bool) -> None:
    """Import statements through the HTTP API of the running stack, and show the dashboard."""
    settings = read_settings()
    api = Api(settings)
    api.sign_in(email, _password(settings, email, password_stdin))
    completed = [import_statement(api, file, account) for file in files]
    show_dashboard(api)
    sys.exit(0 if all(completed) else 1)


def _password(settings: Settings, email: str, from_stdin: bool) -> str:
    """The user's password, which no option takes, since everybody on the machine may read command lines."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if email == DEMO_EMAIL:
        return demo_password(settings)
    asked: str = click.prompt("Password", hide_input=True)
    return asked
