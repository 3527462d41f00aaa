"""Options that choose transactions, for whatever lists, counts or exports them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

import click

from finpulse.cli.identity.signed_in import Person

OPTIONS: Final = (
    click.option("--account", help="Only those of this account, by name or id."),
    click.option("--from", "from_", metavar="DAY", help="From this day on, such as 2026-01-31."),
    click.option("--to", metavar="DAY", help="Up to this day."),
    click.option("--category", help="Only those of this category."),
    click.option("--merchant", help="Only those of this merchant."),
    click.option("--currency", help="Only those in this currency."),
    click.option("--min", "min_amount", metavar="AMOUNT", help="Amounts from this one on; money out is negative."),
    click.option("--max", "max_amount", metavar="AMOUNT", help="Amounts up to this one."),
    click.option("--job", "job_id", type=int, help="Only what this import brought."),
)


def with_filters(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command, after its person, the query that its options make."""

    @wraps(command)
    def filtered(person: Person, **options: Any) -> Any:
        account = options.pop("account")
        names = ("to", "category", "merchant", "currency", "min_amount", "max_amount", "job_id")
        query = {name: options.pop(name) for name in names}
        query["from"] = options.pop("from_")
        query["account_id"] = account and account_named(person, account)["id"]
        chosen = {name: value for name, value in query.items() if value is not None}
        return command(person, chosen, **options)

    for option in reversed(OPTIONS):
        filtered = option(filtered)
    return filtered


def account_named(person: Person, name: str) -> dict[str, Any]:
    """The account with this id or name. Raises click.BadParameter with those that there are."""
    accounts = list(person.api.pages("/accounts", 500))
    for each in accounts:
        if name in (str(each["id"]), each["name"]):
            found: dict[str, Any] = each
            return found
    same = [each for each in accounts if each["name"].casefold() == name.casefold()]
    if len(same) == 1:
        only: dict[str, Any] = same[0]
        return only
    known = ", ".join(f"{each['name']} ({each['id']})" for each in accounts) or "none yet"
    raise click.BadParameter(f"You have no account {name!r}; there are: {known}.", param_hint="--account")
