"""`finpulse transactions` and `finpulse search`: rows by filters, and by words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

import click

from finpulse.cli.identity.signed_in import Person, for_person
from finpulse.cli.output.table import table_lines
from finpulse.cli.person.ledger_filters import with_filters

HEADER: Final = ("ID", "DATE", "AMOUNT", "CUR", "CATEGORY", "MERCHANT", "DESCRIPTION")
DESCRIPTION_WIDTH: Final = 60
LIMIT = click.option("--limit", type=click.IntRange(1), default=30, show_default=True, help="At most so many.")


@click.command(name="transactions", short_help="List transactions.")
@for_person
@with_filters
@LIMIT
def transactions(person: Person, query: dict[str, Any], limit: int) -> None:
    """List transactions, newest first, and the sums of all that the filters choose."""
    _list(person, query, limit)


@click.command(name="search", short_help="Find transactions by words.")
@click.argument("words", nargs=-1, required=True)
@for_person
@with_filters
@LIMIT
def search(person: Person, query: dict[str, Any], words: tuple[str, ...], limit: int) -> None:
    """Find transactions whose description, merchant or category has these words."""
    _list(person, {**query, "q": " ".join(words)}, limit)


def _list(person: Person, query: dict[str, Any], limit: int) -> None:
    found = list(person.api.pages("/transactions", limit, **query))
    person.show(found, _lines(person, found, query))


def _lines(person: Person, found: Sequence[dict[str, Any]], query: dict[str, Any]) -> Iterator[str]:
    if not found:
        yield "No transaction is like that." if query else "There are no transactions yet: finpulse import FILES…"
        return
    yield from table_lines(HEADER, [_row(each) for each in found])
    totals = person.api.get("/transactions/totals", **query)
    person.tell(f"{len(found):,} of {totals['count']:,}. {_sums(totals)}")


def _row(each: dict[str, Any]) -> tuple[str, ...]:
    text = (each["description"] or "")[:DESCRIPTION_WIDTH]
    amount, currency = each["amount"], each["currency"]
    return str(each["id"]), each["date"], amount, currency, each["category"] or "", each["merchant"] or "", text


def _sums(totals: dict[str, Any]) -> str:
    sums = (f"{each['currency']}: in {each['money_in']}, out {each['money_out']}" for each in totals["sums"])
    return "; ".join(sums)
