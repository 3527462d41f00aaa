"""`finpulse accounts` and `finpulse account add`: the places where one's money is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import click

from finpulse.cli.identity.signed_in import Person, for_person
from finpulse.cli.output.dashboard import money
from finpulse.cli.output.table import table_lines

HEADER = ("ID", "NAME", "TYPE", "CURRENCY", "BALANCE", "PROOF")
MOST = 500


@click.command(name="accounts", short_help="List your accounts with their balances.")
@for_person
def accounts(person: Person) -> None:
    """List your accounts, newest first, with their balances and whether statements prove them."""
    found = list(person.api.pages("/accounts", MOST))
    person.show(found, _lines(found))


@click.group(name="account", short_help="Add an account.")
def account() -> None:
    """Add accounts; a statement goes into one by `finpulse import --account`."""


@account.command(name="add", short_help="Add an account.")
@click.argument("name")
@click.option("--currency", help="Its currency by ISO 4217, such as EUR; else that of your profile.")
@click.option("--type", "account_type", default="checking", show_default=True, help="Such as savings or credit_card.")
@click.option("--opening-balance", help="What was on it before its first transaction.")
@for_person
def add(person: Person, name: str, currency: str | None, account_type: str, opening_balance: str | None) -> None:
    """Add an account, for example: finpulse account add "Chase checking" --currency USD"""
    wanted = {"name": name, "provider": "csv", "account_type": account_type}
    given = {"currency": currency and currency.upper(), "opening_balance": opening_balance}
    made = person.api.post("/accounts", {**wanted, **{field: value for field, value in given.items() if value}})
    person.show(made, [f"Account {made['id']} is {made['name']}, in {made['currency']}."])


def _lines(found: list[Mapping[str, Any]]) -> Iterator[str]:
    if found:
        yield from table_lines(HEADER, list(_rows(found)))
    else:
        yield "You have no accounts yet; the first import makes one."


def _rows(found: list[Mapping[str, Any]]) -> Iterator[tuple[str, ...]]:
    for each in found:
        balance = money(each["balance"], each["currency"])
        yield (
            str(each["id"]), each["name"], each["account_type"], each["currency"], balance, each.get("proof") or "",
        )  # fmt: skip
