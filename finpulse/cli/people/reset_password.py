"""`finpulse reset-password`: a new password for a user who has lost the old one."""

from __future__ import annotations

import secrets
import string
import sys
from typing import Final

import click

from finpulse import tokens, users
from finpulse.access import second_factor
from finpulse.cli.people.one_user import one_user

LETTERS: Final = string.ascii_letters + string.digits
GENERATED_LENGTH: Final = 20


@click.command(name="reset-password", short_help="Give a user a new password, and end all sign-ins.")
@click.argument("email")
@click.option("--generate", is_flag=True, help="Make a password and print it, instead of asking for one.")
@click.option("--without-code", is_flag=True, help="Turn the second factor off too, for whoever has lost it.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input instead of asking for it.")
def command(email: str, generate: bool, without_code: bool, password_stdin: bool) -> None:
    """Give the user with this address a new password, and end all sign-ins.

    Personal access tokens stay good: the user lists and deletes them, or whoever locks the user out.
    """
    if generate and password_stdin:
        raise click.UsageError("Give --generate or --password-stdin, and not both.")
    password = _generated() if generate else sys.stdin.readline().rstrip("\r\n") if password_stdin else _asked()
    with one_user(email) as (session, user):
        users.set_password(session, user, password)
        tokens.revoke_all(session, user.id)
        if without_code and second_factor.is_on(session, user.id):
            second_factor.turn_off(session, user.id)
        address = user.email
        session.commit()
    if generate:
        click.echo(f"The new password: {password}")
        click.echo("Whoever gets it should change it at once, by PATCH /profile.")
    click.echo(f"{address} has a new password, and all sign-ins have ended.")


def _generated() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(GENERATED_LENGTH))


def _asked() -> str:
    password: str = click.prompt("New password (12 to 72 bytes)", hide_input=True, confirmation_prompt=True)
    return password
