"""Everything that is held of a user, as one archive: its tables, its statements' rows, and the uploads themselves."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session

from finpulse.db.sessions import owner_session
from finpulse.errors import UnreadableFile
from finpulse.models import Base, Plan, Statement
from finpulse.profiles.held_rows import (
    LEFT_OUT,
    held_tables,
    profile_line,
    row_lines,
    statement_lines,
    transaction_cells,
)
from finpulse.profiles.streamed_zip import PIECE, Member, streamed_zip
from finpulse.storage.uploads import Upload, open_upload

# All tables are told as they are at one moment.
ONE_MOMENT: Final = text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
README: Final = """\
Everything that Fin-Pulse holds of you, as of one moment.

profile.json      you, and how you want things
transactions.csv  your transactions as a table; what a spreadsheet would take for a formula stands behind an apostrophe
*.jsonl           a JSON object a line, a file for each table, of which these are:
{tables}
rows.jsonl        the rows of your statements as they stood in their files, as long as these are kept
uploads/          the files that you have sent, as they came, each behind the number of its job

Amounts are text, so that no program rounds them; times are in UTC; hexadecimal digits are digests.

Left out, since nothing in it is yours or says more than the above:
{left_out}
secrets: your password and tokens are kept as digests alone; an authenticator's secret, and what you gave us for other
  services, are sealed
"""


class _NamedUpload(NamedTuple):
    """An upload, and its name in the archive."""

    name: str
    upload: Upload


def export_archive(engine: Engine, owner_id: int, storage_url: str) -> Iterator[bytes]:
    """The archive in pieces, made as they are asked for; memory doesn't grow with it.

    No transaction is open while uploads are read. One that is missing or damaged is told in its place. Raises
    StorageUnavailable.
    """
    return streamed_zip(_members(engine, owner_id, storage_url))


def _members(engine: Engine, owner_id: int, storage_url: str) -> Iterator[Member]:
    yield Member("README.txt", [_readme().encode()])
    with owner_session(engine, owner_id) as session:
        session.execute(ONE_MOMENT)
        yield Member("profile.json", [profile_line(session, owner_id).encode()])
        for table in held_tables():
            yield Member(f"{table.name}.jsonl", _encoded(row_lines(session, table, owner_id)))
        yield Member("transactions.csv", _encoded(_written(transaction_cells(session, owner_id))))
        yield Member("rows.jsonl", _encoded(statement_lines(session, owner_id)))
        uploads = _uploads(session, owner_id)
    for name, upload in uploads:
        yield _stored(storage_url, name, upload)


def _readme() -> str:
    models = {mapper.local_table.name: mapper.class_.__doc__ or "" for mapper in Base.registry.mappers}  # type: ignore[attr-defined]  # A table has a name.
    told = [f"{table.name}.jsonl: {models[table.name].splitlines()[0]}" for table in held_tables()]
    left_out = [f"{name}: {why}" for name, why in sorted(LEFT_OUT.items())]
    return README.format(tables="\n".join(f"  {line}" for line in told), left_out="\n".join(left_out))


def _written(parts: Iterable[Sequence[Sequence[str]]]) -> Iterator[str]:
    """Rows of cells as CSV."""
    for rows in parts:
        text = io.StringIO()
        csv.writer(text).writerows(rows)
        yield text.getvalue()


def _encoded(texts: Iterable[str]) -> Iterator[bytes]:
    return (text.encode() for text in texts)


def _uploads(session: Session, owner_id: int) -> list[_NamedUpload]:
    """The files that the storage still has, of imports and of plans that wait."""
    brought = select(Statement).where(Statement.owner_id == owner_id, Statement.upload_deleted_at.is_(None))
    brought = brought.order_by(Statement.job_id)
    planned = select(Plan).where(Plan.owner_id == owner_id, Plan.job_id.is_(None))
    return [
        *(_NamedUpload(f"uploads/{row.job_id}-{row.filename}", row.upload) for row in session.scalars(brought)),
        *(_NamedUpload(f"uploads/plan-{row.id}-{row.filename}", row.upload) for row in session.scalars(planned)),
    ]


def _stored(storage_url: str, name: str, upload: Upload) -> Member:
    try:
        file = open_upload(storage_url, upload)
    except FileNotFoundError:
        return Member(f"{name}.missing.txt", [b"The storage does not have this file any more.\n"])
    except UnreadableFile as damaged:
        return Member(f"{name}.damaged.txt", [f"{damaged}\n".encode()])

    def pieces() -> Iterator[bytes]:
        with file:
            while piece := file.read(PIECE):
                yield piece

    return Member(name, pieces())
