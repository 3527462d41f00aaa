"""SGML as OFX has it -> its elements, streamed, whether or not they are ever closed."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Generator, Iterator
from typing import Final, NamedTuple, TextIO

# A tag, or a mark around text that may look like tags; what stands between two tags is the value of the first.
_TOKEN: Final = re.compile(r"<!\[CDATA\[|\]\]>|<(/?)(?:[A-Za-z]\w*+:)?([A-Za-z][\w.-]*+)[^<>]*+>|<[!?][^<>]*+>")
_ENTITY: Final = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[0-9a-f]{1,6});", re.IGNORECASE)
_CHUNK: Final = 64 << 10
# A tag or value of more than this is cut, so that memory stays bounded.
_LONGEST: Final = 128 << 10
_LONGEST_VALUE: Final = 4_000


class Element(NamedTuple):
    """A tag, whether it ends an aggregate, the text right behind it, and its line."""

    name: str
    closing: bool
    value: str
    line: int


def elements(text: TextIO, unmarked: Collection[str]) -> Iterator[Element]:
    """Each tag with the text behind it up to the next.

    Text may be marked, so that tags in it are text; the `unmarked` tags are tags all the same.
    """
    tag, closing, at, line, marked = "", False, 1, 1, False
    value = _Value()
    for token, before in _tokens(text):
        value.add(before)
        line += before.count("\n")
        ends, name, whole = (token[1], token[2] or "", token[0]) if token else ("", "", "")
        # A mark without an end would make text of all that follows; so unmarked tags end it.
        if name and (not marked or name.upper() in unmarked):
            yield Element(tag, closing, value.take(), at)
            tag, closing, at, marked = name.upper(), bool(ends), line, False
        elif marked and whole != "]]>":
            value.add(whole)
        elif token:
            marked = whole == "<![CDATA["
        line += whole.count("\n")
    yield Element(tag, closing, value.take(), at)


class _Value:
    """The text of an element, gathered in pieces and bounded."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._room = _LONGEST_VALUE

    def add(self, piece: str) -> None:
        """Append a piece, as far as there is room."""
        if piece and self._room > 0:
            self._pieces.append(piece[: self._room])
            self._room -= len(piece)

    def take(self) -> str:
        """The whole text, its entities as letters and its blanks in order, and begin anew."""
        text = "".join(self._pieces)
        self._pieces, self._room = [], _LONGEST_VALUE
        for _ in range(2):  # Some banks write &amp;amp;.
            text = html.unescape(text) if _ENTITY.search(text) else text
        return text.replace("\xa0", " ").strip()


def _tokens(text: TextIO) -> Iterator[tuple[re.Match[str] | None, str]]:
    """Each tag or mark, and the text between it and the one before; overlong text without any comes alone."""
    rest = ""
    while chunk := text.read(_CHUNK):
        rest += chunk
        # What stands behind the last bracket may go on in the next chunk.
        used = yield from _tokens_of(rest[: rest.rfind("<") + 1])
        rest = rest[used:]
        if len(rest) > _LONGEST:
            yield None, rest
            rest = ""
    yield from _tokens_of(rest)


def _tokens_of(piece: str) -> Generator[tuple[re.Match[str], str], None, int]:
    used = 0
    for token in _TOKEN.finditer(piece):
        yield token, piece[used : token.start()]
        used = token.end()
    return used
