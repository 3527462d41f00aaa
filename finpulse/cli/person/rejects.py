"""`finpulse rejects`: the rows that an import could not use, in the file's own form."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from finpulse.cli.identity.signed_in import Person, for_person
from finpulse.cli.output.pieces import write_pieces


@click.command(name="rejects", short_help="Get the rows that an import could not use.")
@click.argument("job", type=int)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write them here instead of printing them."
)
@for_person
def rejects(person: Person, job: int, out: Path | None) -> None:
    """Get the rows that the import with this job id could not use, as CSV with the reason of each.

    \b
    finpulse rejects 12 --out mend.csv     mend the rows in an editor,
    finpulse import mend.csv               and send them again
    """
    if person.as_json:
        entries = person.api.pages(f"/etl/jobs/{job}/rows", sys.maxsize, outcome="rejected")
        person.show(list(entries), ())
        return
    with person.api.streamed(f"/etl/jobs/{job}/rows", "text/csv", outcome="rejected") as pieces:
        write_pieces(pieces, out)
    if out:
        found = person.api.get(f"/etl/jobs/{job}")
        person.tell(f"{found['rows']['rejected']:,} rows in {out}; mend them, and: finpulse import {out}")
