"""`finpulse status` and `finpulse open`: whether everything runs, where, and who one is."""

from __future__ import annotations

import sys
import webbrowser
from collections.abc import Iterator

import click

from finpulse.cli.client import Api, ApiError
from finpulse.cli.identity.profiles import current_profile
from finpulse.cli.stack.running_stack import RunningStack, find_running, running_stack
from finpulse.db import exact_json


@click.command(name="status", short_help="See whether everything runs, and who you are.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def status(as_json: bool) -> None:
    """See whether a stack runs on this machine, whether it is ready, and where you are signed in.

    Exit code 0 where what you use is ready, else 1.
    """
    stack, profile = find_running(), current_profile()
    url = profile.url if profile else stack.url if stack else ""
    ready, missing = _readiness(url)
    told = {
        "stack": stack and {"url": stack.url, "home": str(stack.home)},
        "signed_in": profile and {"url": profile.url, "email": profile.email},
        "ready": ready,
        "missing": missing,
    }
    if as_json:
        click.echo(exact_json.dumps(told))
    else:
        for line in _status_lines(stack, url, missing):
            click.echo(line)
    sys.exit(0 if ready else 1)


@click.command(name="open", short_help="Open the pages in a browser.")
def open_pages() -> None:
    """Open the server's pages in a browser, and print their address."""
    profile = current_profile()
    url = profile.url if profile else running_stack().url
    click.echo(url)
    webbrowser.open(url)


def _readiness(url: str) -> tuple[bool, dict[str, str]]:
    """Whether the server is ready, and what it lacks."""
    if not url:
        return False, {"server": "No Fin-Pulse runs here, and you are signed in nowhere: `make run` starts one."}
    try:
        Api(url).get("/health/ready")
    except ApiError as error:
        return False, {"server": str(error)}
    return True, {}


def _status_lines(stack: RunningStack | None, url: str, missing: dict[str, str]) -> Iterator[str]:
    profile = current_profile()
    yield f"Stack on this machine   {f'{stack.url}, home {stack.home}' if stack else 'none runs'}"
    yield f"Signed in               {f'as {profile.email} at {profile.url}' if profile else 'nowhere'}"
    if url:
        yield f"Server                  {url} {'is not ready' if missing else 'is ready'}"
    yield from missing.values()
