"""Words -> what the model looks at: each word by itself and its parts of three to five letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final
from zlib import crc32

BUCKETS: Final = 1 << 16
# Behind this many words or letters stands nothing that tells what was bought.
MOST_WORDS: Final = 16
_LONGEST_WORD: Final = 30
# What is longer and holds figures is a reference, whose letters mean nothing.
_LONGEST_WITH_FIGURES: Final = 4
_PARTS: Final = (3, 4, 5)
# Chinese, Japanese and Korean say in two signs what others say in six letters.
_UNSPACED_PARTS: Final = (1, 2, 3)
_UNSPACED: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


# What is bought in the net is told by these, which are no part of a merchant's name.
_ONLINE: Final = frozenset(("www", "com", "co", "net", "online", "paypal"))


def said_words(name: Sequence[str], around: Sequence[str] = ()) -> list[str]:
    """The words that may tell what was bought: those of a merchant's name, and how it was paid from those around it.

    >>> said_words(("tesco", "2606", "ab12345", "o2"))
    ['tesco', 'o2']
    >>> said_words(("spotify",), ("paypal", "spotify", "35314369001"))
    ['paypal', 'spotify']
    """
    told = [word for word in around if word in _ONLINE]
    told += [word for word in name if word.isalpha() or (len(word) <= _LONGEST_WITH_FIGURES and not word.isdigit())]
    return told[:MOST_WORDS]


def buckets(word: str) -> list[int]:
    """The numbers of the weights that speak for a word: its own, and one for each part of it.

    The marks around the word tell its beginning and its end. CRC-32 is the same on every machine and version.
    """
    sizes = _PARTS if word.isascii() or not _UNSPACED.search(word) else _UNSPACED_PARTS
    # Two bytes a letter, so that a part is a slice.
    marked = f"^{word[:_LONGEST_WORD]}$".encode("utf-16-le", "surrogatepass")
    length = len(marked)
    found = [crc32(marked) % BUCKETS]
    for size in sizes:
        found += [crc32(marked[at : at + 2 * size]) % BUCKETS for at in range(0, length - 2 * size + 1, 2)]
    return found
