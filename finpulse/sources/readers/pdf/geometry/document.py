"""The bytes of a PDF -> its pages, within limits, or a sentence that says why they can't be read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, Final

import pypdfium2

from finpulse.errors import UnreadableFile

# A statement of a year has a few hundred pages.
MOST_PAGES: Final = 1_000
# A sheet of two metres, in points; larger pages are drawings.
_LARGEST_PAGE: Final = 5_700.0
_ADVICE: Final = "Export the statement as CSV from your bank's website instead."
_LOCKED: Final = (
    "This PDF needs a password, and none that was given opens it. Open it with its password, print it into a new PDF "
    "and send that one, or export the statement as CSV."
)
_DAMAGED: Final = f"This PDF is damaged: its pages can't be found. Download it again. {_ADVICE}"


@contextmanager
def open_pdf(file: BinaryIO) -> Iterator[pypdfium2.PdfDocument]:
    """The document in a file, which stays open.

    Raises UnreadableFile where it is locked, damaged, without pages, or of more than `MOST_PAGES`.
    """
    file.seek(0)
    document = _opened(file.read())
    try:
        pages = len(document)
        if not pages:
            raise UnreadableFile(_DAMAGED)
        if pages > MOST_PAGES:
            raise UnreadableFile(f"This PDF has {pages} pages; a statement has at most {MOST_PAGES}. {_ADVICE}")
        yield document
    finally:
        document.close()


def _opened(content: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD
        raise UnreadableFile(_LOCKED if locked else _DAMAGED) from error


def pages_of(document: pypdfium2.PdfDocument) -> Iterator[tuple[int, pypdfium2.PdfPage]]:
    """Each page with its number from 1; each is closed behind its use.

    Raises UnreadableFile for a page that can't be loaded or is too large for a statement.
    """
    for number in range(1, len(document) + 1):
        try:
            page = document[number - 1]
        except pypdfium2.PdfiumError as error:
            raise UnreadableFile(f"Page {number} of this PDF is damaged. Download it again. {_ADVICE}") from error
        try:
            if max(page.get_size()) > _LARGEST_PAGE:
                raise UnreadableFile(f"Page {number} of this PDF is larger than any statement's. {_ADVICE}")
            yield number, page
        finally:
            page.close()
