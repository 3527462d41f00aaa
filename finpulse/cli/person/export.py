"""`finpulse export`: transactions as a file that other programs read."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import click

from finpulse.cli.identity.signed_in import Person, for_person
from finpulse.cli.output.pieces import write_pieces
from finpulse.cli.person.ledger_filters import with_filters

FORMATS: Final = ("csv", "jsonl", "parquet", "beancount", "ledger", "ofx", "qif")


@click.command(name="export", short_help="Export transactions.")
@for_person
@with_filters
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="By the file's ending where it isn't named, else csv."
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write here instead of printing.")
def export(person: Person, query: dict[str, Any], form: str | None, out: Path | None) -> None:
    """Export transactions; the filters are those of `finpulse transactions`.

    \b
    finpulse export --out 2026.csv --from 2026-01-01 --to 2026-12-31
    finpulse export --format beancount > main.beancount
    """
    ending = out.suffix.removeprefix(".") if out else ""
    form = form or (ending if ending in FORMATS else "csv")
    with person.api.streamed("/transactions/export", "*/*", format=form, **query) as pieces:
        write_pieces(pieces, out)
    if out:
        person.tell(f"Written to {out}.")
