"""JSON -> its records, streamed: each object in a list, its nested fields flat, by ijson."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any, BinaryIO, Final, NamedTuple

import ijson

from finpulse.errors import UnreadableFile
from finpulse.sources.readers.syntax.cell_text import with_sure_fraction

_CHUNK: Final = 64 << 10
_DEEPEST: Final = 64
# A record with more fields, or a longer text, is cut; no transaction has as many.
_MOST_FIELDS: Final = 400
_LONGEST_TEXT: Final = 4_000
_LONGEST_NAME: Final = 200
# ijson holds a text until it ends, so one without end would fill the memory.
_LONGEST_TOKEN: Final = 4 << 20
# A number that Python refuses to make of so many digits ends the whole process, in ijson's C code.
_LONGEST_NUMBER: Final = 4_000
_DIGITS: Final = re.compile(rb"(?<![0-9])[0-9]{4001}")


class JsonRecord(NamedTuple):
    """One object: the path of the list that it stands in, its own keys, its fields by paths."""

    path: str
    keys: frozenset[str]
    fields: dict[str, str]


@dataclass(slots=True)
class _Frame:
    """A list or object that has begun: where it stands, the record whose fields it holds, and their prefix."""

    is_list: bool
    path: str
    fields: dict[str, str]
    prefix: str = ""
    begins_record: bool = False
    key: str = ""
    keys: set[str] = field(default_factory=set)
    has_shared: bool = False

    def note_key(self) -> None:
        """Remember which keys a record has, also those without a value."""
        if self.begins_record and len(self.keys) < _MOST_FIELDS:
            self.keys.add(self.key)


def json_records(file: BinaryIO, encoding: str) -> Iterator[JsonRecord]:
    """Every object that stands in a list or by itself, in the order of their ends; several documents may follow.

    Fields in nested objects have paths such as `amount.value`; lists of plain values are one text. Memory is bounded.
    Raises UnreadableFile where the JSON is broken or nests too deep.
    """
    source = _Utf8Source(file, encoding)
    stack: list[_Frame] = []
    try:
        for event, value in ijson.basic_parse(source, multiple_values=True):
            source.since_token = 0
            if event in ("start_map", "start_array"):
                stack.append(_begun(stack, is_list=event == "start_array"))
            elif event == "map_key":
                stack[-1].key = value[:_LONGEST_NAME]
                stack[-1].note_key()
            elif event in ("end_map", "end_array"):
                ended = stack.pop()
                if ended.begins_record and ended.fields:
                    _share_first_object(ended, stack)
                    yield JsonRecord(ended.path, frozenset(ended.keys), ended.fields)
            elif stack:
                _add_value(stack[-1], value)
    except (ijson.JSONError, UnicodeDecodeError, InvalidOperation) as error:
        said = "a number beyond all numbers" if isinstance(error, InvalidOperation) else str(error)
        message = said.splitlines()[0][:80]
        raise UnreadableFile(f"This JSON is broken: {message}. Download the statement from your bank again.") from None


def _begun(stack: list[_Frame], *, is_list: bool) -> _Frame:
    if len(stack) >= _DEEPEST:
        raise UnreadableFile(f"This JSON nests more than {_DEEPEST} levels, which no statement does.")
    if not stack:
        return _Frame(is_list, "[]" if is_list else "", {}, begins_record=not is_list)
    outer = stack[-1]
    if outer.is_list:
        # An object in a list is a record; a list in a list may be one, without names.
        return _Frame(is_list, outer.path + ("[]" if is_list else ""), {}, begins_record=not is_list)
    name = (outer.prefix + outer.key)[:_LONGEST_NAME]
    if is_list:
        return _Frame(True, f"{outer.path}.{outer.key}[]".lstrip("."), outer.fields, name)
    return _Frame(False, f"{outer.path}.{outer.key}".lstrip("."), outer.fields, f"{name}.")


def _share_first_object(ended: _Frame, stack: list[_Frame]) -> None:
    """Add the fields of the first object in a list inside a record to that record too."""
    if stack and stack[-1].is_list and stack[-1].prefix and not stack[-1].has_shared:
        outer = stack[-1]
        outer.has_shared = True
        for name, text in list(ended.fields.items())[: _MOST_FIELDS - len(outer.fields)]:
            outer.fields.setdefault(f"{outer.prefix}.{name}", text)


def _add_value(frame: _Frame, value: Any) -> None:
    text = _text(value)[:_LONGEST_TEXT]
    name = (frame.prefix if frame.is_list else frame.prefix + frame.key)[:_LONGEST_NAME]
    if not text or (len(frame.fields) >= _MOST_FIELDS and name not in frame.fields):
        return
    before = frame.fields.get(name, "") if frame.is_list else ""
    if len(before) < _LONGEST_TEXT:
        frame.fields[name] = f"{before} {text}".strip()


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return with_sure_fraction(f"{value:f}") if abs(value.adjusted()) < 40 else str(value)
    return str(value).strip()


class _Utf8Source:
    """The file in UTF-8, whatever it was written in, with a limit on how long one token may be."""

    def __init__(self, file: BinaryIO, encoding: str) -> None:
        file.seek(0)
        self._file = file
        self._decode = codecs.getincrementaldecoder(encoding)(errors="replace").decode
        self.since_token = 0
        self._before = b""

    def read(self, size: int = -1) -> bytes:
        """The next bytes, in chunks of a fixed size; the caller sets `since_token` to 0 after each token."""
        if size == 0:  # ijson asks for nothing to learn whether the source returns bytes.
            return b""
        chunk = self._file.read(_CHUNK)
        self.since_token += len(chunk)
        if self.since_token > _LONGEST_TOKEN:
            raise UnreadableFile("This JSON has a text without end, so it is not read.")
        text = self._decode(chunk, not chunk).lstrip("\ufeff").encode("utf-8", "replace")
        if _DIGITS.search(self._before + text):
            raise UnreadableFile(f"This JSON holds a number of more than {_LONGEST_NUMBER} digits.")
        self._before = (self._before + text)[-_LONGEST_NUMBER:]
        return text
