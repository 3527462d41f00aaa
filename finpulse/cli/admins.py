"""`finpulse create-admin`: the only way to make an administrator."""

from __future__ import annotations

import sys

import click
from sqlalchemy.orm import Session

from finpulse import logs
from finpulse.config import read_settings
from finpulse.db.engine import connect
from finpulse.users import create_user


@click.command(name="create-admin", short_help="Make a user who is an administrator.")
@click.argument("email")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input instead of asking for it.")
def command(email: str, password_stdin: bool) -> None:
    """Make a user who may see what only administrators may, such as GET /etl/health."""
    password = sys.stdin.readline().rstrip("\r\n") if password_stdin else _ask()
    settings = read_settings()
    logs.configure(settings.log_level)
    with Session(connect(settings, pool_size=1)) as session:
        user = create_user(session, email, password, role="admin")
        session.commit()
        click.echo(f"{user.email} is an administrator now.")


def _ask() -> str:
    password: str = click.prompt("Password (12 to 72 bytes)", hide_input=True, confirmation_prompt=True)
    return password
