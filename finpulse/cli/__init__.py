"""The `finpulse` command; each of its commands is one module here."""

from __future__ import annotations

import errno
import importlib
import os
import sys
from pathlib import Path
from typing import Final

import click

from finpulse.errors import FinPulseError, SettingError

# A command's module is imported when it is asked for: `up` should not wait for what `migrate` needs.
COMMANDS: Final = {
    "up": "finpulse.cli.up",
    "import": "finpulse.cli.import_statements",
    "migrate": "finpulse.cli.migrate",
    "roles": "finpulse.cli.roles",
    "create-admin": "finpulse.cli.admins",
    "reset-password": "finpulse.cli.people.reset_password",
    "lock-user": "finpulse.cli.people.lock_user",
    "doctor": "finpulse.cli.doctor.doctor",
    "jobs": "finpulse.cli.jobs.list_jobs",
    "stuck": "finpulse.cli.jobs.stuck",
    "retry": "finpulse.cli.jobs.retry",
    "drift": "finpulse.cli.totals.drift",
    "reaggregate": "finpulse.cli.totals.reaggregate",
    "backup": "finpulse.cli.backup.backup",
    "restore": "finpulse.cli.backup.restore",
    "rotate-keys": "finpulse.cli.secrets.rotate_keys",
    "container-secrets": "finpulse.cli.secrets.container_secrets",
}


class Commands(click.Group):
    """Our commands by name, each found as `command` in its module."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature is click's
        """All names, in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """The named command, or None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[cmd_name]).command
        return command


@click.group(cls=Commands)
@click.version_option(package_name="finpulse")
def finpulse() -> None:
    """Background jobs for personal finance: any bank's statement in, exact figures out."""


def main() -> None:
    """Run the command line. Whatever we foresee ends as one sentence: settings with exit code 2, all else with 1."""
    # Celery's settings lie beside the package, and are looked for by name.
    sys.path.append(str(Path(__file__).parents[2]))
    try:
        finpulse.main(prog_name="finpulse", standalone_mode=True)
    except SettingError as error:
        _end(str(error), 2)
    except FinPulseError as error:
        _end(str(error), 1)
    except OSError as error:
        if error.errno is None:  # Ours to know about, not the user's to mend.
            raise
        _end(_sentence(error), 1)


def _sentence(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return "The disk is full; make room, or set FINPULSE_HOME to a folder on another disk."
    what = os.strerror(error.errno or 0)
    return f"{error.filename}: {what}." if error.filename else f"{what}."


def _end(sentence: str, code: int) -> None:
    click.echo(f"finpulse: {sentence}", err=True)
    sys.exit(code)
