"""Words -> features of the text model: each word, and its character n-grams of three to five letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from zlib import crc32

from finpulse.cleaning.text import CJK

BUCKETS: Final = 1 << 16
# After so many words, or letters of a word, nothing more tells what was bought.
MOST_WORDS: Final = 16
_LONGEST_WORD: Final = 30
# A longer word with digits is a reference, and its letters mean nothing.
_LONGEST_WITH_DIGITS: Final = 4
_NGRAMS: Final = (3, 4, 5)
# Chinese, Japanese and Korean need two characters for what others write in six letters.
_CJK_NGRAMS: Final = (1, 2, 3)
# Words that tell an online purchase. They are no part of a merchant's name.
_ONLINE: Final = frozenset(("www", "com", "co", "net", "online", "paypal"))


def telling_words(name: Sequence[str], description: Sequence[str] = ()) -> list[str]:
    """The words that may tell what was bought: those of the merchant's name, and of the description the online ones.

    >>> telling_words(("tesco", "2606", "ab12345", "o2"))
    ['tesco', 'o2']
    >>> telling_words(("spotify",), ("paypal", "spotify", "35314369001"))
    ['paypal', 'spotify']
    """
    telling = [word for word in description if word in _ONLINE]
    telling += [word for word in name if word.isalpha() or (len(word) <= _LONGEST_WITH_DIGITS and not word.isdigit())]
    return telling[:MOST_WORDS]


def buckets(word: str) -> list[int]:
    """The hash buckets of a word's features: one for the whole word, and one for each n-gram.

    "^" and "$" around the word mark its beginning and its end. CRC-32 is the same on every machine and version.
    """
    sizes = _NGRAMS if word.isascii() or not CJK.search(word) else _CJK_NGRAMS
    # With two bytes for each letter, an n-gram is a slice.
    marked = f"^{word[:_LONGEST_WORD]}$".encode("utf-16-le", "surrogatepass")
    length = len(marked)
    numbers = [crc32(marked) % BUCKETS]
    for size in sizes:
        numbers += [crc32(marked[at : at + 2 * size]) % BUCKETS for at in range(0, length - 2 * size + 1, 2)]
    return numbers
