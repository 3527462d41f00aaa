"""E-mails of banks, saved as they came -> the tables of their HTML: their reading and their rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from io import BytesIO
from typing import BinaryIO, Final

from finpulse.errors import UnreadableFile
from finpulse.sources.readers import html_tables
from finpulse.sources.reading import Hints, RawRow, Reading

NAME: Final = "mail"
_FIRST: Final = re.compile(r"(?:From |[A-Za-z][A-Za-z0-9-]{1,60}:)")
_SENDER: Final = re.compile(r"^From: ?\S", re.MULTILINE | re.IGNORECASE)
_MIME: Final = re.compile(r"^(?:MIME-Version|Content-Type): ?\S", re.MULTILINE | re.IGNORECASE)
# An e-mail with more in it than this is no list of transactions.
_LARGEST: Final = 32 << 20
_MOST_NAMED: Final = 6
_DECLARED: Final = b'<meta charset="utf-8">\n'
_ADVICE: Final = "Export the statement from your bank's website as CSV or PDF instead."


def recognises(head: str) -> bool:
    """Whether a file begins with the header of an e-mail that says of what its text is."""
    return bool(_FIRST.match(head) and _SENDER.search(head) and _MIME.search(head))


def detect(file: BinaryIO, hints: Hints) -> Reading:
    """How the tables in an e-mail are to be read. Raises UnreadableFile where that can't be."""
    return replace(html_tables.detect(_page(file), hints), format=NAME)


def read_rows(file: BinaryIO, reading: Reading) -> Iterator[RawRow]:
    """The rows of the tables; lines are those of the HTML."""
    return html_tables.read_rows(_page(file), reading)


def _page(file: BinaryIO) -> BinaryIO:
    """The HTML of an e-mail."""
    file.seek(0)
    content = file.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise UnreadableFile(f"This e-mail is larger than {_LARGEST >> 20} MB; no statement is. {_ADVICE}")
    try:
        # The older policy is meant: the newer one takes headers apart by recursion, and much longer.
        message = message_from_bytes(content)
        _refuse_attachments(message)
        page = _html(message)
    except RecursionError as error:
        raise UnreadableFile(f"This e-mail is nested too deeply to be a statement. {_ADVICE}") from error
    except (MessageError, LookupError, ValueError) as error:
        raise UnreadableFile(f"This e-mail is broken ({error}). {_ADVICE}") from error
    if page is None:
        raise UnreadableFile(f"This e-mail has no HTML, in whose tables transactions could stand. {_ADVICE}")
    return BytesIO(page)


def _html(message: Message) -> bytes | None:
    """The first page of an e-mail: in UTF-8 and declared so where its encoding is stated, as it came where not.

    Raises LookupError where the encoding is unknown, and UnicodeDecodeError where the page is not in it.
    """
    for part in message.walk():
        if part.get_content_type() == "text/html" and isinstance(content := part.get_payload(decode=True), bytes):
            charset = part.get_content_charset()
            return _DECLARED + content.decode(charset).encode() if charset else content
    return None


def _refuse_attachments(message: Message) -> None:
    """Raise UnreadableFile where files come along: leaving them out would lose what they hold."""
    names = [
        str(make_header(decode_header(part.get_filename("")))) or "a file without a name"
        for part in message.walk()
        if part.get_content_disposition() == "attachment" and part.get_content_maintype() != "image"
    ]
    if names:
        shown = ", ".join(f'"{name[:80]}"' for name in names[:_MOST_NAMED])
        raise UnreadableFile(
            f"This e-mail brings files along: {shown}. Save the one that is the statement and send that; or save the "
            "page of the e-mail as HTML, if the transactions stand in its text."
        )
