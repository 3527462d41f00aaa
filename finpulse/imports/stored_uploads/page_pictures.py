"""An import's PDF -> pictures of its pages, made in a child process whenever they are asked for."""

from __future__ import annotations

from sqlalchemy.orm import Session

from finpulse.errors import Conflict, NotFound
from finpulse.jobs.lookup import find_job
from finpulse.models import Statement
from finpulse.pipeline.file_reading import sandboxed
from finpulse.pipeline.scans.statement_file import statement_file
from finpulse.pipeline.statement_work import upload_is_gone
from finpulse.problems.problem_types import ProblemType
from finpulse.sandbox.sandboxed_file import finished
from finpulse.sources.readers.pdf import pdf_file
from finpulse.sources.readers.pdf.page_picture import PagePicture, count_pages, page_picture
from finpulse.storage.uploads import open_upload


def picture_of(session: Session, owner_id: int, job_id: int, number: int, storage_url: str) -> PagePicture:
    """The picture of a page of the PDF that a job has brought or read again; pages are counted from 1.

    Raises NotFound where there is none, Conflict where the upload was deleted on purpose, UnreadableFile,
    ReadingUnavailable and StorageUnavailable.
    """
    statement = _pdf_of(session, owner_id, job_id)
    if statement.upload_deleted_at is not None:
        raise Conflict(upload_is_gone(statement), problem=ProblemType.DATA_DELETED)
    try:
        with statement_file(storage_url, statement) as file, sandboxed(file, for_request=True) as opened:
            picture = finished(opened.call(page_picture, number))
    except FileNotFoundError as missing:
        raise NotFound(f"The file of job {job_id} is not in the storage.") from missing
    if not picture.png:
        raise NotFound(f"The PDF of job {job_id} has {picture.pages} pages, and no page {number}.")
    return picture


def pages_of_statement(statement: Statement, storage_url: str) -> int:
    """How many pages a statement has; 0 for one that is no PDF, or whose file is not there. Raises as `picture_of`."""
    if not _is_pdf(statement) or statement.upload_deleted_at is not None:
        return 0
    try:
        with open_upload(storage_url, statement.upload) as file, sandboxed(file, for_request=True) as opened:
            return finished(opened.call(count_pages))
    except FileNotFoundError:
        return 0


def _pdf_of(session: Session, owner_id: int, job_id: int) -> Statement:
    job = find_job(session, owner_id, job_id)
    statement = session.get(Statement, (owner_id, job.rereads or job.id))
    if statement is None or not _is_pdf(statement):
        raise NotFound(f"Job {job_id} has read no PDF, so there are no pages to show.")
    return statement


def _is_pdf(statement: Statement) -> bool:
    return (statement.reading or {}).get("format") == pdf_file.NAME
