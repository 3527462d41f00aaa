"""`finpulse drift`: compare the kept totals with the transactions, and change nothing."""

from __future__ import annotations

import sys
from dataclasses import asdict

import click

from finpulse.cli.all_owners import all_owners
from finpulse.cli.totals.drift_lines import drift_lines
from finpulse.db import exact_json
from finpulse.totals.find_drift import find_drift


@click.command(name="drift", short_help="Compare the kept totals, and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead.")
def command(as_json: bool) -> None:
    """Compare the kept totals, balances and figures with the transactions, and change nothing.

    There should be none, ever: each is kept in the transaction that changes what it is made of. Exit code 1 where there
    is some; `finpulse reaggregate` repairs it, and so does the next night.
    """
    with all_owners("sweeper") as engine:
        report = find_drift(engine)
    if as_json:
        click.echo(exact_json.dumps(asdict(report)))
    else:
        click.echo(
            f"Transactions compared: {report.rows}, in {report.accounts} accounts. Totals that have drifted: "
            f"{report.drifted}."
        )
        for line in drift_lines(report):
            click.echo(line)
        if report.drifted:
            click.echo("Nothing was changed; `finpulse reaggregate` repairs them.")
    sys.exit(1 if report.drifted else 0)
