"""The words, numbers and dates of a question, folded so that case and apostrophes make no difference."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

TokenKind = Literal["word", "number", "date", "sign"]

_PIECE: Final = re.compile(
    r"(?P<date>\d{4}-\d{1,2}-\d{1,2}(?!\d)|\d{1,2}/\d{1,2}/\d{4}(?![/\d])|\d{1,2}\.\d{1,2}\.\d{4}(?!\d))"
    r"|(?P<number>\d{1,3}(?:[ \u00a0\u202f]\d{3})++(?![\d])(?:[.,]\d{1,2}(?!\d))?|\d++(?:[.,]\d++)*+)"
    r"|(?P<word>[^\W\d_]++(?:['&][^\W\d_]++)*+)"
    r"|(?P<sign>[$€£₽%\"/+-]|--)"
)
_APOSTROPHES: Final = str.maketrans(
    dict.fromkeys("’‘ʻʼ`´′", "'") | dict.fromkeys("“”«»„", '"') | dict.fromkeys("–—−", "-")
)
# A letter that looks like a Latin one, in a word that is else Latin, was put there by a mistake or on purpose.
_LOOKALIKES: Final = str.maketrans("авекмнорстухіѕԁ", "abekmhopctyxisd")
_LATIN, _CYRILLIC = re.compile("[a-z]"), re.compile("[а-яёіѕԁ]")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a question: `key` is its folded form, `start` and `end` its place in the text."""

    text: str
    key: str
    kind: TokenKind
    start: int
    end: int
    quoted: bool = False

    @property
    def number(self) -> Decimal | None:
        """Its value where it is a number."""
        return number_of(self.text) if self.kind == "number" else None


def fold(text: str) -> str:
    """The form in which words are compared: lower case, without accents of writing, one apostrophe, one dash.

    >>> fold("O‘TGAN  oy")
    "o'tgan  oy"
    """
    return (
        unicodedata.normalize("NFKC", text.translate(_APOSTROPHES)).casefold().translate(_APOSTROPHES).replace("ё", "е")
    )


def key_of(word: str) -> str:
    """The key of one word: folded, without apostrophes, and in one script where letters of another only look alike.

    >>> key_of("Joe's"), key_of("Stаrbucks")
    ('joes', 'starbucks')
    """
    folded = fold(word).replace("'", "")
    if _LATIN.search(folded) and _CYRILLIC.search(folded):
        folded = folded.translate(_LOOKALIKES)
    return folded


def number_of(text: str) -> Decimal | None:
    """A number as people write it: "1,000", "49.99", "49,99", "1 000"; None where it can't be told.

    >>> [str(number_of(text)) for text in ("1,000", "49,99", "1.234,50", "1 000")]
    ['1000', '49.99', '1234.50', '1000']
    """
    plain = re.sub(r"\s", "", text)
    marks = [mark for mark in plain if mark in ".,"]
    if not marks:
        return Decimal(plain)
    head, tail = plain[: plain.rindex(marks[-1])], plain[plain.rindex(marks[-1]) + 1 :]
    if len(set(marks)) == 1 and len(tail) == 3:
        return Decimal(plain.replace(marks[0], ""))
    whole = head.replace(".", "").replace(",", "")
    return Decimal(f"{whole}.{tail}") if len(marks) == 1 or len(set(marks)) == 2 else None


def tokenise(question: str) -> list[Token]:
    """The tokens of a question, with what stood in quotes marked; other punctuation is dropped."""
    return list(_without_quotes(_pieces(question)))


def _pieces(question: str) -> Iterator[Token]:
    # Each of these is one character for one, so that places stay those of the text.
    text = question.translate(_APOSTROPHES)
    for match in _PIECE.finditer(text):
        kind = match.lastgroup
        word = match.group()
        if kind in ("word", "number", "date", "sign"):
            yield Token(question[match.start() : match.end()], key_of(word), kind, match.start(), match.end())  # type: ignore[arg-type]


def _without_quotes(pieces: Iterator[Token]) -> Iterator[Token]:
    """Pairs of quotes become the mark of what stands between them."""
    tokens = list(pieces)
    quotes = [n for n, token in enumerate(tokens) if token.key == '"']
    spans = list(zip(quotes[::2], quotes[1::2], strict=False))
    for n, token in enumerate(tokens):
        if token.key != '"':
            quoted = any(start < n < end for start, end in spans)
            yield Token(token.text, token.key, token.kind, token.start, token.end, quoted)
