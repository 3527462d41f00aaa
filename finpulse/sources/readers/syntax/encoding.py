"""Bytes -> the name of their encoding, by what text each candidate makes of them."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Final

from finpulse.sources.detection.lexicon.header_words import header_word, languages_of
from finpulse.sources.readers.syntax.code_pages import ALPHABETS, DAILY, LANGUAGES, LATIN, LETTERS, OFTEN, SELDOM

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# In Latin scripts, hardly ever do four letters beyond ASCII follow each other.
_RUN: Final = re.compile(r"[^\W\d_a-zA-Z]{4,}")
# In other scripts, hardly ever does a word also have ASCII letters.
_MIXED: Final = re.compile(r"[a-zA-Z](?=[^\W\d_a-zA-Z])|[^\W\d_a-zA-Z](?=[a-zA-Z])")
# What the header's language, and each of its words that a code page makes, add to a share of at most 1.
_AT_HOME: Final = 0.2
_KNOWN_WORD: Final = 0.15
# What it adds that the letters are those of one language, or often written in their script, or signs of every day.
_USUAL: Final = 0.5
# In the order in which they win a tie.
_MULTIBYTE: Final = ("cp932", "gb18030", "cp949", "big5hkscs", "euc_jp")
_HIGH: Final = re.compile(rb"[\x80-\xff]+")
# The end of a record of QIF, whose lines begin with a letter that is no part of the text behind it.
_CODED: Final = re.compile(rb"^\^[ \t]*\r?$", re.MULTILINE)
# A sign of Chinese, Japanese or Korean amid a Latin word is two bytes that a wrong encoding has joined.
_JOINED: Final = re.compile(r"(?<=[a-z])[\u3400-\u9fff\uac00-\ud7a3\u3000-\u30ff](?=[a-z])", re.IGNORECASE)
_WORDS: Final = re.compile(r"(?<![^\W\d_])[a-zA-Z]*+[^\W\d_a-zA-Z][^\W\d_]*+")
_SMALL_OR_BEYOND: Final = re.compile(r"[^\W\d_A-Z]")
_BEYOND: Final = re.compile(r"[^\x00-\x7f]+")
_ASIAN: Final = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3\u3000-\u303f\uff00-\uffef]")
_RARE: Final = re.compile(r"[\uff61-\uff9f\ue000-\uf8ff\ufffd\U00010000-\U0010ffff]")
_MOST: Final = 20_000


def decide_encoding(sample: bytes) -> str:
    """The encoding of a file whose beginning is given; the sample may end amid a character."""
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return encoding
    if wide := _utf16_without_mark(sample):
        return wide
    if _decodes(sample, "utf-8"):
        return "utf-8"
    return _by_letters(sample)


def _utf16_without_mark(sample: bytes) -> str | None:
    """Text in UTF-16 shows a zero byte for nearly every ASCII character, always on the same side."""
    start = sample[:2000]
    even, odd = start[::2].count(0), start[1::2].count(0)
    if max(even, odd) < 0.3 * len(start) / 2 or min(even, odd) > 0.05 * len(start) / 2:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _decodes(sample: bytes, encoding: str) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)().decode(sample)
    except UnicodeDecodeError:
        return False
    return True


def _lines_with_letters(sample: bytes) -> bytes:
    """Only lines that have a byte above ASCII say anything about the encoding; the letters of codes say nothing."""
    start = 1 if _CODED.search(sample) else 0
    lines = [line[start:] for line in sample.splitlines() if _HIGH.search(line)]
    return b"\n".join(lines)[:_MOST]


def _by_letters(sample: bytes) -> str:
    lines = _lines_with_letters(sample)
    candidates = [*LETTERS, *(encoding for encoding in _MULTIBYTE if _decodes(lines, encoding))]
    start = sample[:_MOST]
    return max(
        candidates, key=lambda encoding: _plausibility(lines, encoding, _languages(start.decode(encoding, "replace")))
    )


def _languages(text: str) -> frozenset[str]:
    """The languages of the header that the text has, if it has one."""
    lines = text.splitlines()[:30]
    rows = [re.split(r"[,;\t|]", line.replace('"', "")) for line in lines]
    return max((languages_of(row) for row in rows if len(row) > 2), key=len, default=frozenset())


def _plausibility(sample: bytes, encoding: str, languages: frozenset[str]) -> float:
    """How much of the text beyond ASCII is what people write, from 0 to 1, and whether headers become words."""
    text = sample.decode(encoding, "replace")
    beyond = Counter("".join(_BEYOND.findall(text)))
    if not beyond:
        return 0.0
    share = (_share_of_signs if encoding in _MULTIBYTE else _share_of_letters)(text, beyond, encoding)
    home = _AT_HOME if LANGUAGES.get(encoding, frozenset()) & languages else 0.0
    return share + _USUAL * _usual_share(beyond, encoding) + home + _KNOWN_WORD * min(_known_words(text), 4)


def _share_of_signs(text: str, beyond: Mapping[str, int], encoding: str) -> float:
    """The share of the signs of East Asia, less those that hardly anybody writes."""
    odd = 1.5 * len(_RARE.findall(text)) + len(_JOINED.findall(text))
    return (len(_ASIAN.findall(text)) - odd) / sum(beyond.values()) - (0.1 if encoding == "gb18030" else 0.0)


def _share_of_letters(text: str, beyond: Mapping[str, int], encoding: str) -> float:
    """The share of the letters that a code page is full of, less those of words that nobody writes."""
    # A blank that breaks no line stands in amounts in every code page that has one.
    usual, seldom = {*LETTERS[encoding], "\u00a0"}, set(SELDOM.get(encoding, ""))
    points = sum(count * (1.0 if sign in usual else 0.8 * (sign in seldom)) for sign, count in beyond.items())
    odd = sum(map(len, _RUN.findall(text))) if encoding in LATIN else 0.5 * len(_MIXED.findall(text))
    return (points - odd) / sum(beyond.values()) - _odd_case_share(text, encoding)


def _usual_share(beyond: Mapping[str, int], encoding: str) -> float:
    """The share of one language's letters, of the script's most frequent letters, or of the signs of every day.

    Signs that are no letters, as those of currencies, stand in texts of every language.
    """
    letters = {letter: count for letter, count in beyond.items() if letter.isalpha()}
    if not letters:
        return 1.0
    if encoding in ALPHABETS:
        return max(_share(letters, alphabet.__contains__) for alphabet in ALPHABETS[encoding])
    if often := OFTEN.get(encoding):
        return min(1.0, 1.5 * _share(letters, lambda letter: letter.lower() in often))
    return _share(letters, lambda letter: _is_daily(letter, encoding))


def _share(letters: Mapping[str, int], counts: Callable[[str], bool]) -> float:
    return sum(count for letter, count in letters.items() if counts(letter)) / sum(letters.values())


def _is_daily(character: str, encoding: str) -> bool:
    if "\u3040" <= character <= "\u30ff":
        return encoding in ("cp932", "euc_jp")
    least, most = DAILY[encoding]
    return least <= character.encode(encoding, "replace")[0] <= most


def _odd_case_share(text: str, encoding: str) -> float:
    """The share of words that change from small letters to capitals, as only a wrong code page makes them."""
    if encoding in ("cp1255", "cp1256", "cp874"):
        return 0.0
    words = Counter(_WORDS.findall(text))
    odd = sum(count for word, count in words.items() if _SMALL_OR_BEYOND.search(word) and not _usual_case(word))
    return 0.8 * odd / words.total() if words else 0.0


def _usual_case(word: str) -> bool:
    return word.islower() or word.isupper() or word.istitle() or word[1:].islower()


def _known_words(text: str) -> int:
    """How many cells with letters beyond ASCII in the first lines are column words of the lexicon."""
    cells = [cell for line in text.splitlines()[:30] for cell in re.split(r"[,;\t|]", line)]
    return sum(not cell.isascii() and _is_word(cell) for cell in cells[:300])


def _is_word(cell: str) -> bool:
    """Whether a cell is a column word with a letter beyond ASCII, which only the right encoding makes it."""
    word = header_word(cell.strip(' "')[:80])
    return word is not None and word.strength > 0.9
