"""A user's regular expressions: RE2's, whose \\b, \\w, \\d and \\s mean the letters, digits and blanks of every script.

RE2's search takes time linear in the length of the text, so no pattern can hold a worker up. Its own classes are of
ASCII alone, so they are written out as classes of Unicode. It has no way to say where a word of other letters ends:
for texts that have any, each place between two characters is marked, and the pattern looks at the marks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any, Final, NamedTuple

import re2

LONGEST_PATTERN: Final = 200
_MEMORY: Final = 4 << 20
# The marks of a place where a word begins or ends, and of any other. A pattern may look at a place so many times.
_EDGE, _NO_EDGE, _TIMES = "\x01", "\x02", 4
_MARKS: Final = r"[\x01\x02]*"

# What a class stands for, in the brackets of another class, and outside of them where that differs.
_WORD: Final = r"\p{L}\p{M}\p{N}_"
_INSIDE: Final = {
    "w": _WORD,
    # All of what is neither letter nor digit, but the low line and the marks.
    "W": r"\x{0}\x{3}-\x{1F}\x{7F}-\x{9F}\p{Cf}\p{Co}\p{S}\p{Z}\p{Pd}\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Po}"
    r"\x{203F}\x{2040}\x{2054}\x{FE33}\x{FE34}\x{FE4D}-\x{FE4F}\x{FF3F}",
    "d": r"\p{Nd}",
    "D": r"\P{Nd}",
    "s": r"\s\v\p{Z}",
    "S": r"\p{L}\p{M}\p{N}\p{P}\p{S}\p{Cf}\p{Co}",
}
_TOKEN: Final = re.compile(
    r"""
      (?P<quoted>\\Q.*?(?:\\E|$))
    | (?P<place>\\[bB])
    | (?P<begin>\^|\\A)
    | (?P<end>\$|\\z)
    | (?P<group>\(\?[^:)>]*[:)>]?|[()|*+?]|\{\d+(?:,\d*)?\})
    | (?P<set>\[\^?\]?(?:\[:\^?\w++:\]|\\[pP]\{[^}]{0,40}\}|\\x\{[^}]{0,40}\}|\\.|[^\]\\])*+(?:\]|\\?$))
    | (?P<any>\.)
    | (?P<class>\\[wWdDsS])
    | (?P<not_of>\\P(?:\{[^}]{0,40}\}|\w))
    | (?P<one>\\(?:p(?:\{[^}]{0,40}\}|\w)|x(?:\{[^}]{0,40}\}|[0-9A-Fa-f]{2})|[0-7]{1,3}|.)|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_CLASS_INSIDE: Final = re.compile(r"\\(?:([wWdDsS])|.)", re.DOTALL)
# What matches no character, in the order in which the marks of a place are looked at.
_WIDTHLESS: Final = ("begin", "place", "end")
_DOT_IS_ALL: Final = re.compile(r"\(\?[a-zA-Z]*s")


class Pattern(NamedTuple):
    """A pattern as RE2 takes it.

    `plain` is for all texts; where it asks for the edges of words, only for texts of ASCII, and `marked` for all others
    with their marks.
    """

    plain: str
    marked: str | None = None


def compile_pattern(text: str) -> Callable[[str], bool]:
    """Whether a user's pattern is somewhere in a text, where case makes no difference.

    Raises ValueError with a message for the user where it is no pattern, or one that takes too much memory.
    """
    if len(text) > LONGEST_PATTERN:
        raise ValueError(f"It has {len(text)} characters; a pattern takes at most {LONGEST_PATTERN}.")
    pattern = written_out(text)
    try:
        compiled(text)  # What is wrong with it is told in its own words.
        plain = compiled(pattern.plain)
        marked = compiled(pattern.marked) if pattern.marked is not None else None
    except re2.error as error:
        message = error.args[0].decode("utf-8", "replace") if isinstance(error.args[0], bytes) else str(error)
        raise ValueError(f"This is no regular expression that can be used here: {message}.") from error

    def matches(given: str) -> bool:
        composed = unicodedata.normalize("NFC", given)
        if marked is None or composed.isascii():
            return plain.search(composed) is not None
        return marked.search(with_marks(composed)) is not None

    return matches


def compiled(pattern: str, memory: int = _MEMORY) -> Any:
    """What RE2 makes of a pattern. Raises re2.error."""
    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    options.max_mem = memory  # Nested repetitions need memory instead of time.
    return re2.compile(pattern, options)


def written_out(text: str) -> Pattern:
    r"""The pattern with its classes written out; `marked` where it asks for the edges of words.

    >>> written_out(r"^\d+ [\w.]")
    Pattern(plain='^[\\p{Nd}]+ [\\p{L}\\p{M}\\p{N}_.]', marked=None)
    >>> written_out(r"a\b").marked
    '(?:[\\x01\\x02]*a)\x01'
    """
    tokens = [(str(match.lastgroup), match.group()) for match in _TOKEN.finditer(unicodedata.normalize("NFC", text))]
    plain = "".join(_plain(kind, token) for kind, token in tokens)
    if all(kind != "place" for kind, _ in tokens):
        return Pattern(plain)
    any_character = r"[^\x01\x02]" if _DOT_IS_ALL.search(text) else r"[^\n\x01\x02]"
    marked = (piece for kind, token in _in_order(tokens) for piece in _marked(kind, token, any_character))
    return Pattern(plain, "".join(marked))


def with_marks(text: str) -> str:
    """A text with the marks of each place before, between and behind its characters."""
    words = [_is_of_word(character) for character in text]
    edges = [before != after for before, after in zip([False, *words], [*words, False], strict=True)]
    marks = ((_EDGE if edge else _NO_EDGE) * _TIMES for edge in edges)
    return "".join(mark + character for mark, character in zip(marks, [*text, ""], strict=True))


def _in_order(tokens: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The tokens, where those that match no character stand as the marks do: behind a beginning, before an end.

    What is asked of a place twice is asked once, since it has so many marks and no more.
    """
    for widthless, run in groupby(tokens, lambda token: token[0] in _WIDTHLESS):
        together = list(run)
        if widthless:
            together = sorted(set(together), key=lambda token: _WIDTHLESS.index(token[0]))
        yield from together


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_" or unicodedata.category(character).startswith("M")


def _plain(kind: str, token: str) -> str:
    if kind == "class":
        letter = token[1]
        return f"[^{_INSIDE[letter.lower()]}]" if letter.isupper() else f"[{_INSIDE[letter]}]"
    return _CLASS_INSIDE.sub(_inside, token) if kind == "set" else token


def _inside(match: re.Match[str]) -> str:
    return _INSIDE[match[1]] if match[1] else match[0]


def _marked(kind: str, piece: str, any_character: str) -> Iterator[str]:
    """The piece for a marked text: each character has the marks of the place before it."""
    if kind == "place":
        yield _EDGE if piece == r"\b" else _NO_EDGE
    elif kind in ("begin", "group"):
        yield piece
    elif kind == "end":
        yield _MARKS + piece
    elif kind == "quoted":
        yield from (_one(re2.escape(character)) for character in piece.removeprefix(r"\Q").removesuffix(r"\E"))
    else:
        yield _one(any_character if kind == "any" else _without_marks(kind, _plain(kind, piece)))


def _without_marks(kind: str, piece: str) -> str:
    if kind == "not_of":
        return rf"[^\x01\x02\p{piece[2:]}]"
    return rf"[^\x01\x02{piece[2:]}" if piece.startswith("[^") else piece


def _one(character: str) -> str:
    return f"(?:{_MARKS}{character})"
