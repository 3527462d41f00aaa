"""A statement -> its upload as it is read: with the text that was recognised in its scanned pages behind it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from finpulse.errors import UnreadableFile
from finpulse.models import Statement
from finpulse.pipeline.statement_work import upload_is_gone
from finpulse.sources.readers.pdf.scans.text_behind import with_text
from finpulse.storage.uploads import open_upload


@contextmanager
def statement_file(storage_url: str, statement: Statement) -> Iterator[BinaryIO]:
    """The statement's upload, seen to be what came. Raises FileNotFoundError, DamagedUpload and StorageUnavailable."""
    with open_upload(storage_url, statement.upload) as file:
        if statement.recognised is None:
            yield file
        else:
            with with_text(file, statement.recognised) as joined:
                yield joined


@contextmanager
def kept_file(storage_url: str, statement: Statement) -> Iterator[BinaryIO]:
    """The same for a stage of its job. Raises UnreadableFile where it is damaged or no longer there."""
    if statement.upload_deleted_at is not None:
        raise UnreadableFile(upload_is_gone(statement))
    try:
        with statement_file(storage_url, statement) as file:
            yield file
    except FileNotFoundError as gone:
        raise UnreadableFile("The uploaded file is no longer in the storage; please upload it again.") from gone
