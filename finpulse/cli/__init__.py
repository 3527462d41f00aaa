"""The `finpulse` command; each of its commands is one module here."""

from __future__ import annotations

import errno
import importlib
import os
import sys
from pathlib import Path
from typing import Final

import click

from finpulse.process.unused_extras import import_without_extras

import_without_extras("structlog", "httpx")

from finpulse.errors import FinPulseError, SettingError
from finpulse.unknown_settings import PREFIX, unknown_settings

IDENTITY, PERSON, STACK, OPERATOR = "finpulse.cli.identity", "finpulse.cli.person", "finpulse.cli.stack", "finpulse.cli"
ARRIVALS: Final = "finpulse.cli.arrivals"
# By what they are for: a command's name -> its module, which is imported when the command is asked for, and its name
# there. `up` should not wait for what `migrate` needs.
SECTIONS: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "Your money": {
        "register": (f"{IDENTITY}.register", "register"),
        "login": (f"{IDENTITY}.register", "login"),
        "logout": (f"{IDENTITY}.register", "logout"),
        "import": (f"{PERSON}.import_statements", "import_statements"),
        "watch": (f"{ARRIVALS}.watch", "watch"),
        "watch-mailbox": (f"{ARRIVALS}.watch_mailbox", "watch_mailbox"),
        "answer": (f"{PERSON}.answer", "answer"),
        "rejects": (f"{PERSON}.rejects", "rejects"),
        "undo": (f"{PERSON}.undo", "undo"),
        "jobs": (f"{PERSON}.jobs", "jobs"),
        "accounts": (f"{PERSON}.accounts", "accounts"),
        "account": (f"{PERSON}.accounts", "account"),
        "ask": (f"{PERSON}.ask", "ask"),
        "dashboard": (f"{PERSON}.dashboard", "dashboard"),
        "transactions": (f"{PERSON}.transactions", "transactions"),
        "search": (f"{PERSON}.transactions", "search"),
        "rules": (f"{PERSON}.rules", "rules"),
        "export": (f"{PERSON}.export", "export"),
    },
    "The stack on this machine": {
        "up": (f"{STACK}.up", "command"),
        "status": (f"{STACK}.status", "status"),
        "open": (f"{STACK}.status", "open_pages"),
        "logs": (f"{STACK}.logs", "logs"),
        "down": (f"{STACK}.down", "down"),
        "reset": (f"{STACK}.down", "reset"),
    },
    "For operators": {
        "doctor": (f"{OPERATOR}.doctor.doctor", "command"),
        "stuck": (f"{OPERATOR}.jobs.stuck", "command"),
        "retry": (f"{OPERATOR}.jobs.retry", "command"),
        "drift": (f"{OPERATOR}.totals.drift", "command"),
        "reaggregate": (f"{OPERATOR}.totals.reaggregate", "command"),
        "backup": (f"{OPERATOR}.backup.backup", "command"),
        "restore": (f"{OPERATOR}.backup.restore", "command"),
        "migrate": (f"{OPERATOR}.migrate", "command"),
        "roles": (f"{OPERATOR}.roles", "command"),
        "create-admin": (f"{OPERATOR}.admins", "command"),
        "reset-password": (f"{OPERATOR}.people.reset_password", "command"),
        "lock-user": (f"{OPERATOR}.people.lock_user", "command"),
        "rotate-keys": (f"{OPERATOR}.secrets.rotate_keys", "command"),
        "container-secrets": (f"{OPERATOR}.secrets.container_secrets", "command"),
    },
}
COMMANDS: Final = {name: place for commands in SECTIONS.values() for name, place in commands.items()}


class Commands(click.Group):
    """Our commands by name, each found in its module."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature is click's
        """All names, in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """The named command, or None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name]
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The names by what they are for, each with its sentence."""
        for title, commands in SECTIONS.items():
            found = [(name, self.get_command(ctx, name)) for name in commands]
            with formatter.section(title):
                formatter.write_dl([(name, command.get_short_help_str(100)) for name, command in found if command])


@click.group(cls=Commands)
@click.version_option(package_name="finpulse")
def finpulse() -> None:
    """Background jobs for personal finance: any bank's statement in, exact figures out.

    `finpulse COMMAND --help` says more of each. Exit codes: 0 done, 1 failed, 2 a wrong command or setting,
    3 a statement or a question could be read in several ways.
    """


def main() -> None:
    """Run the command line. Whatever we foresee ends as one sentence: settings with exit code 2, all else with 1."""
    # Celery's settings lie beside the package, and are looked for by name.
    sys.path.append(str(Path(__file__).parents[2]))
    _tell_unknown_settings()
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


def _tell_unknown_settings() -> None:
    """Name variables that look like settings and are none, unless that would disturb what a shell completes."""
    if any(name.startswith(PREFIX) for name in os.environ) and "_FINPULSE_COMPLETE" not in os.environ:
        for sentence in unknown_settings(os.environ):
            click.echo(f"finpulse: {sentence}", err=True)


def _sentence(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return "The disk is full; make room, or set FINPULSE_HOME to a folder on another disk."
    what = os.strerror(error.errno or 0)
    return f"{error.filename}: {what}." if error.filename else f"{what}."


def _end(sentence: str, code: int) -> None:
    click.echo(f"finpulse: {sentence}", err=True)
    sys.exit(code)
