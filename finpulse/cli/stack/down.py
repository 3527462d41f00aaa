"""`finpulse down` and `finpulse reset`: the end of the stack on this machine, and of all that it has."""

from __future__ import annotations

import os
import shutil
import signal
from typing import Final

import click
import psutil

from finpulse.cli.stack.running_stack import NotRunning, RunningStack, find_running, running_stack
from finpulse.config import home_of
from finpulse.embedded import StartFailed
from finpulse.embedded.home import locked

ENDING_SECONDS: Final = 180


@click.command(name="down", short_help="End the stack on this machine.")
def down() -> None:
    """End everything that `finpulse up` or `make run` has started here; all data stay."""
    _end(running_stack())
    click.echo("Ended.")


@click.command(name="reset", short_help="Delete all data of the stack on this machine.")
@click.option("--yes", is_flag=True, help="Don't ask first.")
def reset(yes: bool) -> None:
    """Delete the home of this machine's stack: database, uploads, logs and secrets. A running stack is ended first."""
    home = home_of(os.environ)
    if not (home / "lock").exists():
        raise NotRunning(f"There is no Fin-Pulse in {home}.")
    if not yes:
        click.confirm(f"Delete everything in {home}, all users and their statements?", abort=True, err=True)
    if stack := find_running():
        _end(stack)
    with locked(home):
        shutil.rmtree(home)
    click.echo(f"{home} is deleted.")


def _end(stack: RunningStack) -> None:
    """Tell `finpulse up` to end, and wait for it. Raises StartFailed where it doesn't."""
    try:
        process = psutil.Process(stack.process_id)
        process.send_signal(signal.SIGTERM)
        process.wait(ENDING_SECONDS)
    except psutil.NoSuchProcess:
        return
    except psutil.TimeoutExpired:
        raise StartFailed(f"Process {stack.process_id} has not ended in {ENDING_SECONDS} s.") from None
