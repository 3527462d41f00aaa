"""`finpulse reaggregate`: rebuild the kept totals from the transactions, and say where they had drifted."""

from __future__ import annotations

import click

from finpulse.cli.all_owners import all_owners
from finpulse.cli.totals.drift_lines import drift_lines
from finpulse.totals.rebuild import reaggregate


@click.command(name="reaggregate", short_help="Compare the kept totals, and repair them.")
def command() -> None:
    """Compare the kept totals with the transactions and repair what differs, as happens every night.

    Everything else goes on meanwhile. `finpulse drift` compares and repairs nothing.
    """
    with all_owners("sweeper") as engine:
        report = reaggregate(engine)
    click.echo(
        f"Transactions compared: {report.rows}, in {report.accounts} accounts. "
        f"Totals that had drifted and were repaired: {report.drifted}."
    )
    for line in drift_lines(report):
        click.echo(line)
