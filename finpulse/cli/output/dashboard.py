"""The dashboard's main figures, as text with little bars."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

import click

from finpulse.cleaning.values.currencies import minor_digits
from finpulse.cli.client import Api

CATEGORIES_SHOWN: Final = 5
BAR_WIDTH: Final = 20
EIGHTHS: Final = " ▏▎▍▌▋▊▉"


def show_dashboard(api: Api, **query: Any) -> None:
    """Print income, spending and what is left of the dashboard's period, and the largest categories."""
    click.echo()
    for line in dashboard_lines(api.get("/analytics/dashboard", **query)):
        click.echo(line)


def dashboard_lines(dashboard: Mapping[str, Any]) -> Iterator[str]:
    """The lines of a dashboard, and what it left out."""
    summary, currency, period = dashboard["summary"], dashboard["currency"], dashboard["period"]
    yield f"Dashboard, {period['start']} to {period['end']}, in {currency}"
    yield _row("income", summary["total_income"], currency)
    yield _row("spending", summary["total_spending"], currency)
    yield _row("net cash flow", summary["net_cash_flow"], currency)
    if summary["refunds"]:
        yield _row("refunds beyond spending", summary["refunds"], currency)
    if summary["savings_rate"] is not None:
        yield f"  {'savings rate':<26}{summary['savings_rate']:>18} %  {summary['financial_health']}"
    spent = dashboard["spending_by_category"][:CATEGORIES_SHOWN]
    largest = max((each["amount"] for each in spent), default=0)
    for each in spent:
        row = _row(f"  {each['category']}", each["amount"], currency)
        yield f"{row}  {bar(each['amount'], largest)}".rstrip()
    yield from _left_out(dashboard.get("excluded") or {})


def money(amount: Decimal | int, currency: str) -> str:
    """An amount with the decimals of its currency.

    >>> money(Decimal("1234.5"), "EUR"), money(1234, "JPY")
    ('1,234.50', '1,234')
    """
    return f"{amount:,.{minor_digits(currency)}f}"


def bar(amount: Decimal | int, largest: Decimal | int) -> str:
    """A bar whose full width is the largest amount.

    >>> bar(5, 10)
    '██████████'
    """
    eighths = int(Decimal(amount) * BAR_WIDTH * 8 / largest) if largest > 0 and amount > 0 else 0
    return ("█" * (eighths // 8) + EIGHTHS[eighths % 8]).rstrip()


def _left_out(excluded: Mapping[str, Any]) -> Iterator[str]:
    """Other currencies and transfers, which the figures don't count."""
    for other in excluded.get("other_currencies") or ():
        yield f"  not counted: {other['count']} transactions in {other['currency']}"
    transfers = excluded.get("transfers") or {}
    if transfers.get("count"):
        yield f"  not counted: {transfers['count']} transactions between your own accounts"


def _row(name: str, amount: Decimal | int, currency: str) -> str:
    return f"  {name:<26}{money(amount, currency):>18}"
