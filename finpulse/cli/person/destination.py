"""Which account a statement goes into: the one that was named, else one in the statement's currency."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from finpulse.cli.identity.signed_in import Person, on_terminal
from finpulse.cli.person.ledger_filters import account_named
from finpulse.errors import FinPulseError


class AccountUnknown(FinPulseError):
    """Nobody can tell which account, or which currency, is meant; nothing was imported."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the person has said of the account: its name or id, and the currency of the statements."""

    account: str | None
    currency: str | None


def destination(person: Person, file: Path, wanted: Wanted, password: str | None = None) -> dict[str, Any]:
    """The account that the file's rows go into. Raises AccountUnknown where that is a question that nobody answers."""
    if wanted.account:
        return _named(person, wanted.account, wanted.currency)
    preview = person.api.send_file("/etl/preview", file, password=password)
    accounts = [each for each in person.api.pages("/accounts", 500) if each["is_active"]]
    currency = wanted.currency or _told_by(preview, accounts) or _asked_for(file)
    fitting = [each for each in accounts if each["currency"] == currency and not _is_unused_default(person, each)]
    if len(fitting) > 1:
        return _chosen(file, currency, fitting)
    if fitting:
        only: dict[str, Any] = fitting[0]
        return only
    return _first_of(person, file, currency, accounts)


def _named(person: Person, name: str, currency: str | None) -> dict[str, Any]:
    """The account of this name or id; one that there isn't is made where its currency is told too."""
    try:
        return account_named(person, name)
    except click.BadParameter as unknown:
        if not currency or name.isdigit():
            advice = f" With --currency it is made, such as: --account {name!r} --currency EUR"
            raise AccountUnknown(f"{unknown.message}{'' if name.isdigit() else advice}") from None
    return _made(person, name, currency)


def _told_by(preview: dict[str, Any], accounts: list[dict[str, Any]]) -> str:
    """The currency of the statement's rows; empty where nothing tells it.

    A file that names none is taken to be in the currency of its account, of which there is one to choose from here.
    """
    found = Counter(row["currency"] for row in preview["sample"] if row["currency"])
    currency: str = max(found, key=lambda each: found[each], default="")
    looked_at = next(each["currency"] for each in accounts if each["id"] == preview["account_id"])
    is_named = currency != looked_at or any(
        each["role"] == "currency" for each in preview["reading"].get("columns", [])
    )
    is_open = any(question["about"] == "currency" for question in preview["questions"])
    if is_named or (not is_open and len({each["currency"] for each in accounts}) == 1):
        return currency
    return ""


def _asked_for(file: Path) -> str:
    """The currency that the person names. Raises AccountUnknown where nobody can be asked."""
    if not on_terminal():
        raise AccountUnknown(f"{file.name} doesn't say which currency it is in. Say it: --currency USD")
    asked: str = click.prompt(f"{file.name} doesn't say which currency it is in. Which one", err=True)
    return asked.strip().upper()


def _is_unused_default(person: Person, account: dict[str, Any]) -> bool:
    """Whether it is the account that looking at a file has made: it has no currency that anybody chose."""
    if account["name"] != "Main":
        return False
    return not person.api.get("/transactions", account_id=account["id"], limit=1)


def _first_of(person: Person, file: Path, currency: str, accounts: list[dict[str, Any]]) -> dict[str, Any]:
    """The account for the first statement in a currency: the default one while it is unused, else a new one."""
    for account in accounts:
        if _is_unused_default(person, account):
            changed: dict[str, Any] = person.api.patch(f"/accounts/{account['id']}", {"currency": currency})
            return changed
    return _made(person, file.stem[:100] or "Statement", currency)


def _made(person: Person, name: str, currency: str) -> dict[str, Any]:
    made: dict[str, Any] = person.api.post(
        "/accounts", {"name": name, "provider": "csv", "account_type": "checking", "currency": currency}
    )
    person.tell(f"Account {made['name']} is new, in {made['currency']}.")
    return made


def _chosen(file: Path, currency: str, fitting: list[dict[str, Any]]) -> dict[str, Any]:
    """The one of several accounts that the person chooses."""
    names = ", ".join(f"{each['name']} ({each['id']})" for each in fitting)
    if not on_terminal():
        raise AccountUnknown(f"{file.name} is in {currency}, as are {names}. Say which: --account NAME")
    for number, each in enumerate(fitting, 1):
        click.echo(f"  {number}  {each['name']}", err=True)
    asked = click.prompt(f"Which account is {file.name} of", type=click.IntRange(1, len(fitting)), err=True)
    return fitting[asked - 1]
