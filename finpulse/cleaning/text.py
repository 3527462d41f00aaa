"""Folding: the same form for texts that differ only in case, accents, width, quotes or blanks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

# Letters that Unicode's decomposition leaves whole: their stroke or ligature is no combining mark.
_UNDECOMPOSED = {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "ħ": "h"}
# Uzbek's o‘ and g‘ are typed with any of these. They go first, because NFKC makes blanks of some of them.
_APOSTROPHES = dict.fromkeys(map(ord, "‘’‛`´ʻʼʹ′＇"), "'")
_INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF))
_BEFORE_NFKC = {**_APOSTROPHES, **_INVISIBLE}
# Letters that look alike in Latin and in Cyrillic, at least as capitals, casefolded.
_LATIN_ALIKE: Final = "abcehkmoptxyisj"
_CYRILLIC_ALIKE: Final = "авсенкмортхуіѕј"
_TO_CYRILLIC: Final = str.maketrans(_LATIN_ALIKE, _CYRILLIC_ALIKE)
_TO_LATIN: Final = str.maketrans(_CYRILLIC_ALIKE, _LATIN_ALIKE)
_LATIN: Final = re.compile("[a-z]")
_CYRILLIC: Final = re.compile("[\u0400-\u052f]")
_WORD: Final = re.compile(r"\w+")
# Separates texts that are worked on as one. No stored text can hold it.
BETWEEN_TEXTS: Final = "\0"
# Kana, Chinese characters and Korean syllables, which are written without blanks between words.
CJK: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class _Letters(dict[int, str]):
    """A table for `str.translate` that computes the entry of a character when it is first looked up."""

    def __missing__(self, code: int) -> str:
        plain = self[code] = _plain(chr(code))
        return plain


def _plain(char: str) -> str:
    """The letter without its accent, if the script is Latin or Greek.

    In other scripts, й, ў, が and 한 are letters of their own and stay.
    """
    if char == "ё":
        return "е"
    if "\u0300" <= char <= "\u036f":
        return ""
    base = unicodedata.normalize("NFD", char)[0]
    if base in _UNDECOMPOSED:
        return _UNDECOMPOSED[base]
    return base if unicodedata.name(base, "").startswith(("LATIN", "GREEK")) else char


_LETTERS = _Letters(_APOSTROPHES)  # Again, because NFKC makes apostrophes of some letters, such as ŉ.


# Cached, because a row's description is folded several times: for its balance, its category and its fingerprint.
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


# Word by word, because nothing composes across a blank, and words repeat more often than whole texts.
@lru_cache(maxsize=16_384)
def _folded_word(word: str) -> str:
    composed = unicodedata.normalize("NFKC", word.translate(_BEFORE_NFKC)).casefold()
    return " ".join(unicodedata.normalize("NFC", composed).translate(_LETTERS).split())


def fold_all(texts: Sequence[str]) -> list[str]:
    """`fold` of each text; all at once if they are ASCII, which is much faster.

    >>> fold_all(["Corner  COFFEE", "O`tkazma"]), fold_all(["Café", "Bar"])
    (['corner coffee', "o'tkazma"], ['cafe', 'bar'])
    """
    together = BETWEEN_TEXTS.join(texts)
    if not together.isascii() or together.count(BETWEEN_TEXTS) != len(texts) - 1:
        return list(map(fold, texts))
    return [" ".join(text.split()) for text in _ascii_lower(together).split(BETWEEN_TEXTS)]


def _ascii_lower(text: str) -> str:
    return text.lower().replace("`", "'")


def in_one_script(folded: str) -> str:
    """Folded text whose words of Latin and Cyrillic letters are in one script, where the other's only look like its.

    So they are as they look, whatever keyboard they were typed on. Words of one script stay as they are typed.

    >>> in_one_script("cбербанк"), in_one_script("оzon"), in_one_script("сор"), in_one_script("iphone-чехол")
    ('сбербанк', 'ozon', 'сор', 'iphone-чехол')
    """
    if folded.isascii() or not (_LATIN.search(folded) and _CYRILLIC.search(folded)):
        return folded
    return _WORD.sub(lambda word: _word_in_one_script(word.group()), folded)


def _word_in_one_script(word: str) -> str:
    latin, cyrillic = word.translate(_TO_LATIN), word.translate(_TO_CYRILLIC)
    if not _CYRILLIC.search(latin):
        return latin
    return word if _LATIN.search(cyrillic) else cyrillic


def storable(text: str) -> str:
    """The text without what PostgreSQL's JSON can't store: NUL is removed, half a surrogate pair becomes "?".

    >>> storable("a\\x00b \\ud800")
    'ab ?'
    """
    return text.replace("\x00", "").encode("utf-8", "replace").decode()
