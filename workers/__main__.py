"""Celery's programs: `python -m workers worker|beat|flower`, with the options that Celery and Flower give them."""

from __future__ import annotations

from importlib import import_module
from typing import Final

import click

from finpulse.process.unused_extras import import_without_extras

import_without_extras("celery.bin.base")

from celery.bin.base import CLIContext

# A program -> the module of its app, and where its command is. `celery` itself loads the commands of all programs
# before it runs one, which takes longer than the rest of Celery does.
PROGRAMS: Final = {
    "worker": ("workers.celery", "celery.bin.worker", "worker"),
    "beat": ("workers.beat", "celery.bin.beat", "beat"),
    "flower": ("workers.beat", "flower.command", "flower"),
}


class Programs(click.Group):
    """The programs by name, each loaded when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature is click's
        """All names."""
        return list(PROGRAMS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The named program, with the app that it runs in its context; None where there is none of that name."""
        if cmd_name not in PROGRAMS:
            return None
        app, module, name = PROGRAMS[cmd_name]
        ctx.obj = CLIContext(app=import_module(app).app, no_color=None, workdir=None)
        command: click.Command = getattr(import_module(module), name)
        return command


@click.command(cls=Programs)
def main() -> None:
    """Run one of Celery's programs over the app of Fin-Pulse."""


if __name__ == "__main__":
    main(prog_name="python -m workers")
