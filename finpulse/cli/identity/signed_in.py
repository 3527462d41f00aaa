"""Who a command works as, and where: the server that was named or signed in to, else this machine's running stack."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import wraps
from typing import Any, Final

import click
import httpx

from finpulse.cli.client import Api, ApiError
from finpulse.cli.identity.profiles import Profile, current_profile, keep, profile_of
from finpulse.cli.stack.running_stack import find_running
from finpulse.db import exact_json
from finpulse.errors import FinPulseError
from finpulse.local_secrets import local_secret, secret_path

# The person whose machine it is. The demo user is another one, so that nobody's rows mix with the sample's.
OWN_EMAIL: Final = "me@finpulse.example"
OWN_PASSWORD: Final = "own-password"  # noqa: S105 - its name, and not the password itself.
TOKEN_DAYS: Final = 365
TOKEN_NAME: Final = "finpulse command"  # noqa: S105 - what the list of tokens shows.


class NotSignedIn(FinPulseError):
    """Nobody has said who they are at this server."""


@dataclass(frozen=True, slots=True)
class Person:
    """The API as one person asks it, and whether they want JSON."""

    api: Api
    email: str
    as_json: bool

    def show(self, data: object, lines: Iterable[str]) -> None:
        """Print the data as JSON where that is asked for, else these lines."""
        for line in [exact_json.dumps(data)] if self.as_json else lines:
            click.echo(line)

    def tell(self, sentence: str) -> None:
        """Say something beside the result: on standard error, so that the result can be piped."""
        click.echo(sentence, err=True)


def for_person(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command its person as the first argument, and the options that say who and how."""

    @click.option("--server", metavar="URL", help="Another server than the one that was signed in to last.")
    @click.option("--json", "as_json", is_flag=True, help="Print JSON, as the API answers it.")
    @wraps(command)
    def with_person(*, server: str | None, as_json: bool, **options: Any) -> Any:
        return command(find_person(server, as_json=as_json), **options)

    return with_person


def find_person(server: str | None, *, as_json: bool) -> Person:
    """Whoever is signed in at the server. Raises NotSignedIn, and ApiError where it does not answer."""
    profile = profile_of(_plain(server)) if server else current_profile()
    stack = find_running()
    if profile is None and stack and server in (None, stack.url):
        profile = profile_of(stack.url) or _own_profile(stack.url)
    if profile is None:
        raise NotSignedIn(_advice(server))
    api = Api(profile.url)
    api.use_token(profile.token)
    try:
        api.get("/profile")
    except ApiError as error:
        if error.status != httpx.codes.UNAUTHORIZED:
            raise
        if profile.email != OWN_EMAIL or not stack or stack.url != profile.url:
            raise NotSignedIn(
                f"You are no longer signed in at {profile.url}: `finpulse login {profile.url}`."
            ) from None
        api.use_token(_own_profile(stack.url).token)
    return Person(api, profile.email, as_json)


def new_profile(api: Api, email: str) -> Profile:
    """Keep a token for whoever is signed in. Raises ApiError."""
    expires = (datetime.now(UTC) + timedelta(days=TOKEN_DAYS)).isoformat()
    made = api.post("/profile/tokens", {"name": TOKEN_NAME, "scopes": ["read", "write"], "expires_at": expires})
    profile = Profile(api.url, email, made["id"], made["token"])
    keep(profile)
    return profile


def _own_profile(url: str) -> Profile:
    """This machine's own person on its own stack, made where there is none yet."""
    stack = find_running()
    assert stack is not None, "its caller has found it"
    api, password = Api(url), local_secret(stack.home, OWN_PASSWORD)
    try:
        api.sign_in(OWN_EMAIL, password)
    except ApiError as error:
        if error.status != httpx.codes.UNAUTHORIZED:
            raise
        api.post("/profile/register", {"email": OWN_EMAIL, "password": password})
        api.sign_in(OWN_EMAIL, password)
        where = secret_path(stack.home, OWN_PASSWORD)
        click.echo(f"You are {OWN_EMAIL} on this machine; the password is in {where}.", err=True)
    return new_profile(api, OWN_EMAIL)


def _plain(url: str) -> str:
    return url.rstrip("/")


def _advice(server: str | None) -> str:
    if server:
        return f"You are not signed in at {server}: `finpulse login {server}`, or `finpulse register`."
    return (
        "No Fin-Pulse runs on this machine, and you are signed in nowhere: `make run` starts one, and "
        "`finpulse login URL` signs you in at another."
    )


def on_terminal() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin.isatty() and sys.stderr.isatty()
