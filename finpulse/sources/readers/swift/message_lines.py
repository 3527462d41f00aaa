"""The text of statement messages -> its lines, wherever a bank or a mail program has broken them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, TextIO

# Text without an end of a line is cut here, so that memory stays bounded.
_LONGEST: Final = 1 << 14
_LOOK: Final = 1 << 16
# Some banks write this where a line ends; whatever else breaks the text then means nothing.
_AT_SIGNS: Final = re.compile("@@")
# A tag with what has to follow it, so that neither a time of day nor a word is taken for one.
_SURE_TAG: Final = (
    r"(?::61:\d{6}(?:\d{4})?E?R?[CD]|:6[0-5][FM]?:[CD]\d{6}[A-Z]{3}|:34F:[A-Z]{3}|:90[CD]:\d{1,5}[A-Z]{3}"
    r"|:(?:86|NS|28C|25P|13D):|(?<!\d):(?:20|21|25|28):)"
)
_BEFORE_TAG: Final = re.compile(rf"(?<!^)(?={_SURE_TAG})")
_TAG_OF_LINE: Final = re.compile(rf"^[\x00-\x09\x0b-\x20]*+(?:\{{[1-4]:[^\n]*)?{_SURE_TAG}", re.MULTILINE)
_AT_SIGNS_BEFORE_TAG: Final = re.compile(rf"@@[\x00-\x20]*{_SURE_TAG}")
# A line that is the beginning of a tag alone: the rest of the tag stands on the next line.
_BEGUN_TAG: Final = re.compile(r"\s*:(?:\d{0,2}[A-Z]?|N?S?)\s*", re.ASCII)
_TAG: Final = re.compile(r"\s*:(?:\d\d[A-Z]?|NS):", re.ASCII)
_FEWEST: Final = 3


def with_line_ends(head: str) -> str:
    """A file's beginning with a line for each field, however its lines end.

    >>> with_line_ends("@@:20:X@@:60F:C240101EUR1,00@@:61:240102D1,00NTRFX@@:86:Z")[:11]
    '\\n:20:X\\n:60F'
    >>> with_line_ends(":20:X:60F:C240101EUR1,00:61:240102D1,00NTRFX:86:Z")[:10]
    ':20:X\\n:60F'
    """
    text = head.replace("\r\n", "\n").replace("\r", "\n")
    breaks = _breaks(text)
    return breaks.sub("\n", text.replace("\n", "")) if breaks else text


def message_lines(text: TextIO) -> Iterator[tuple[int, str]]:
    """Each line of the messages, with the physical line on which it begins; memory stays bounded."""
    breaks = _breaks(text.read(_LOOK))
    text.seek(0)
    pieces = enumerate(iter(lambda: text.readline(_LONGEST), ""), 1)
    lines = ((number, piece.rstrip("\n")) for number, piece in pieces)
    return _broken_anew(lines, breaks) if breaks else _with_whole_tags(lines)


def _breaks(text: str) -> re.Pattern[str] | None:
    """What ends a line, where physical lines don't."""
    if _AT_SIGNS_BEFORE_TAG.search(text):
        return _AT_SIGNS
    own, tags = len(_TAG_OF_LINE.findall(text)), len(_BEFORE_TAG.findall(text.replace("\n", "")))
    return _BEFORE_TAG if tags >= _FEWEST and 2 * own < tags else None


def _broken_anew(lines: Iterator[tuple[int, str]], breaks: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    rest, begun = "", 1
    for number, line in lines:
        *whole, rest = breaks.split(rest + line)
        for piece in whole:
            yield begun, piece
            begun = number
        if len(rest) > _LONGEST:
            yield begun, rest
            rest = ""
    yield begun, rest


def _with_whole_tags(lines: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The lines as they are, but a tag that is broken in two is made whole."""
    held: tuple[int, str] | None = None
    for number, line in lines:
        if held and _TAG.match(held[1] + line):
            yield held[0], held[1] + line
            held = None
            continue
        if held:
            yield held
        held = (number, line.strip()) if _BEGUN_TAG.fullmatch(line) else None
        if not held:
            yield number, line
    if held:
        yield held
