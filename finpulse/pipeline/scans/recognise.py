"""A statement's scanned pages -> their text, by OCR in a child of its own, kept page by page.

What reads PDFs and pictures is loaded by the functions that do, which children call and no worker.
"""
# ruff: noqa: PLC0415 - the imports within functions, as it says.

from __future__ import annotations

from collections.abc import Generator, Iterator
from importlib import import_module
from typing import BinaryIO, Final

from finpulse.config import read_settings
from finpulse.errors import StageNeeded, UnreadableFile
from finpulse.jobs.broker import OCR
from finpulse.jobs.work import Batches, Checkpoint, Work
from finpulse.models import Statement
from finpulse.pipeline.file_reading import sandboxed
from finpulse.pipeline.scans.statement_file import kept_file, while_waiting
from finpulse.pipeline.statement_work import own_statement
from finpulse.sandbox.client import Sandbox
from finpulse.sandbox.limits import WALL_TO_PROCESSOR, Limits
from finpulse.sandbox.sandboxed_file import SandboxedFile, Waiting
from finpulse.sources.readers.pdf.scans.page_text import PageText, packed, unpacked
from finpulse.sources.readers.pdf.scans.recogniser import INSTALL, LIBRARIES, is_installed

RECOGNISE: Final = "recognise"
MOST_PAGES: Final = 60
# A page takes ten to twenty seconds of processor time, and a gigabyte; a crowded one twice as much.
_SECONDS_A_PAGE: Final = 60
_SECONDS_TO_BEGIN: Final = 30
_MEMORY: Final = 3 << 30
_HEAD_BYTES: Final = 1 << 10
OCR_SANDBOX: Final = Sandbox("finpulse.pipeline.scans.recognise:prepare", memory=_MEMORY)


def prepare() -> None:
    """Have the libraries in memory before children are forked; each loads its models itself."""
    if is_installed():
        for name in LIBRARIES:
            import_module(name)


def scans_in(file: BinaryIO) -> list[int]:
    """The numbers of the pages, from 1, that are pictures; none in a file that is no PDF. Raises UnreadableFile."""
    from finpulse.sources.readers.pdf import pdf_file
    from finpulse.sources.readers.pdf.scans.scan_pages import scan_pages

    file.seek(0)
    return scan_pages(file) if pdf_file.recognises(file.read(_HEAD_BYTES).decode("latin-1")) else []


def recognise_first(statement: Statement, file: SandboxedFile) -> Waiting[None]:
    """Raise StageNeeded where a statement has scanned pages that nobody has read, and there is OCR to read them.

    What was planned is imported as it was looked at.
    """
    if statement.reading is not None or statement.recognised is not None or not read_settings().ocr:
        return
    if (yield from file.call(scans_in)):
        raise StageNeeded(RECOGNISE, OCR)


def recognise(work: Work) -> Batches:
    """Read the scanned pages of the job's statement that no earlier attempt has read, each as a batch.

    Raises UnreadableFile where the pages are too many, and where there is no OCR here.
    """
    statement = own_statement(work)
    assert statement is not None, "ingest has asked for it"
    if not is_installed():
        raise UnreadableFile(f"This PDF has scanned pages, and nothing is installed here to read them: {INSTALL}.")
    with kept_file(work.storage_url, statement) as file:
        with sandboxed(file) as looked_at:
            numbers = yield from while_waiting(looked_at, looked_at.call(_pages_to_read))
        pages = unpacked(statement.recognised) if statement.recognised else []
        rest = [number for number in numbers if number not in {page.number for page in pages}]
        with SandboxedFile(OCR_SANDBOX, file, _limits(len(rest))) as scanned:
            yield from _read(statement, scanned, pages, rest)
    doubtful = [page.number for page in pages if page.is_doubtful]
    return {"total": len(numbers), "saved": len(pages), "errors": 0, "pages": numbers, "hardly_read": doubtful}


def _pages_to_read(file: BinaryIO) -> list[int]:
    numbers = scan_pages_of(file)
    if len(numbers) > MOST_PAGES:
        raise UnreadableFile(
            f"{len(numbers)} pages of this PDF are scans, and at most {MOST_PAGES} are read by OCR. Send the months "
            "one by one, or export the statement as CSV from your bank's website."
        )
    return numbers


def scan_pages_of(file: BinaryIO) -> list[int]:
    """The scanned pages of a PDF, whatever text of theirs stands behind it already."""
    from finpulse.sources.readers.pdf import pdf_file
    from finpulse.sources.readers.pdf.scans.scan_pages import scan_pages

    return scan_pages(pdf_file.without_text(file))


def _read(
    statement: Statement, scanned: SandboxedFile, pages: list[PageText], rest: list[int]
) -> Generator[Checkpoint, None, None]:
    """Read the rest of the pages, and keep each at once beside those that were read before."""
    total = len(pages) + len(rest)
    statement.recognised = packed(pages)
    for page in scanned.stream(pages_read, rest) if rest else ():
        if page is None:
            yield Checkpoint(done=len(pages), total=total, commits=False)
            continue
        pages.append(page)
        statement.recognised = packed(pages)
        if len(pages) < total:
            yield Checkpoint(done=len(pages), total=total)


def pages_read(file: BinaryIO, numbers: list[int]) -> Iterator[PageText]:
    """The text of the pages of these numbers, in the child. Raises UnreadableFile."""
    from finpulse.sources.readers.pdf import pdf_file
    from finpulse.sources.readers.pdf.scans.recognition import recognised

    return recognised(pdf_file.without_text(file), numbers)


def _limits(pages: int) -> Limits:
    seconds = _SECONDS_TO_BEGIN + _SECONDS_A_PAGE * pages
    return Limits(seconds, WALL_TO_PROCESSOR * seconds, _MEMORY)
