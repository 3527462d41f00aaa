"""`finpulse register` and `finpulse login`, `logout`: who one is, at which server."""

from __future__ import annotations

import sys

import click
import httpx

from finpulse.cli.client import Api, ApiError
from finpulse.cli.identity.profiles import current_profile, forget, profile_of
from finpulse.cli.identity.signed_in import NotSignedIn, new_profile
from finpulse.cli.stack.running_stack import find_running

SERVER_HELP = "The server's address, such as https://finance.example.org; else the stack that runs on this machine."
PASSWORD_HELP = "Read the password from standard input instead of asking for it."  # noqa: S105 - a sentence.
CODE_NEEDED = "second-factor-required"


@click.command(name="register", short_help="Make an account for yourself.")
@click.argument("email")
@click.option("--server", metavar="URL", envvar="FINPULSE_URL", help=SERVER_HELP)
@click.option("--password-stdin", is_flag=True, help=PASSWORD_HELP)
def register(email: str, server: str | None, password_stdin: bool) -> None:
    """Make an account for yourself, and sign in to it. The password has 12 to 72 bytes."""
    api = Api(_address(server))
    password = _password(password_stdin, new=True)
    api.post("/profile/register", {"email": email, "password": password})
    api.sign_in(email, password)
    new_profile(api, email)
    click.echo(f"You are {email} at {api.url}. Next: finpulse import FILES…")


@click.command(name="login", short_help="Sign in, here or at another server.")
@click.argument("server", required=False, metavar="[URL]", envvar="FINPULSE_URL")
@click.option("--email", help="Your address; asked for where it is missing.")
@click.option("--code", help="The code of the second factor, where one is on.")
@click.option("--password-stdin", is_flag=True, help=PASSWORD_HELP)
def login(server: str | None, email: str | None, code: str | None, password_stdin: bool) -> None:
    """Sign in. A token that is good for a year is kept in your config folder; the password is not.

    \b
    finpulse login                                 to the stack that runs on this machine
    finpulse login https://finance.example.org     to another server
    """
    api = Api(_address(server))
    address: str = email or click.prompt("E-mail")
    _sign_in(api, address, _password(password_stdin), code)
    new_profile(api, address)
    click.echo(f"You are {address} at {api.url}.")


@click.command(name="logout", short_help="Sign out.")
@click.option("--server", metavar="URL", envvar="FINPULSE_URL", help="Another server than the one of the last sign-in.")
def logout(server: str | None) -> None:
    """Sign out: the kept token is revoked at the server, and forgotten here."""
    profile = profile_of(server.rstrip("/")) if server else current_profile()
    if profile is None:
        raise NotSignedIn("You are signed in nowhere.")
    api = Api(profile.url)
    api.use_token(profile.token)
    try:
        api.post("/profile/logout", {})
    except ApiError as error:
        if error.status != httpx.codes.UNAUTHORIZED:
            raise
    forget(profile)
    click.echo(f"{profile.email} is signed out at {profile.url}.")


def _address(server: str | None) -> str:
    """The server that is named, else the one that runs here. Raises NotSignedIn."""
    if server:
        return server.rstrip("/")
    if stack := find_running():
        return stack.url
    raise NotSignedIn("No Fin-Pulse runs on this machine: start one by `make run`, or name a server by its URL.")


def _sign_in(api: Api, email: str, password: str, code: str | None) -> None:
    """Sign in, and ask for the second factor's code where the server wants one. Raises ApiError."""
    try:
        api.sign_in(email, password, **({"code": code} if code else {}))
    except ApiError as error:
        if error.code != CODE_NEEDED or code or not sys.stdin.isatty():
            raise
        api.sign_in(email, password, code=click.prompt("Code of your second factor"))


def _password(from_stdin: bool, *, new: bool = False) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    asked: str = click.prompt("Password", hide_input=True, confirmation_prompt=new, err=True)
    return asked
