"""An upload that needs a password -> a copy that needs none, so that the password need not be kept."""

from __future__ import annotations

from contextlib import suppress

from finpulse.errors import StorageUnavailable
from finpulse.pipeline.file_reading import sandboxed
from finpulse.sources.readers.pdf import pdf_file
from finpulse.sources.readers.pdf.protection import unlocked_pieces
from finpulse.storage.uploads import Upload, UploadWriter, open_upload


def is_pdf(head: bytes) -> bool:
    """Whether a file begins like one that may need a password."""
    return pdf_file.recognises(head.decode("latin-1"))


def unlocked_copy(storage_url: str, upload: Upload, password: str | None) -> UploadWriter | None:
    """The upload stored once more, without its password; None for one that opens without.

    The same file gives the same copy each time. Raises PasswordNeeded, WrongPassword, UnreadableFile,
    ReadingUnavailable and StorageUnavailable.
    """
    copy: UploadWriter | None = None
    try:
        with open_upload(storage_url, upload) as file, sandboxed(file, for_request=True) as opened:
            for piece in opened.results(unlocked_pieces, password):
                copy = copy or UploadWriter(storage_url, upload.filename)
                copy.write(piece)
    except BaseException:
        if copy is not None:
            with suppress(StorageUnavailable):
                copy.discard()
        raise
    return copy
