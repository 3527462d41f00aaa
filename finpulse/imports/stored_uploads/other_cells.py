"""An import's file -> its first rows under another header, part or encoding, which the stored cells can't show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress

from finpulse.errors import InvalidInput, ReadingStopped, ReadingUnavailable, StorageUnavailable, UnreadableFile
from finpulse.models import Statement
from finpulse.pipeline.file_reading import RowsUnder, rows_under, sandboxed
from finpulse.sandbox.sandboxed_file import SandboxedFile, finished
from finpulse.sources.reading_json import reading_from_json
from finpulse.sources.revision.changes import Changes
from finpulse.storage.uploads import open_upload


def rows_by_choice(
    statement: Statement, choices: Mapping[str, Changes], most: int, storage_url: str
) -> dict[str, RowsUnder]:
    """The first rows by each choice, which is a change of the reading; those that can't be shown are left out."""
    if statement.reading is None or statement.upload_deleted_at is not None:
        return {}
    try:
        with open_upload(storage_url, statement.upload) as file, sandboxed(file, for_request=True) as opened:
            return dict(_read(opened, statement.reading, choices, most))
    except (FileNotFoundError, StorageUnavailable, ReadingUnavailable, ReadingStopped):
        return {}


def _read(
    opened: SandboxedFile, reading: dict[str, object], choices: Mapping[str, Changes], most: int
) -> Iterator[tuple[str, RowsUnder]]:
    kept = reading_from_json(reading)
    for value, changes in choices.items():
        with suppress(InvalidInput, UnreadableFile):
            yield value, finished(opened.call(rows_under, kept, changes, most))
