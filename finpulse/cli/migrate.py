"""`finpulse migrate`: bring the database to the tables of this version."""

from __future__ import annotations

import click
from flask_migrate import upgrade

from finpulse.app import create_app


@click.command(name="migrate")
def command() -> None:
    """Bring the database to the tables of this version."""
    with create_app().app_context():
        upgrade()
