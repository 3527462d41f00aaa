"""Folding: one form for texts that differ only in case, accents, width, quotes or blanks."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

# Letters whose stroke or ligature is no combining mark, so that decomposition leaves it standing.
_UNDECOMPOSED = {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "ħ": "h"}
# Uzbek's o‘ and g‘ are typed with any of these; NFKC would turn some of them into blanks.
_APOSTROPHES = dict.fromkeys(map(ord, "‘’‛`´ʻʼʹ′＇"), "'")
_INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF))
_BEFORE = {**_APOSTROPHES, **_INVISIBLE}
# Stands between texts that are worked through in one go; no text that is kept can hold it.
BETWEEN_TEXTS: Final = "\0"


class _Letters(dict[int, str]):
    """A table for `str.translate` that works out each character when it is first met."""

    def __missing__(self, code: int) -> str:
        plain = self[code] = _plain(chr(code))
        return plain


def _plain(char: str) -> str:
    """The letter without its accent, where the accent makes no letter of its own.

    Only Latin and Greek lose theirs: й, ў, が and 한 are letters, not accented ones.
    """
    if char == "ё":
        return "е"
    if "\u0300" <= char <= "\u036f":
        return ""
    base = unicodedata.normalize("NFD", char)[0]
    if base in _UNDECOMPOSED:
        return _UNDECOMPOSED[base]
    return base if unicodedata.name(base, "").startswith(("LATIN", "GREEK")) else char


_LETTERS = _Letters(_APOSTROPHES)  # NFKC brings out apostrophes of its own, as in ŉ.


# A row's description is folded for its balance, its category and its fingerprint one after the other.
@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """The text in NFKC, casefolded, without Latin and Greek accents, with single blanks and plain apostrophes.

    >>> fold("  Café   CRÈME ")
    'cafe creme'
    >>> fold("Straße"), fold("ŁÓDŹ"), fold("İSTANBUL")
    ('strasse', 'lodz', 'istanbul')
    >>> fold("Йогурт ещё"), fold("Ўзбекистон"), fold("ｶﾞｽ代"), fold("한국")
    ('йогурт еще', 'ўзбекистон', 'ガス代', '한국')
    >>> fold("Oʻtkazma"), fold("o‘tkazma") == fold("o`tkazma")
    ("o'tkazma", True)
    """
    if text.isascii():
        return " ".join(_ascii_lower(text).split())
    words = [_ascii_lower(word) if word.isascii() else _folded_word(word) for word in text.split()]
    return " ".join(filter(None, words))


# Nothing composes across a blank, and the words of a statement come again where its texts don't.
@lru_cache(maxsize=16_384)
def _folded_word(word: str) -> str:
    composed = unicodedata.normalize("NFKC", word.translate(_BEFORE)).casefold()
    return " ".join(unicodedata.normalize("NFC", composed).translate(_LETTERS).split())


def fold_all(texts: Sequence[str]) -> list[str]:
    """Each text folded, those in ASCII alone in one go."""
    together = BETWEEN_TEXTS.join(texts)
    if not together.isascii() or together.count(BETWEEN_TEXTS) != len(texts) - 1:
        return list(map(fold, texts))
    return [" ".join(text.split()) for text in _ascii_lower(together).split(BETWEEN_TEXTS)]


def _ascii_lower(text: str) -> str:
    return text.lower().replace("`", "'")


def storable(text: str) -> str:
    """The text without what a file may hold and PostgreSQL's JSON can't: NUL, and halves of surrogate pairs.

    >>> storable("a\\x00b \\ud800")
    'ab ?'
    """
    return text.replace("\x00", "").encode("utf-8", "replace").decode()
