"""The text of statement messages -> their fields by tags, one after another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

_TAG: Final = re.compile(r"[\x00-\x20]*+(?:-?\}?(?:\{\d:[^\r\n]*?)?\{4:)?\s*+:(\d\d[A-Z]?|NS):", re.ASCII)
_ENDS: Final = ("-", "-}", "\x03", "-\x03")
# A field of more lines than this is cut, so that memory stays bounded.
MOST_LINES: Final = 60


class Tagged(NamedTuple):
    """A field of a message: its tag ("" between two messages), its lines, and the physical line on which it begins."""

    tag: str
    lines: list[str]
    line: int


def tagged_fields(lines: Iterable[tuple[int, str]]) -> Iterator[Tagged]:
    """Each field of each message, and a field without a tag where a message ends."""
    field = Tagged("", [], 0)
    for number, text in lines:
        if match := _TAG.match(text):
            yield field
            field = Tagged(match[1], [text[match.end() :]], number)
        elif text.strip() in _ENDS or text.startswith(("-}", "{1:")):
            yield field
            field = Tagged("", [], number)
        elif len(field.lines) < MOST_LINES:
            field.lines.append(text)
    yield field
