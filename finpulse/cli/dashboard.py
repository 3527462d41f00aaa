"""The dashboard's main figures, as text."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import click

from finpulse.cli.client import Api

CATEGORIES_SHOWN: Final = 5


def show_dashboard(api: Api) -> None:
    """Print income, spending and what is left of the dashboard's period, and the largest categories."""
    dashboard = api.get("/analytics/dashboard")
    summary, currency = dashboard["summary"], dashboard["currency"]
    period = dashboard["period"]
    click.echo(f"\nDashboard, {period['start']} to {period['end']}, in {currency}")
    _row("income", summary["total_income"])
    _row("spending", summary["total_spending"])
    _row("net cash flow", summary["net_cash_flow"])
    click.echo(f"  {'savings rate':<26}{summary['savings_rate']:>18} %  {summary['financial_health']}")
    for category in dashboard["spending_by_category"][:CATEGORIES_SHOWN]:
        _row(f"  {category['category']}", category["amount"])


def _row(name: str, amount: Decimal | int) -> None:
    click.echo(f"  {name:<26}{amount:>18,}")
