"""A PDF that needs a password -> the same PDF without one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO, Final

import pypdfium2

from finpulse.errors import PasswordNeeded, UnreadableFile, WrongPassword

_PIECE: Final = 1 << 20
_NEEDED: Final = "This PDF needs a password; send it in the form's field `password`. It is kept nowhere."
_WRONG: Final = "This password doesn't open the PDF. Banks often take parts of the name, birthday or account for it."
_DAMAGED: Final = "This PDF is damaged: it can't be written without its password. Download it again."
# Both ids that a trailer gives its document, as digits or as text.
_ID: Final = rb"(?:<[0-9A-Fa-f\s]*+>|\((?:\\.|[^\\)])*+\))"
_IDS: Final = re.compile(rb"/ID\s*\[\s*" + _ID + rb"\s*" + _ID + rb"\s*\]", re.DOTALL)
_PROTECTION: Final = re.compile(
    rb"\d obj\s+(<<(?:(?!endobj|stream).)*?/Filter\s*/Standard\b(?:(?!endobj|stream).)*>>)\s*endobj", re.DOTALL
)
_ZEROS: Final = b"/ID[<" + b"0" * 32 + b"><" + b"0" * 32 + b">]"


def unlocked_pieces(file: BinaryIO, password: str | None) -> Iterator[bytes]:
    """The PDF without its protection, by the piece; nothing for one that opens without a password, and any other file.

    Raises PasswordNeeded, WrongPassword, and UnreadableFile where the PDF can't be written.
    """
    file.seek(0)
    content = file.read()
    if not _is_locked(content, None):
        return
    if password is None:
        raise PasswordNeeded(_NEEDED)
    if _is_locked(content, password):
        raise WrongPassword(_WRONG)
    copy = _without_ids(_without_hashes(_saved(content, password)))
    for start in range(0, len(copy), _PIECE):
        yield copy[start : start + _PIECE]


def _is_locked(content: bytes, password: str | None) -> bool:
    """Whether a password is what keeps a file from being opened; a damaged one is told of where it is read."""
    try:
        pypdfium2.PdfDocument(content, password=password).close()
    except pypdfium2.PdfiumError as error:
        return bool(getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD)
    return False


def _saved(content: bytes, password: str) -> bytes:
    written = BytesIO()
    try:
        document = pypdfium2.PdfDocument(content, password=password)
        try:
            document.save(written, flags=pypdfium2.raw.FPDF_REMOVE_SECURITY)
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile(_DAMAGED) from error
    return written.getvalue()


def _without_hashes(content: bytes) -> bytes:
    """The same without the object that has said how it was protected: by that a password could be guessed.

    PDFium leaves it where it is, though nothing leads to it any more.
    """
    kept = bytearray(content)
    for found in _PROTECTION.finditer(content):
        kept[found.start(1) : found.end(1)] = b"null".ljust(found.end(1) - found.start(1))
    return bytes(kept)


def _without_ids(content: bytes) -> bytes:
    """The same with ids of zeros: PDFium draws one by lot, and the same file has to give the same bytes each time."""
    start = content.rfind(b"/ID", content.rfind(b"/Root"))
    found = _IDS.match(content, max(start, 0))
    # Nothing that an offset leads to stands behind them.
    return content[:start] + _ZEROS + content[found.end() :] if found else content
