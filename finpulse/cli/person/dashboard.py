"""`finpulse dashboard`: where the money went."""

from __future__ import annotations

import click

from finpulse.cli.identity.signed_in import Person, for_person
from finpulse.cli.output.dashboard import dashboard_lines
from finpulse.cli.person.ledger_filters import account_named


@click.command(name="dashboard", short_help="See where your money went.")
@click.option("--from", "from_", metavar="DAY", help="From this day on; else the newest month that has transactions.")
@click.option("--to", metavar="DAY", help="Up to this day.")
@click.option("--account", help="Only this account, by name or id.")
@click.option("--currency", help="In this currency; else that of your profile, or of most transactions.")
@for_person
def dashboard(person: Person, from_: str | None, to: str | None, account: str | None, currency: str | None) -> None:
    """See income, spending and the largest categories of a period, with what is left out."""
    account_id = account and account_named(person, account)["id"]
    query = {"from": from_, "to": to, "account_id": account_id, "currency": currency}
    found = person.api.get("/analytics/dashboard", **query)
    person.show(found, dashboard_lines(found))
