"""A statement -> its upload as it is read, with the text of scanned pages behind it; and waiting for who reads it."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import BinaryIO, TypeVar

from finpulse.errors import UnreadableFile
from finpulse.jobs.work import Checkpoint
from finpulse.models import Statement
from finpulse.pipeline.statement_work import upload_is_gone
from finpulse.sandbox.sandboxed_file import SandboxedFile, Waiting
from finpulse.sources.readers.pdf.scans.text_behind import with_text
from finpulse.storage.uploads import open_upload

T = TypeVar("T")


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


def while_waiting(file: SandboxedFile, waiting: Waiting[T]) -> Generator[Checkpoint, None, T]:
    """What is waited for, with the lease renewed meanwhile."""
    while True:
        try:
            next(waiting)
        except StopIteration as done:
            result: T = done.value
            return result
        yield still_reading(file)


def still_reading(file: SandboxedFile) -> Checkpoint:
    """Nothing is to be committed, but the file is being read."""
    return Checkpoint(done=file.position, total=file.size, commits=False)
