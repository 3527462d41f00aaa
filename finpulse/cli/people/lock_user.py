"""`finpulse lock-user`: lock a user out, or let one in again."""

from __future__ import annotations

import click
from sqlalchemy import func

from finpulse import tokens
from finpulse.cli.people.one_user import one_user


@click.command(name="lock-user", short_help="Lock a user out, or let one in again.")
@click.argument("email")
@click.option("--unlock", is_flag=True, help="Let the user in again.")
def command(email: str, unlock: bool) -> None:
    """Lock out the user with this address: all tokens are dead at once, and signing in is refused.

    Nothing of the user's is deleted, and jobs under way go on.
    """
    with one_user(email) as (session, user):
        user.locked_at = None if unlock else func.now()
        if not unlock:
            tokens.revoke_all(session, user.id)
        address = user.email
        session.commit()
    click.echo(f"{address} may sign in again." if unlock else f"{address} is locked out, and all sign-ins have ended.")
