"""`finpulse undo`: an import as if it had never been."""

from __future__ import annotations

import click

from finpulse.cli.identity.signed_in import Person, for_person, on_terminal
from finpulse.cli.person.statement import wait_for_end


@click.command(name="undo", short_help="Undo an import.")
@click.argument("job", type=int)
@click.option("--yes", is_flag=True, help="Don't ask first.")
@for_person
def undo(person: Person, job: int, yes: bool) -> None:
    """Undo the import with this job id: every row that it brought is gone, and every figure as before it."""
    found = person.api.get(f"/etl/jobs/{job}")
    rows, name = found["rows"]["inserted"], found["filename"] or f"job {job}"
    if on_terminal() and not yes:
        click.confirm(f"Take back the {rows:,} rows that {name} brought?", abort=True, err=True)
    answer = person.api.delete(f"/etl/jobs/{job}")
    if answer:
        wait_for_end(person.api, answer)
    after = person.api.get(f"/etl/jobs/{job}")
    person.show(after, [f"{name}: undone, {rows:,} rows are gone."])
