"""XML, streamed: its elements with their lines; entities, deep nesting and endless tokens are refused."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple, NoReturn, Protocol
from xml.parsers import expat

from finpulse.errors import UnreadableFile

_CHUNK: Final = 64 << 10
_DEEPEST: Final = 100
# Expat holds a token until it ends, so one that doesn't would fill the memory.
_LONGEST_TOKEN: Final = 1 << 20
_LONGEST_TEXT: Final = 64 << 10
# XML has no place for control characters, yet some banks' texts have.
_CONTROLS: Final = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF), " ")


class Readable(Protocol):
    """Whatever gives its bytes in turn."""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes, at most so many; none at the end."""


class Start(NamedTuple):
    """An element begins: its name without prefix, its attributes, its line, and the text since the last tag."""

    name: str
    attributes: Mapping[str, str]
    line: int
    before: str


class End(NamedTuple):
    """An element ends: its name without prefix, and the text since the last tag."""

    name: str
    text: str


def read_xml(file: Readable, encoding: str) -> Iterator[Start | End]:
    """The beginning and end of every element, read from where the file stands; memory stays bounded.

    Raises UnreadableFile for what is not well formed, declares entities, or nests too deep.
    """
    reader = _Reader()
    decode = codecs.getincrementaldecoder(encoding)(errors="replace").decode
    while chunk := file.read(_CHUNK):
        yield from reader.feed(decode(chunk))
    yield from reader.feed(decode(b"", True), final=True)


class _Reader:
    """Expat with everything switched off that could read or make what the file doesn't hold."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate("utf-8")
        self._parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = _refuse_doctype
        self._parser.EntityDeclHandler = _refuse_doctype
        self._events: list[Start | End] = []
        self._pieces: list[str] = []
        self._room = _LONGEST_TEXT
        self._depth = 0
        self._fed = 0

    def feed(self, text: str, *, final: bool = False) -> list[Start | End]:
        """The elements that begin or end in the next piece of the document."""
        data = text.translate(_CONTROLS).encode("utf-8", "replace")
        self._events = []
        self._fed += len(data)
        try:
            self._parser.Parse(data, final)
        except expat.ExpatError as error:
            raise UnreadableFile(
                f"This XML is not well formed at line {error.lineno}: {expat.ErrorString(error.code)}. "
                "Download the statement from your bank again."
            ) from None
        if self._fed - self._parser.CurrentByteIndex > _LONGEST_TOKEN:
            raise UnreadableFile(f"This XML has a tag without end at line {self._parser.CurrentLineNumber}.")
        return self._events

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise UnreadableFile(f"This XML nests more than {_DEEPEST} elements, which no statement does.")
        self._events.append(Start(_local(name), attributes, self._parser.CurrentLineNumber, "".join(self._pieces)))
        self._pieces, self._room = [], _LONGEST_TEXT

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._events.append(End(_local(name), "".join(self._pieces)))
        self._pieces, self._room = [], _LONGEST_TEXT

    def _text(self, text: str) -> None:
        if self._room > 0:
            self._pieces.append(text[: self._room])
            self._room -= len(text)


def _local(name: str) -> str:
    return name.rpartition(":")[2] if ":" in name else name


def _refuse_doctype(*_: object) -> NoReturn:
    raise UnreadableFile(
        "This XML declares a document type or entities of its own, which no statement needs and which can do harm, "
        "so it is not read. Download the statement from your bank again."
    )
