"""`finpulse reaggregate`: rebuild the kept totals from the transactions, and say where they had drifted."""

from __future__ import annotations

from typing import Any

import click

from finpulse.config import read_settings
from finpulse.db.engine import connect
from finpulse.totals.drift_report import Drift
from finpulse.totals.rebuild import reaggregate


@click.command(name="reaggregate")
def command() -> None:
    """Compare the kept totals with the transactions and repair what differs, as happens every night."""
    report = reaggregate(connect(read_settings(), pool_size=1, login="sweeper"))
    click.echo(
        f"Transactions compared: {report.rows}, in {report.accounts} accounts. "
        f"Totals that had drifted and were repaired: {report.drifted}."
    )
    for drift in report.drifts:
        click.echo(f"  {_place(drift)}: kept {_figures(drift.kept)}; found {_figures(drift.found)}")
    if report.drifted > len(report.drifts):
        click.echo(f"  and {report.drifted - len(report.drifts)} more.")


def _place(drift: Drift) -> str:
    account = "" if drift.account_id is None else f", account {drift.account_id}"
    return f"{drift.table} of user {drift.owner_id}{account} {_figures(drift.key) if drift.key else ''}".rstrip()


def _figures(row: dict[str, Any] | None) -> str:
    return "no row" if row is None else ", ".join(f"{name} {value}" for name, value in row.items())
