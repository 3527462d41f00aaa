"""`finpulse rules`: what the person has decided about texts, tried before everything else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import click

from finpulse.cli.identity.signed_in import Person, for_person
from finpulse.cli.output.table import table_lines
from finpulse.cli.person.statement import wait_for_end

HEADER: Final = ("ID", "PRIORITY", "WHERE", "SET")
OPS: Final = ("contains", "equals", "starts_with", "regex")


@click.group(name="rules", invoke_without_command=True, short_help="List, add and apply rules.")
@click.pass_context
def rules(context: click.Context) -> None:
    """Rules of your own decide category and merchant before anything else does. Without a command: list them."""
    if context.invoked_subcommand is None:
        context.invoke(list_rules)


@rules.command(name="list", short_help="List your rules.")
@for_person
def list_rules(person: Person) -> None:
    """List your rules, in the order in which they were made."""
    found = list(person.api.pages("/rules", 1_000))
    person.show(found, _lines(found))


@rules.command(name="add", short_help="Add a rule.")
@click.argument("text")
@click.option("--op", type=click.Choice(OPS), default="contains", show_default=True, help="How the text is compared.")
@click.option("--field", default="description", show_default=True, help="What is compared with it.")
@click.option("--category", help="The category to set.")
@click.option("--merchant", help="The merchant to set.")
@for_person
def add(person: Person, text: str, op: str, field: str, category: str | None, merchant: str | None) -> None:
    """Add a rule, for example: finpulse rules add netflix --category "Entertainment & Leisure" """
    values = {"category": category, "merchant": merchant}
    to_set = {name: value for name, value in values.items() if value}
    if not to_set:
        raise click.UsageError("Say what the rule sets: --category, --merchant or both.")
    made = person.api.post("/rules", {"match": [{"field": field, "op": op, "value": text}], "set": to_set})
    person.show(made, [f"Rule {made['id']}. For what is there already: finpulse rules apply {made['id']}"])


@rules.command(name="apply", short_help="Run a rule over what is there already.")
@click.argument("rule", type=int)
@for_person
def apply(person: Person, rule: int) -> None:
    """Run a rule over all transactions that are there already."""
    job = wait_for_end(person.api, person.api.post(f"/rules/{rule}/apply", {}))
    person.show(job, [f"Rule {rule} over history: {job['status']}."])


@rules.command(name="remove", short_help="Remove a rule.")
@click.argument("rule", type=int)
@click.option("--undo", is_flag=True, help="Take back all that it has decided, too.")
@for_person
def remove(person: Person, rule: int, undo: bool) -> None:
    """Remove a rule; what it has decided stays as it is, unless it is to be taken back."""
    job = person.api.delete(f"/rules/{rule}", **({"undo": "true"} if undo else {}))
    if job is not None:  # A long history is seen to behind the answer.
        wait_for_end(person.api, job)
    taken_back = ", and what it has decided is taken back" if undo else ""
    person.show({"id": rule}, [f"Rule {rule} is removed{taken_back}."])


def _lines(found: list[dict[str, Any]]) -> Iterator[str]:
    if found:
        yield from table_lines(HEADER, [_row(each) for each in found])
    else:
        yield "You have no rules. Add one: finpulse rules add TEXT --category NAME"


def _row(rule: dict[str, Any]) -> tuple[str, ...]:
    where = " and ".join(f"{each['field']} {each['op']} {each['value']}" for each in rule["match"])
    sets = ", ".join(f"{name}: {value}" for name, value in rule["set"].items() if value)
    return str(rule["id"]), str(rule["priority"]), where, sets
